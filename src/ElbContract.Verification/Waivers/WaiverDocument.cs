using System.Globalization;
using System.Text.RegularExpressions;
using ElbContract.Specification;
using ElbContract.Specification.Clauses;
using ElbContract.Verification.Yaml;

namespace ElbContract.Verification.Waivers;

/// <summary>A waiver file that was read as YAML; turns it into waivers, or says what is wrong with it.</summary>
internal sealed partial class WaiverDocument
{
    private static readonly string[] Keys = ["endpoint", "waivers"];
    private static readonly string[] WaiverKeys = ["clause", "case", "finding", "reason", "owner", "expires"];
    private static readonly string[] FindingKeys = ["where", "expected", "actual"];

    private readonly string _path;
    private readonly YamlMap _map;

    public WaiverDocument(string path, YamlNode? document)
    {
        _path = path;
        _map = document switch
        {
            null => throw new YamlProblemException(null, "is empty: give waivers, or 'waivers: []' for none"),
            YamlMap map => map,
            var other => throw new YamlProblemException(other.Line, "no keys: begin with 'waivers:' and list them below"),
        };
        CheckKeys(_map, Keys);
    }

    public void RequireEndpoint(string endpoint)
    {
        if (_map.Find("endpoint") is not { } entry)
            return;
        // What is beside an address may be a password: it is not repeated.
        if (
            !Uri.TryCreate(Text(entry), UriKind.Absolute, out var address)
            || address is not { Scheme: "http" or "https", UserInfo: "", Query: "", Fragment: "" }
        )
            throw new YamlProblemException(
                entry.Line,
                "endpoint is not an address: give one such as https://elb.example.com, or remove the key"
            );
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var run) || Plain(address) != Plain(run))
            throw new YamlProblemException(
                entry.Line,
                $"the waivers are for {Plain(address)}, but the run is at {endpoint}: give the waivers of that endpoint"
            );
    }

    public IReadOnlyList<Waiver> Waivers()
    {
        if (_map.Find("waivers") is not { } entry)
            throw new YamlProblemException(_map.Line, "the key waivers is missing: list the waivers below it");
        if (entry.Value is not YamlList list)
            throw new YamlProblemException(
                entry.Line,
                "waivers is not a list: begin each waiver with '- clause:', or write 'waivers: []' for none"
            );
        List<(Waiver Waiver, int Line)> waivers = [];
        foreach (var item in list.Items)
        {
            if (item is not YamlMap map)
                throw new YamlProblemException(item.Line, "no waiver: begin it with '- clause:'");
            var waiver = Read(map);
            if (waivers.Find(other => IsSame(other.Waiver, waiver)) is { Waiver: not null } first)
                throw new YamlProblemException(
                    map.Line,
                    $"the waiver on line {first.Line} is for the same finding of the same case: remove one"
                );
            waivers.Add((waiver, map.Line));
        }

        return [.. waivers.Select(one => one.Waiver)];
    }

    private Waiver Read(YamlMap map)
    {
        CheckKeys(map, WaiverKeys);
        return new Waiver
        {
            Clause = ClauseOf(Required(map, "clause")),
            Cases = map.Find("case") is { } entry ? CasesOf(entry) : [],
            Finding = FindingOf(Required(map, "finding")),
            Reason = Completed(Required(map, "reason"), "say why the departure is accepted"),
            Owner = Completed(Required(map, "owner"), "name who is responsible for fixing it"),
            Expires = DateOf(Required(map, "expires")),
            Source = string.Create(CultureInfo.InvariantCulture, $"{_path}:{map.Line}"),
        };
    }

    private static string ClauseOf(YamlEntry entry)
    {
        var id = Text(entry);
        if (Catalogue.Find(id) is not null)
            return id;
        var nearest = Nearest.To(id, Catalogue.Clauses.Select(clause => clause.Id));
        throw new YamlProblemException(
            entry.Line,
            $"there is no clause '{OneLine(id)}': "
                + $"{(nearest is null ? "give the id of one, as reports have it" : $"the nearest is {nearest}")}"
        );
    }

    private static IReadOnlyList<string> CasesOf(YamlEntry entry)
    {
        if (entry.Value is not YamlList list)
            return [Text(entry)];
        if (list.Items.Count == 0)
            throw new YamlProblemException(entry.Line, "case is empty: name a case, or remove the key to mean every case of the clause");
        return [.. list.Items.Select(item => Text(new YamlEntry(entry.Key, item.Line, item)))];
    }

    private static FindingPattern FindingOf(YamlEntry entry)
    {
        if (entry.Value is not YamlMap map)
            throw new YamlProblemException(entry.Line, "finding has no keys: give where, expected and actual as the report has them");
        CheckKeys(map, FindingKeys);
        var where = Required(map, "where");
        var actual = Required(map, "actual");
        var finding = new FindingPattern(Text(where), Text(Required(map, "expected")), Text(actual));
        if (finding.Where != "$.status" && !finding.Where.StartsWith("$.body", StringComparison.Ordinal))
            throw new YamlProblemException(
                where.Line,
                "where is not a place in an answer: give $.status, $.body or, for a field, $.body.name"
            );
        // It would cover whatever the provider comes to answer there.
        if (finding.Actual.Length > 0 && finding.Actual.Trim('*').Length == 0 && !FindingPattern.IsNewEachTime(finding.Where))
            throw new YamlProblemException(
                actual.Line,
                "actual is only *, which covers any answer: give the answer, with * for the part that varies"
            );
        return finding;
    }

    private static DateOnly DateOf(YamlEntry entry) =>
        DateOnly.TryParseExact(Text(entry), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new YamlProblemException(entry.Line, $"expires is '{OneLine(Text(entry))}': give a date such as 2027-01-31");

    private static string Completed(YamlEntry entry, string advice)
    {
        var text = OneLine(Text(entry));
        return Unfinished().IsMatch(text) ? throw new YamlProblemException(entry.Line, $"{entry.Key} still says TODO: {advice}") : text;
    }

    private static YamlEntry Required(YamlMap map, string key) =>
        map.Find(key) ?? throw new YamlProblemException(map.Line, $"{key} is missing: add '{key}:'");

    private static string Text(YamlEntry entry)
    {
        if (entry.Value is not YamlText text)
            throw new YamlProblemException(entry.Line, $"{entry.Key} is not text: write text, in quotes if it has special characters");
        // For what was asked and answered, null is a value, and so is an empty text.
        var isMissing = entry.Key is "expected" or "actual"
            ? !text.IsQuoted && text.Value.Length == 0
            : text.IsEmpty || string.IsNullOrWhiteSpace(text.Value);
        return isMissing ? throw new YamlProblemException(entry.Line, $"{entry.Key} has no value: give it") : text.Value;
    }

    private static void CheckKeys(YamlMap map, string[] known)
    {
        if (map.Entries.FirstOrDefault(entry => !known.Contains(entry.Key, StringComparer.Ordinal)) is not { } unknown)
            return;
        var nearest = Nearest.To(unknown.Key, known);
        throw new YamlProblemException(
            unknown.Line,
            $"there is no key '{OneLine(unknown.Key)}' here: "
                + $"{(nearest is null ? $"the keys are {string.Join(", ", known)}" : $"the nearest is {nearest}")}"
        );
    }

    private static bool IsSame(Waiver one, Waiver other) =>
        one.Clause == other.Clause
        && one.Finding == other.Finding
        && (one.Cases.Count == 0 || other.Cases.Count == 0 || one.Cases.Intersect(other.Cases, StringComparer.Ordinal).Any());

    private static string Plain(Uri address) => address.GetLeftPart(UriPartial.Path).TrimEnd('/');

    private static string OneLine(string text)
    {
        var line = string.Join(
            ' ',
            text.Split([.. text.Where(one => char.IsControl(one) || char.IsWhiteSpace(one))], StringSplitOptions.RemoveEmptyEntries)
        );
        return line.Length <= 300 ? line : line[..299] + "…";
    }

    [GeneratedRegex(@"^TODO\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Unfinished();
}
