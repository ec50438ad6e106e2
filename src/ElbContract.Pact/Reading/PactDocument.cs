using System.Text.Json;
using System.Text.Json.Nodes;

namespace ElbContract.Pact.Reading;

/// <summary>A Pact V4 file, read for a verifier: as much of it as is needed to send its interactions in parts and to put real values into
/// them.</summary>
public sealed class PactDocument
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private PactDocument(string path, string consumer, string provider, IReadOnlyList<RecordedInteraction> interactions)
    {
        Path = path;
        Consumer = consumer;
        Provider = provider;
        Interactions = interactions;
    }

    public string Path { get; }

    public string Consumer { get; }

    public string Provider { get; }

    public IReadOnlyList<RecordedInteraction> Interactions { get; }

    /// <exception cref="PactFormatException">The file cannot be read, or is no Pact V4 file.</exception>
    public static PactDocument Read(string path)
    {
        try
        {
            return Parse(File.ReadAllBytes(path), path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new PactFormatException(path, null, $"cannot be read ({cause.Message}): give the path of a Pact V4 file", cause);
        }
    }

    /// <param name="content">The file's bytes, UTF-8.</param>
    /// <param name="path">Where they come from, for messages.</param>
    /// <exception cref="PactFormatException">The content is no Pact V4 file.</exception>
    public static PactDocument Parse(ReadOnlySpan<byte> content, string path)
    {
        var root = ParseJson(content, path);
        if (root is not JsonObject pact || pact["interactions"] is not JsonArray interactions)
            throw new PactFormatException(
                path,
                null,
                "is not a pact, which is a JSON object with 'interactions': give the path of a Pact V4 file"
            );
        var version = Text(pact, "metadata", "pactSpecification", "version") ?? Text(pact, "metadata", "pact-specification", "version");
        if (version?.StartsWith('4') != true)
            throw new PactFormatException(
                path,
                "metadata.pactSpecification.version",
                $"is {(version is null ? "missing" : $"'{version}'")}, and 4.0 is needed: write the pact as V4"
            );
        var recorded = interactions.Select((interaction, index) => RecordedInteraction.Read(interaction, index + 1, path)).ToList();
        foreach (var same in recorded.GroupBy(interaction => interaction.Key, StringComparer.Ordinal).Where(group => group.Count() > 1))
            throw new PactFormatException(
                path,
                same.Last().Place,
                $"has the key '{same.Key}' of {same.First().Place}: give each interaction a key of its own"
            );
        return new PactDocument(
            path,
            Text(pact, "consumer", "name") ?? throw new PactFormatException(path, "consumer.name", "is missing: name the consumer"),
            Text(pact, "provider", "name") ?? throw new PactFormatException(path, "provider.name", "is missing: name the provider"),
            recorded
        );
    }

    /// <summary>The same pact with other interactions: some of its own, or copies with real values.</summary>
    public PactDocument With(IEnumerable<RecordedInteraction> interactions) => new(Path, Consumer, Provider, [.. interactions]);

    internal void WriteTo(Stream stream)
    {
        using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        writer.WriteStartObject("consumer");
        writer.WriteString("name", Consumer);
        writer.WriteEndObject();
        writer.WriteStartObject("provider");
        writer.WriteString("name", Provider);
        writer.WriteEndObject();
        writer.WriteStartArray("interactions");
        foreach (var interaction in Interactions)
            interaction.WriteTo(writer);
        writer.WriteEndArray();
        writer.WriteStartObject("metadata");
        writer.WriteStartObject("pactSpecification");
        writer.WriteString("version", "4.0");
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static JsonNode? ParseJson(ReadOnlySpan<byte> content, string path)
    {
        try
        {
            var json = JsonNode.Parse(content, documentOptions: Strict);
            DemandTexts(content, path);
            return json;
        }
        catch (JsonException cause)
        {
            var place = cause.LineNumber is { } line ? $"line {line + 1}" : null; // a name that stands twice comes without its line
            throw new PactFormatException(path, place, $"is not JSON ({Reason(cause)}): write the pact anew, or correct it there", cause);
        }
    }

    // A text that cannot be decoded is not seen before it is asked for.
    private static void DemandTexts(ReadOnlySpan<byte> content, string path)
    {
        var reader = new Utf8JsonReader(content);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                    _ = reader.GetString();
            }
        }
        catch (InvalidOperationException cause)
        {
            throw new PactFormatException(
                path,
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"byte {reader.TokenStartIndex}"),
                "is no text that can be decoded: write the pact anew, or correct it there",
                cause
            );
        }
    }

    /// <summary>The exception's text without the place that it repeats.</summary>
    private static string Reason(JsonException cause) =>
        cause.Message.Split(" LineNumber:")[0].Split(" Path:")[0].TrimEnd('.').ReplaceLineEndings(" ");

    private static string? Text(JsonObject from, params ReadOnlySpan<string> path)
    {
        JsonNode? node = from;
        foreach (var name in path)
            node = (node as JsonObject)?[name];
        return node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;
    }
}
