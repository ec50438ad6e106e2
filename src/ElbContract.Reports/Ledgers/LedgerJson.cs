using System.Text.Encodings.Web;
using System.Text.Json;
using ElbContract.Specification.Clauses;

namespace ElbContract.Reports.Ledgers;

/// <summary>A ledger as JSON of the schema <c>elb-contract/ledger/1</c>, to which keys are only ever added.</summary>
public static class LedgerJson
{
    public const string Schema = "elb-contract/ledger/1";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="ledger">What to write.</param>
    /// <param name="stream">Left open.</param>
    public static void Write(Ledger ledger, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        JsonSerializer.Serialize(
            stream,
            new
            {
                Schema,
                Clauses = ledger.Entries.Select(entry => new
                {
                    entry.Clause.Id,
                    Strength = Words.Of(entry.Clause.Strength),
                    entry.Clause.Sentence,
                    entry.Clause.Anchors,
                    entry.Rule,
                    entry.Scenarios,
                    entry.Interactions,
                    entry.Generated,
                    Verdicts = entry.Verdicts.Select(one => new
                    {
                        one.Endpoint,
                        one.At,
                        one.Verdict,
                    }),
                }),
                Page = Page.Anchors.Select(anchor => new
                {
                    anchor.Id,
                    anchor.Fingerprint,
                    anchor.NotNormative,
                }),
            },
            Options
        );
        stream.Write("\n"u8);
    }

    /// <summary>Reads a ledger that was written without runs.</summary>
    /// <param name="stream">Left open.</param>
    internal static Ledger Read(Stream stream)
    {
        using var document = JsonDocument.Parse(stream);
        return new Ledger([.. document.RootElement.GetProperty("clauses").EnumerateArray().Select(Entry)]);
    }

    private static LedgerEntry Entry(JsonElement clause) =>
        new(
            Catalogue.Find(clause.GetProperty("id").GetString()!)!,
            [.. clause.GetProperty("scenarios").EnumerateArray().Select(place => place.GetString()!)],
            clause.GetProperty("interactions").GetInt32(),
            clause.GetProperty("generated").GetInt32(),
            [],
            clause.GetProperty("rule").GetString()
        );
}
