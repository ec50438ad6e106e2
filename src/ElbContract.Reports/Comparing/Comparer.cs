using ElbContract.Verification.Waivers;

namespace ElbContract.Reports.Comparing;

/// <summary>Compares two reports clause by clause.</summary>
internal sealed class Comparer
{
    private readonly ReportDocument _old;
    private readonly ReportDocument _new;
    private readonly Dictionary<string, ClauseDocument> _oldClauses;
    private readonly Dictionary<string, ClauseDocument> _newClauses;
    private readonly HashSet<string> _shownAnew;
    private readonly bool _haveKeys;

    public Comparer(ReportDocument old, ReportDocument @new)
    {
        _old = old;
        _new = @new;
        _oldClauses = ById(old);
        _newClauses = ById(@new);
        // Names can be written anew where keys stay; reports of early versions have names only.
        _haveKeys = Cases(old).Concat(Cases(@new)).All(one => one.Key is not null);
        // An answer of another status or form shows nothing of what other clauses say.
        _shownAnew =
        [
            .. Cases(@new)
                .GroupBy(Id)
                .Where(same => same.All(one => one.IsVerified && !one.Findings.Any(finding => finding.Where is "$.status" or "$.body")))
                .Select(same => same.Key),
        ];
    }

    public Comparison Compare()
    {
        var both = _newClauses.Keys.Where(_oldClauses.ContainsKey).ToList();
        List<Change> changes = [.. both.SelectMany(clause => Changes(_oldClauses[clause], _newClauses[clause])), .. InOneOnly()];
        return new Comparison
        {
            Old = Run(_old),
            New = Run(_new),
            Changes = [.. changes.OrderBy(change => change.Kind)],
            NewCases = Only(both, _newClauses, _oldClauses),
            GoneCases = Only(both, _oldClauses, _newClauses),
            UnchangedClauses = both.Except(changes.Select(change => change.Clause), StringComparer.Ordinal).Count(),
        };
    }

    private IEnumerable<Change> Changes(ClauseDocument old, ClauseDocument now)
    {
        var before = Departures(old);
        var after = Departures(now);
        var came = Findings(ChangeKind.NowFails, after.Where(one => !before.ContainsKey(one.Key)));
        // A finding whose case has no answer this time is not known to have gone.
        var went = Findings(ChangeKind.NoLongerFails, before.Where(one => !after.ContainsKey(one.Key) && IsShownAnew(one.Key.Case, now)));
        if (came.Count == 0 && now.Verdict == Words.Failed && old.Verdict != Words.Failed)
            came = [Of(ChangeKind.NowFails)];
        if (went.Count == 0 && old.Verdict == Words.Failed && now.Verdict is Words.Passed or Words.Waived)
            went = [Of(ChangeKind.NoLongerFails)];
        return [.. came, .. went, .. Observations(old, now), .. Verification(old, now)];

        Change Of(ChangeKind kind) =>
            new()
            {
                Kind = kind,
                Clause = now.Id,
                Was = old.Verdict,
                Is = now.Verdict,
            };

        List<Change> Findings(ChangeKind kind, IEnumerable<KeyValuePair<(string Case, FindingPattern Finding), string>> departures) =>
            [
                .. departures
                    .GroupBy(one => one.Key.Finding, one => one.Value)
                    .Select(group => Of(kind) with { Finding = group.Key.ToString(), Cases = [.. group.Distinct()] }),
            ];
    }

    private IEnumerable<Change> Observations(ClauseDocument old, ClauseDocument now)
    {
        var before = old.Cases.GroupBy(Id).ToDictionary(same => same.Key, same => same.First().Reason, StringComparer.Ordinal);
        var differing = now
            .Cases.Select(one =>
                (one.Name, Was: CaseDocument.Observation(before.GetValueOrDefault(Id(one))), Is: CaseDocument.Observation(one.Reason))
            )
            .Prepend((Name: "", Was: CaseDocument.Observation(old.Reason), Is: CaseDocument.Observation(now.Reason)))
            .Where(one => one is { Was: not null, Is: not null } && one.Was != one.Is);
        return differing
            .GroupBy(one => (one.Was, one.Is, IsOfACase: one.Name.Length > 0), one => one.Name)
            .Select(group => new Change
            {
                Kind = ChangeKind.BehavesDifferently,
                Clause = now.Id,
                Was = group.Key.Was,
                Is = group.Key.Is,
                Cases = group.Key.IsOfACase ? [.. group] : [],
            });
    }

