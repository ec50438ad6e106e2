using System.Globalization;
using ElbContract.Handshakes;
using ElbContract.Specification;
using ElbContract.Specification.Listeners;
using ElbContract.Verification.Handshaking;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Handshaking;

/// <summary>What TLS handshakes have shown, put together for the listeners that show the same words.</summary>
/// <param name="Title">The words, such as <c>Extended</c>.</param>
/// <param name="Listeners">How many listeners were asked.</param>
/// <param name="Columns">What stands above the cells.</param>
/// <param name="Rows">A suite or a version each.</param>
internal sealed record HandshakeTable(string Title, int Listeners, IReadOnlyList<string> Columns, IReadOnlyList<HandshakeRow> Rows)
{
    private static readonly string[] Sets = ["Default", "Extended", "Strict"];

    /// <summary>One for the versions, where any listener was asked, and one for each set of suites.</summary>
    public static IReadOnlyList<HandshakeTable> Of(VerificationReport report)
    {
        var asked = report.Evidence.SelectMany(evidence => evidence.Handshakes).Where(WasReached).ToList();
        if (asked.Count == 0)
            return [];
        return
        [
            OfVersions(asked),
            .. Sets.Select(set => (set, asked.Where(one => one.SslCiphers == set).ToList()))
                .Where(one => one.Item2.Count > 0)
                .Select(one => OfSet(one.set, one.Item2)),
        ];
    }

    /// <summary>In lines, such as <c>Extended: 27 of 27 suites taken (8 listeners)</c>.</summary>
    public static IEnumerable<string> Summaries(VerificationReport report) =>
        Of(report).SelectMany((table, place) => place == 0 ? table.OfColumns() : [table.OfRows()]);

    private static bool WasReached(ListenerHandshakes one) =>
        one.Obstacle is null
        && CipherSets.Versions(one.SslProtocols) is not null
        && one.Versions.Any(version => version.Standing is Standing.Taken or Standing.Refused);

    private IEnumerable<string> OfColumns() =>
        Columns.Select(
            (column, place) =>
            {
                var taken = Rows.Where(row => row.Cells[place].Taken > 0).Select(row => Counting(row, row.Cells[place])).Reverse().ToList();
                return $"The {column} take {(taken.Count == 0 ? "no version" : string.Join(", ", taken))}";
            }
        );

    private static string Counting(HandshakeRow row, HandshakeCell cell) =>
        cell.IsTaken ? row.Name : string.Create(CultureInfo.InvariantCulture, $"{row.Name} ({cell.Taken} of {cell.Listeners})");

