using System.Globalization;
using ElbContract.Specification;
using ElbContract.Verification.Sessions;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Running;

/// <summary>What a run will send, and about how long that takes: told before, for a slow endpoint takes hours where another takes
/// seconds.</summary>
public static class Effort
{
    // Listeners that are added are looked at, deleted, and looked for once more.
    private const double RequestsPerCase = 2.1;

    // What judging one takes here, on two cores, whatever the endpoint takes.
    private const double OwnSecondsPerRequest = 0.0004;

    /// <param name="interactions">Of the contract.</param>
    /// <param name="generated">Cases besides.</param>
    /// <param name="typicalAnswer">How long the endpoint takes for an answer; null where it was not asked.</param>
    /// <param name="run">How many at once, and how many a second.</param>
    internal static string OfVerifying(int interactions, GeneratedPart generated, TimeSpan? typicalAnswer, SessionOptions run) =>
        $"sends {Counted.Of(interactions, "interaction")} of the contract and {generated}, "
        + Of(interactions + generated.Chosen, typicalAnswer, run)
        + (typicalAnswer is null ? "" : "; --deep=N sends the N most useful of the generated cases");

    /// <param name="session">Whose cases they are.</param>
    /// <param name="cases">How many are sent, all of them generated.</param>
    /// <param name="run">How many at once, and how many a second.</param>
    public static string OfExploring(Session session, int cases, SessionOptions run)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(run);
        return $"sends {Counted.Of(cases, "generated case")}, {Of(cases, session.TypicalAnswer, run)}; "
            + "--cases N sends N, the most useful first";
    }

    private static string Of(int cases, TimeSpan? typicalAnswer, SessionOptions run)
    {
        var requests = RequestsOf(cases);
        var words = Requests(cases);
        if (typicalAnswer is not { } answer)
            return words;
        var seconds = Math.Max(
            requests * (answer.TotalSeconds / run.Parallel + OwnSecondsPerRequest),
            run.Rate is { } rate ? requests / rate : 0
        );
        return $"{words} and {Time(seconds)} at {Milliseconds(answer)} an answer";
    }

    /// <summary>How many requests that many cases need, in words.</summary>
    internal static string Requests(int cases) => $"about {Counted.Of((long)RequestsOf(cases), "request")}";

    private static double RequestsOf(int cases) => Math.Round(cases * RequestsPerCase / 10) * 10;

    private static string Milliseconds(TimeSpan answer) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, answer.TotalMilliseconds):0} ms");

    private static string Time(double seconds) =>
        seconds < 90 ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, seconds):0} s")
        : seconds < 5400 ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0} min")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:0.0} h");
}
