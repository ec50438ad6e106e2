using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Matching;

/// <summary>A request and the answer that whoever sends it gets.</summary>
/// <param name="Name">For a reader: <c>entry 5</c>, or the name of an interaction.</param>
/// <param name="Request">Its headers count as far as they carry a token.</param>
/// <param name="Response">The answer.</param>
public sealed record CannedExchange(string Name, CapturedRequest Request, CapturedResponse Response)
{
    /// <summary>Whether the request's credentials may have been left out, so that it is the same with and without a token.</summary>
    public bool IsWithoutCredentials { get; init; }

    /// <summary>The names of the headers that have to be as they are in the request, besides the token; none of a recording.</summary>
    public IReadOnlyList<string> ListedHeaders { get; init; } = [];

    /// <summary>The places where a request that differs can still be the same, such as <c>$.body.name</c>: for those that only tell how
    /// near a request is.</summary>
    public IReadOnlySet<string> OpenPlaces { get; init; } = new HashSet<string>();

    /// <summary>Those of a recording that are whole.</summary>
    /// <param name="path">An HTTP archive, or its entries one a line.</param>
    /// <param name="leftOut">Told of each of the others, in one line, and why it cannot answer.</param>
    /// <exception cref="RecordingException">The file cannot be read, or holds none.</exception>
    public static IReadOnlyList<CannedExchange> Read(string path, Action<string>? leftOut = null)
    {
        List<CannedExchange> found = [];
        string? problem = null;
        foreach (var entry in RecordingReader.Read(path))
        {
            var name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"entry {entry.Number}");
            if (Obstacle(entry) is { } obstacle)
            {
                problem ??= entry.Problem;
                leftOut?.Invoke($"{name}: {obstacle}");
                continue;
            }

            var (request, answer) = (entry.Exchange!.Request, entry.Exchange.Response!);
            found.Add(
                new CannedExchange(name, request, answer)
                {
                    IsWithoutCredentials = !entry.IsOurs && RecordedCredentials.WereStripped(request, answer),
                }
            );
        }

        return found.Count > 0
            ? found
            : throw new RecordingException(path, problem ?? "none of its exchanges is complete, so it has no answers to give");
    }

    private static string? Obstacle(RecordedEntry entry) =>
        entry.Problem is { } problem ? problem
        : entry.Exchange is not { Outcome: ExchangeOutcome.Answered, Response: not null } ? "no complete answer came"
        : !entry.HasRequestBody ? "its request's body is not in the recording"
        : !entry.HasResponseBody ? "its answer's body is not in the recording"
        : null;
}