    private string OfRows()
    {
        var listed = Rows.Where(row => row.IsListed).ToList();
        var taken = listed.Count(row => row.Cells.All(cell => cell.IsTaken || cell.IsEmpty));
        var added = Rows.Count(row => !row.IsListed);
        var others = listed.Count(row => row.Cells.Any(cell => cell.NotAskable > 0));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Title}: {taken} of {Counted.Of(listed.Count, "suite")} taken{(Columns.Count > 1 ? " with every version" : "")}"
                + $"{(others == 0 ? "" : $", {others} not askable with the listeners' certificates")}"
                + $"{(added == 0 ? "" : $", and {added} not of the set")} ({Counted.Of(Listeners, "listener")})"
        );
    }

    private static HandshakeTable OfVersions(List<ListenerHandshakes> asked)
    {
        var shown = asked.Select(one => one.SslProtocols).Distinct(StringComparer.Ordinal).OrderBy(words => words.Length).ToList();
        return new HandshakeTable(
            "Protocol versions",
            asked.Count,
            [.. shown.Select(words => $"listeners that show {words}")],
            [
                .. Enum.GetValues<TlsVersion>()
                    .Reverse()
                    .Select(version => new HandshakeRow(
                        HandshakeWords.Of(version),
                        version < TlsVersion.Tls12,
                        IsListed: shown.Exists(words => CipherSets.Versions(words)!.Contains(version)),
                        [
                            .. shown.Select(words =>
                                HandshakeCell.Of(
                                    asked
                                        .Where(one => one.SslProtocols == words)
                                        .SelectMany(one => one.Versions)
                                        .Where(one => one.Version == version)
                                        .Select(one => (one.Standing, one.IsListed))
                                )
                            ),
                        ]
                    )),
            ]
        );
    }

    private static HandshakeTable OfSet(string set, List<ListenerHandshakes> asked)
    {
        var suites = asked.SelectMany(one => one.Suites).ToList();
        var versions = suites.Select(suite => suite.Version).Distinct().OrderDescending().ToList();
        var own = CipherSets.Of(set)!.ToDictionary(suite => suite.Number);
        return new HandshakeTable(
            set,
            asked.Count,
            [.. versions.Select(HandshakeWords.Of)],
            [
                .. CipherSets
                    .Of(set)!
                    .Select(suite => suite.Number)
                    .Concat(suites.Select(suite => suite.Number))
                    .Distinct()
                    .Select(number => (number, suites.FindAll(suite => suite.Number == number)))
                    .Where(one => one.Item2.Count > 0)
                    .Select(one => new HandshakeRow(
                        HandshakeWords.NameOf(one.Item2[0]),
                        own.GetValueOrDefault(one.number)?.Weakness is not null,
                        own.ContainsKey(one.number),
                        [
                            .. versions.Select(version =>
                                HandshakeCell.Of(
                                    one.Item2.Where(suite => suite.Version == version).Select(suite => (suite.Standing, suite.IsListed))
                                )
                            ),
                        ]
                    )),
            ]
        );
    }
}

/// <summary>A suite or a version.</summary>
/// <param name="Name">By the page's name.</param>
/// <param name="IsWeak">Whether clients of today refuse it. That is a note: the page asks for it.</param>
/// <param name="IsListed">Whether it is one that listeners are to serve.</param>
/// <param name="Cells">One for each column.</param>
internal sealed record HandshakeRow(string Name, bool IsWeak, bool IsListed, IReadOnlyList<HandshakeCell> Cells)
{
    /// <summary>What there is to say of it beside the cells; empty as a rule, and where it is not taken.</summary>
    public string Note =>
        !IsTaken ? ""
        : !IsListed ? "not of the set"
        : IsWeak ? "weak today"
        : "";

    /// <summary>Whether any listener takes it.</summary>
    public bool IsTaken => Cells.Any(cell => cell.Taken > 0);
}

/// <summary>What the listeners of a column make of a row.</summary>
/// <param name="Words">For a reader.</param>
/// <param name="Taken">How many take it.</param>
/// <param name="Listeners">How many there are.</param>
/// <param name="NotAskable">How many have no certificate for it.</param>
/// <param name="Departs">Whether one takes it that is not to, or the other way round.</param>
internal sealed record HandshakeCell(string Words, int Taken, int Listeners, int NotAskable, bool Departs)
{
    public bool IsTaken => Taken > 0 && Taken == Listeners;

    /// <summary>Whether no listener was asked.</summary>
    public bool IsEmpty => Listeners == 0;

    public static HandshakeCell Of(IEnumerable<(Standing Standing, bool IsListed)> standings)
    {
        var all = standings.ToList();
        if (all.Count == 0)
            return new HandshakeCell("", 0, 0, 0, false);
        var taken = all.Count(one => one.Standing is Standing.Taken);
        var departs = all.Exists(one => one.Standing == (one.IsListed ? Standing.Refused : Standing.Taken));
        return new HandshakeCell(
            taken == all.Count ? "taken"
                : taken > 0 ? string.Create(CultureInfo.InvariantCulture, $"taken by {taken} of {all.Count}")
                : all.TrueForAll(one => one.Standing is Standing.NotAskable) ? "not askable"
                : all.Exists(one => one.Standing is Standing.Unknown) ? "no answer"
                : "not taken",
            taken,
            all.Count,
            all.Count(one => one.Standing is Standing.NotAskable),
            departs
        );
    }
}
