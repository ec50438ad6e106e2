using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ElbContract.Pact.Reading;

namespace ElbContract.Pact.Writing;

/// <summary>Takes over, into a contract that was just written, the interactions of the one in whose place it comes.</summary>
internal static class ContractMerger
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="draft">What was written; changed where the other has more.</param>
    /// <param name="existing">A contract of the same consumer and provider; need not be there.</param>
    /// <exception cref="PactFormatException">What is there is no contract.</exception>
    internal static void TakeOver(string draft, string existing)
    {
        if (!File.Exists(existing))
            return;
        var written = PactDocument.Read(draft).Interactions;
        var (keys, descriptions) = (
            written.Select(one => one.Key).ToHashSet(StringComparer.Ordinal),
            written.Select(one => one.Description).ToHashSet(StringComparer.Ordinal)
        );
        var kept = PactDocument
            .Read(existing)
            .Interactions.Where(one => !keys.Contains(one.Key) && !descriptions.Contains(one.Description))
            .ToList();
        if (kept.Count == 0)
            return;
        var pact = JsonNode.Parse(File.ReadAllBytes(draft))!.AsObject();
        pact["interactions"] = new JsonArray([
            .. written.Concat(kept).OrderBy(one => one.Description, StringComparer.Ordinal).Select(one => one.ToJson()),
        ]);
        File.WriteAllText(draft, pact.ToJsonString(Options));
    }
}
