using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ElbContract.Pact.Reading;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Matching;

namespace ElbContract.Cli.Arguments;

/// <summary>What a stub answers from: a recording or a contract, told apart by how the file begins.</summary>
internal static partial class CannedFile
{
    private const int BeginningBytes = 256;

    /// <param name="path">The file.</param>
    /// <param name="leftOut">Told of each exchange that cannot answer, and why, in one line.</param>
    /// <exception cref="InputException">The file cannot be opened.</exception>
    /// <exception cref="PactFormatException">It is a pact, and cannot be read.</exception>
    /// <exception cref="Traffic.Archives.RecordingException">It is no pact, and nothing in it can be read.</exception>
    public static IReadOnlyList<CannedExchange> Read(string path, Action<string> leftOut) =>
        IsPact(path) ? [.. PactDocument.Read(path).Interactions.Select(Of)] : CannedExchange.Read(path, leftOut);

    private static bool IsPact(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var beginning = new byte[BeginningBytes];
            return Pact()
                .IsMatch(Encoding.UTF8.GetString(beginning, 0, file.ReadAtLeast(beginning, BeginningBytes, throwOnEndOfStream: false)));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                $"--from is '{path}', which cannot be read ({cause.Message.TrimEnd('.')}): give a HAR file, a recording or a pact."
            );
        }
    }

    private static CannedExchange Of(RecordedInteraction interaction)
    {
        var json = interaction.ToJson();
        var (request, response) = (json["request"]!.AsObject(), json["response"]!.AsObject());
        return new CannedExchange(
            $"'{interaction.Description}'",
            new CapturedRequest(Text(request["method"]) ?? "POST", Target(request), Headers(request), Body(request)),
            new CapturedResponse(
                response["status"] is JsonValue status && status.TryGetValue(out int code) ? code : 200,
                Headers(response),
                Body(response)
            )
        );
    }

    private static string Target(JsonObject request)
    {
        var query = (request["query"] as JsonObject ?? [])
            .SelectMany(pair => Values(pair.Value).Select(value => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(value)}"))
            .ToList();
        return (Text(request["path"]) ?? "/") + (query.Count == 0 ? "" : "?" + string.Join('&', query));
    }

    private static KeyValuePair<string, string>[] Headers(JsonObject half) =>
        [
            .. (half["headers"] as JsonObject ?? []).SelectMany(pair =>
                Values(pair.Value).Select(value => KeyValuePair.Create(pair.Key, value))
            ),
        ];

    private static ReadOnlyMemory<byte> Body(JsonObject half)
    {
        if (half["body"] is not JsonObject body || body["content"] is not { } content)
            return default;
        if (Text(content) is not { } text)
            return Encoding.UTF8.GetBytes(content.ToJsonString());
        return Text(body["encoded"]) == "base64" ? Convert.FromBase64String(text) : Encoding.UTF8.GetBytes(text);
    }

    private static IEnumerable<string> Values(JsonNode? node) =>
        node is JsonArray many ? many.Select(Text).OfType<string>()
        : Text(node) is { } one ? [one]
        : [];

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    [GeneratedRegex(
        "^\\uFEFF?\\s*\\{\\s*\"(consumer|interactions|messages|metadata|provider)\"",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Pact();
}