    private IEnumerable<Change> Verification(ClauseDocument old, ClauseDocument now)
    {
        var change = new Change
        {
            Kind = ChangeKind.NotVerifiedAnyMore,
            Clause = now.Id,
            Was = old.Verdict,
            Is = now.Verdict,
        };
        var verifiedBefore = old.Cases.Where(one => one.IsVerified).Select(Id).ToHashSet(StringComparer.Ordinal);
        var lost = now.Cases.Where(one => !one.IsVerified && verifiedBefore.Contains(Id(one))).ToList();
        if (lost.Count > 0 || (old.IsVerified && !now.IsVerified))
            yield return change with
            {
                Reason = lost.Select(one => one.Reason).FirstOrDefault(reason => reason is not null) ?? now.Reason,
                Cases = [.. lost.Select(one => one.Name)],
            };
        if (!old.IsVerified && now.Verdict is Words.Passed or Words.Waived)
            yield return change with
            {
                Kind = ChangeKind.VerifiedNow,
            };
    }

    private IEnumerable<Change> InOneOnly() =>
        _oldClauses
            .Values.Where(clause => clause.IsVerified && !_newClauses.ContainsKey(clause.Id))
            .Select(clause => new Change
            {
                Kind = ChangeKind.NotVerifiedAnyMore,
                Clause = clause.Id,
                Was = clause.Verdict,
                Reason = "the new report does not have it",
            })
            .Concat(
                _newClauses
                    .Values.Where(clause => clause.IsVerified && !_oldClauses.ContainsKey(clause.Id))
                    .SelectMany(clause => Changes(new ClauseDocument(clause.Id, Words.NotVerified, []), clause))
                    .Select(change => change with { Was = null })
            );

    /// <summary>What departs from the clause, by case and finding, with the case's name. Waived departures are departures.</summary>
    private Dictionary<(string Case, FindingPattern Finding), string> Departures(ClauseDocument clause) =>
        clause
            .Cases.Where(one => one.Verdict is Words.Failed or Words.Waived)
            .SelectMany(one => one.Findings.Select(finding => (Key: (Id(one), FindingPattern.Of(finding)), one.Name)))
            .DistinctBy(one => one.Key)
            .ToDictionary(one => one.Key, one => one.Name);

    private bool IsShownAnew(string id, ClauseDocument clause) =>
        clause.Cases.FirstOrDefault(one => Id(one) == id) is { } own ? own.IsVerified : _shownAnew.Contains(id);

    private IReadOnlyList<string> Only(
        List<string> clauses,
        Dictionary<string, ClauseDocument> these,
        Dictionary<string, ClauseDocument> those
    )
    {
        var known = those.Values.SelectMany(clause => clause.Cases).Select(Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. clauses.SelectMany(clause => these[clause].Cases).Where(one => !known.Contains(Id(one))).Select(one => one.Name).Distinct(),
        ];
    }

    private string Id(CaseDocument one) => _haveKeys ? one.Key! : one.Name;

    private static IEnumerable<CaseDocument> Cases(ReportDocument report) => report.Clauses.SelectMany(clause => clause.Cases);

    private static Dictionary<string, ClauseDocument> ById(ReportDocument report) =>
        report.Clauses.DistinctBy(clause => clause.Id).ToDictionary(clause => clause.Id, StringComparer.Ordinal);

    private static ComparedRun Run(ReportDocument report) => new(report.Endpoint, report.StartedAt, report.Verdict, report.Shard);
}
