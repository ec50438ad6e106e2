using System.Text.Json;
using System.Text.Json.Nodes;
using ElbContract.Pact.Native;

namespace ElbContract.Pact.Reading;

/// <summary>A pact file of version 1 to 3, which Pact's core writes anew as version 4.</summary>
internal static class OlderPact
{
    // The core merges only what is of one consumer and one provider: the real names, which need not be fit for a file's name, come back
    // afterwards.
    private const string Consumer = "consumer";
    private const string Provider = "provider";

    // What the core calls a body whose form it does not see.
    private const string AnyForm = "*/*";

    /// <param name="pact">As the file has it.</param>
    /// <param name="path">Where it comes from, for messages.</param>
    /// <param name="version">The version that it names; null where it names none.</param>
    /// <exception cref="PactFormatException">The core does not take it.</exception>
    /// <exception cref="PactCoreException">The native core is missing or too old.</exception>
    internal static JsonObject Upgrade(JsonObject pact, string path, string? version)
    {
        PactCoreVersion.Require();
        var interactions = pact["interactions"] as JsonArray ?? [];
        // The core passes over what it cannot read.
        foreach (var (index, interaction) in interactions.Index())
            _ = RecordedInteraction.ReadFrame(interaction, index + 1, path);
        var folder = TemporaryFolder.Create("pact-upgrade-");
        try
        {
            var (file, draft) = (Path.Combine(folder.FullName, $"{Consumer}-{Provider}.json"), pact.DeepClone().AsObject());
            draft["consumer"] = new JsonObject { ["name"] = Consumer };
            draft["provider"] = new JsonObject { ["name"] = Provider };
            File.WriteAllBytes(file, JsonSerializer.SerializeToUtf8Bytes(draft));
            // A pact without interactions, merged into the file that is there, is that file in the newer form.
            if (!Merge(folder.FullName))
                throw Refused(path, version);
            var upgraded = JsonNode.Parse(File.ReadAllBytes(file))!.AsObject();
            // The core leaves a file that it cannot merge as it was.
            if (upgraded["metadata"]?["pactSpecification"]?["version"]?.ToString().StartsWith('4') != true)
                throw Refused(path, version);
            if (upgraded["interactions"]!.AsArray().Count is var count && count < interactions.Count)
                throw new PactFormatException(
                    path,
                    null,
                    $"has {interactions.Count} interactions, but Pact's core reads only {count}: give each its own description"
                );
            upgraded["consumer"] = pact["consumer"]?.DeepClone();
            upgraded["provider"] = pact["provider"]?.DeepClone();
            foreach (var interaction in (upgraded["interactions"] as JsonArray ?? []).OfType<JsonObject>())
                NameForms(interaction);
            return upgraded;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool Merge(string folder)
    {
        var handle = PactCore.NewPact(Consumer, Provider);
        try
        {
            return PactCore.WithSpecification(handle, PactCore.SpecificationV4)
                && PactCore.WriteFile(handle, folder, overwrite: false) == 0;
        }
        finally
        {
            _ = PactCore.FreePactHandle(handle);
        }
    }

    // Without a form a body is bytes that have to be the same: the header says what it is, and where there is none, JSON can be told.
    private static void NameForms(JsonObject interaction)
    {
        foreach (var half in new[] { "request", "response" })
        {
            if (
                interaction[half] is not JsonObject message
                || message["body"] is not JsonObject body
                || body["contentType"]?.ToString() != AnyForm
            )
                continue;
            var form = ContentType(message);
            var json = form?.Contains("json", StringComparison.OrdinalIgnoreCase) != false ? VerbatimBodies.Json(body) : null;
            if (json is not null)
                (body["content"], body["encoded"]) = (json, false);
            if ((form ?? (json is null ? null : "application/json")) is { } named)
                body["contentType"] = named;
        }
    }

    private static string? ContentType(JsonObject message) =>
        ProviderStateExpressions.PlacesOf(message, "header", "Content-Type").FirstOrDefault()?.Value?.ToString();

    private static PactFormatException Refused(string path, string? version) =>
        new(
            path,
            null,
            $"is a pact {(version is null ? "without a version" : $"of version {version}")} that Pact's core cannot read: write it again"
        );
}
