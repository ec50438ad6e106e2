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

    /// <summary>Those of a recording that are whole.</summary>
    /// <param name="path">An HTTP archive, or its entries one a line.</param>
    /// <exception cref="RecordingException">The file cannot be read, or holds none.</exception>
    public static IReadOnlyList<CannedExchange> Read(string path)
    {
        List<CannedExchange> found = [];
        string? problem = null;
        foreach (var entry in RecordingReader.Read(path))
        {
            if (
                entry.Exchange is { Outcome: ExchangeOutcome.Answered, Response: { } answer } exchange
                && entry.HasRequestBody
                && entry.HasResponseBody
            )
                found.Add(
                    new CannedExchange(
                        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"entry {entry.Number}"),
                        exchange.Request,
                        answer
                    )
                    {
                        IsWithoutCredentials = !entry.IsOurs && RecordedCredentials.WereStripped(exchange.Request, answer),
                    }
                );
            else
                problem ??= entry.Problem;
        }

        return found.Count > 0
            ? found
            : throw new RecordingException(path, problem ?? "none of its exchanges is whole: there is nothing to answer with");
    }
}
