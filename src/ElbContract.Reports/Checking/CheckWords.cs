using System.Globalization;
using ElbContract.Specification;
using ElbContract.Specification.Answers;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Checking;

namespace ElbContract.Reports.Checking;

/// <summary>Checks as every report of them words them.</summary>
internal static class CheckWords
{
    public static string Of(CheckVerdict verdict) =>
        verdict switch
        {
            CheckVerdict.Conforms => "conforms",
            CheckVerdict.Departs => "violates",
            _ => "inconclusive",
        };

    public static string Of(Side side) => side == Side.Client ? "client" : "provider";

    public static string Of(EntryPlace place) =>
        place.Entry is { } entry ? string.Create(CultureInfo.InvariantCulture, $"{place.File} entry {entry}") : place.File;

    /// <summary>What a silence is about, in words that follow a number of exchanges.</summary>
    public static string Of(Silence silence) =>
        silence switch
        {
            Silence.RequestNotKept => "not judged: the request's body is not in the recording",
            Silence.ResponseNotKept => "judged only by the status: the answer's body is not in the recording",
            Silence.NoAnswer => "not judged: no answer",
            Silence.Weather => $"answered by something in front of the provider (a redirect, 407, {Weather.Statuses})",
            Silence.PortTaken => "refused because the port was taken",
            Silence.Unexplained => "refused with 400 although they conform, perhaps because an id did not exist: --public-loadbalancer, "
                + "--private-loadbalancer and --certificate say which ids did",
            _ => "",
        };

    /// <summary>A note, in one line.</summary>
    public static string Of(UnknownParameter unknown) =>
        $"note: '{unknown.Name}' is not a parameter on the page, in {Times(unknown.Count)}"
        + (unknown.Nearest is { } nearest ? $"; the nearest is '{nearest}'" : "");

    /// <summary>A note, in one line.</summary>
    public static string Of(AmbiguousRequest ambiguous) =>
        $"note: in {Times(ambiguous.Count)} {char.ToLowerInvariant(ambiguous.Problem[0])}{ambiguous.Problem[1..].TrimEnd('.')}";

    /// <summary>All that was looked at, in one line.</summary>
    public static string Summary(CheckReport report)
    {
        var shard = report.Shard is null ? "" : $", shard {report.Shard}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Counted.Of(report.Entries, "entry")}{shard}: {report.Listeners} "
                + $"{(report.Listeners == 1 ? "adds a listener" : "add listeners")}, {report.Others} "
                + $"{(report.Others == 1 ? "is of another API" : "are of other APIs")}, {report.Unreadable} cannot be read"
        );
    }

    /// <summary>Who departs how often, in one line.</summary>
    public static string Departures(CheckReport report) =>
        string.Join(
            "; ",
            report
                .Departures.OrderBy(side => side.Key)
                .Select(side =>
                    string.Create(CultureInfo.InvariantCulture, $"the {Of(side.Key)} departs in {Counted.Of(side.Value, "exchange")}")
                )
        );

    public static string Verdict(CheckReport report) =>
        Of(report.Verdict)
        + report.Verdict switch
        {
            CheckVerdict.NothingToJudge => ": no exchange that adds a listener can be judged",
            CheckVerdict.NoAnswerToJudge =>
                ": the provider itself answered none of the requests, so it has no verdict; --side client judges only the client",
            CheckVerdict.Broken => ": a file is cut off, and what it has shows no departure",
            _ => "",
        };

    /// <summary>The departure where it is first: of a request what stands there and the rule, of an answer what was expected and
    /// came.</summary>
    public static string Of(FindingGroup group) =>
        group.Side == Side.Client ? $"{group.Finding.Where} is {group.Finding.Actual}: {group.Finding.Expected}" : Words.Of(group.Finding);

    public static string Times(long count) => Counted.Of(count, "exchange");
}
