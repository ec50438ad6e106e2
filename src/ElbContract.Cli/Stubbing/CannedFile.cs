using System.Text;
using ElbContract.Cli.Arguments;
using ElbContract.Pact.Reading;
using ElbContract.Specification;
using ElbContract.Traffic.Matching;

namespace ElbContract.Cli.Stubbing;

/// <summary>What a stub answers from: a recording or a contract, told apart by how the file begins.</summary>
internal static class CannedFile
{
    private const int BeginningBytes = 64 * 1024;

    /// <param name="path">The file.</param>
    /// <param name="leftOut">Told of each exchange that cannot answer, and why, in one line.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="InputException">The file cannot be opened, or is a pact without a request.</exception>
    /// <exception cref="PactFormatException">It is a pact, and cannot be read.</exception>
    /// <exception cref="Traffic.Archives.RecordingException">It is no pact, and nothing in it can be read.</exception>
    public static async Task<(ICannedAnswers Answers, int Count)> ReadAsync(
        string path,
        Action<string> leftOut,
        CancellationToken cancellationToken
    )
    {
        if (!IsPact(path))
        {
            var exchanges = CannedExchange.Read(path, leftOut);
            return (new RequestMatcher(exchanges), exchanges.Count);
        }

        var pact = PactDocument.Read(path);
        if (pact.Messages > 0)
            leftOut($"{Counted.Of(pact.Messages, "message")}: no HTTP request asks for them");
        if (pact.Interactions.FirstOrDefault(one => one.Response.Status is < 200 or > 599) is { } odd)
            throw new InputException($"--from '{path}': '{odd.Description}' answers {odd.Response.Status}: a stub answers 200 to 599.");
        return pact.Interactions.Count > 0
            ? (await ContractAnswers.StartAsync(pact, cancellationToken), pact.Interactions.Count)
            : throw new InputException($"--from '{path}' is a pact without requests: it has no answers to give.");
    }

    private static bool IsPact(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var beginning = new byte[BeginningBytes];
            return BeginsAsAPact(
                Encoding.UTF8.GetString(beginning, 0, file.ReadAtLeast(beginning, BeginningBytes, throwOnEndOfStream: false))
            );
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                $"--from '{path}' cannot be read ({cause.Message.TrimEnd('.')}): give a HAR file, a recording or a pact."
            );
        }
    }

    // Which comes first: a body of an archive may quote a pact, and the other way about.
    private static bool BeginsAsAPact(string text) =>
        text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith('{')
        && First(text, "consumer", "interactions", "messages", "provider") < First(text, "log", "entries", "request", "startedDateTime");

    private static int First(string text, params ReadOnlySpan<string> names)
    {
        var first = int.MaxValue;
        foreach (var name in names)
        {
            var at = text.IndexOf($"\"{name}\"", StringComparison.Ordinal);
            if (at >= 0)
                first = Math.Min(first, at);
        }

        return first;
    }
}
