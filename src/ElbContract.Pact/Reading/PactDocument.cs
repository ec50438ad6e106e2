using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ElbContract.Pact.Reading;

/// <summary>A pact file, read for a verifier: as much of it as is needed to send its interactions in parts and to put real values into
/// them. What is older than V4 is read as Pact's core writes it in V4.</summary>
public sealed class PactDocument
{
    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private PactDocument(string path, string consumer, string provider, IReadOnlyList<RecordedInteraction> interactions, int messages)
    {
        Messages = messages;
        Path = path;
        Consumer = consumer;
        Provider = provider;
        Interactions = interactions;
    }

    public string Path { get; }

    public string Consumer { get; }

    public string Provider { get; }

    /// <summary>The requests that it has, each with its answer.</summary>
    public IReadOnlyList<RecordedInteraction> Interactions { get; }

    /// <summary>How many interactions it has besides that are messages: these are not sent over HTTP.</summary>
    public int Messages { get; }

    /// <exception cref="PactFormatException">The file cannot be read, or is no pact.</exception>
    public static PactDocument Read(string path)
    {
        try
        {
            return Parse(File.ReadAllBytes(path), path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new PactFormatException(path, null, $"cannot be read ({cause.Message}): give the path of a pact file", cause);
        }
    }

    /// <param name="content">The file's bytes, UTF-8.</param>
    /// <param name="path">Where they come from, for messages.</param>
    /// <exception cref="PactFormatException">The content is no pact.</exception>
    public static PactDocument Parse(ReadOnlySpan<byte> content, string path)
    {
        if (content.StartsWith(ByteOrderMark))
            content = content[ByteOrderMark.Length..];
        if (ParseJson(content, path) is not JsonObject pact || !HasInteractions(pact))
            throw new PactFormatException(
                path,
                null,
                "is not a pact, which is a JSON object with 'interactions': give the path of a pact file"
            );
        var version = Text(pact, "metadata", "pactSpecification", "version") ?? Text(pact, "metadata", "pact-specification", "version");
        if (version?.StartsWith('4') != true)
            pact = OlderPact.Upgrade(pact, path, version);
        var consumer = Text(pact, "consumer", "name");
        var (recorded, messages) = ReadInteractions(pact["interactions"]!.AsArray(), path, consumer ?? "");
        foreach (var same in recorded.GroupBy(interaction => interaction.Key, StringComparer.Ordinal).Where(group => group.Count() > 1))
            throw new PactFormatException(
                path,
                same.Last().Place,
                $"has the key '{same.Key}' of {same.First().Place}: give each interaction a key of its own"
            );
        return new PactDocument(
            path,
            consumer ?? throw new PactFormatException(path, "consumer.name", "is missing: name the consumer"),
            Text(pact, "provider", "name") ?? throw new PactFormatException(path, "provider.name", "is missing: name the provider"),
            recorded,
            messages
        );
    }

    private static bool HasInteractions(JsonObject pact) => pact["interactions"] is JsonArray || pact["messages"] is JsonArray;

    private static (List<RecordedInteraction> Recorded, int Messages) ReadInteractions(JsonArray interactions, string path, string consumer)
    {
        List<RecordedInteraction> recorded = [];
        var messages = 0;
        foreach (var (index, interaction) in interactions.Index())
        {
            if (RecordedInteraction.IsMessage(interaction))
                messages++;
            else
                recorded.Add(Distinct(RecordedInteraction.Read(interaction, index + 1, path, consumer)));
        }

        return (recorded, messages);

        // Two that are described alike, and have no keys of the file's own.
        RecordedInteraction Distinct(RecordedInteraction one)
        {
            var alike = one.HasKey
                ? 0
                : recorded.Count(other => other.Key == one.Key || other.Key.StartsWith(one.Key + "-", StringComparison.Ordinal));
            return alike == 0 ? one : one.WithKey(string.Create(CultureInfo.InvariantCulture, $"{one.Key}-{alike + 1}"));
        }
    }

    /// <summary>The same pact with other interactions: some of its own, or copies with real values.</summary>
    public PactDocument With(IEnumerable<RecordedInteraction> interactions) =>
        new(Path, Consumer, Provider, [.. interactions], messages: 0);

    /// <summary>Writes the pact to a file, its keys with something before them: with the keys of others there are none alike.</summary>
    public void SaveAs(string path, string keyPrefix)
    {
        using var file = File.Create(path);
        With(Interactions.Select(one => one.WithKey(keyPrefix + one.Key))).WriteTo(file);
    }

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
            throw new PactFormatException(path, place, $"is not JSON ({Reason(cause)}): write the pact again, or correct it there", cause);
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
                "is not text that can be decoded: write the pact again, or correct it there",
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
