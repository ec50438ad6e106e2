using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;
using ElbContract.Verification.Judgement;
using ElbContract.Verification.Planning;

namespace ElbContract.Verification.Verdicts;

/// <summary>Turns judged cases into a verdict for every clause of the catalogue.</summary>
internal sealed class ReportBuilder
{
    private readonly Dictionary<string, List<CaseResult>> _own = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<CaseResult>> _seenElsewhere = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _missing = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> _options = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> _remarks = new(StringComparer.Ordinal);
    private readonly HashSet<string> _outOfReach = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _observed;
    private readonly IReadOnlySet<string> _inContract;
    private readonly LackedFields _lacked;
    private readonly bool _isShard;

    /// <param name="judgedCases">What was sent.</param>
    /// <param name="leftOut">What was not.</param>
    /// <param name="inContract">The ids of the clauses that the whole contract has cases of.</param>
    /// <param name="isShard">Whether other shards have the rest.</param>
    public ReportBuilder(
        IReadOnlyList<JudgedCase> judgedCases,
        IReadOnlyList<LeftOutCase> leftOut,
        IReadOnlySet<string> inContract,
        bool isShard
    )
    {
        _inContract = inContract;
        _isShard = isShard;
        var blame = new Blame(judgedCases);
        _lacked = new LackedFields(judgedCases.SelectMany(judged => judged.Findings));
        foreach (var judged in judgedCases)
            Add(judged, blame);
        foreach (var left in leftOut)
            LeaveOut(left);
        _observed = Observations.Of(judgedCases);
    }

    /// <summary>A result for every clause that was asked for or was found broken all the same, in the catalogue's order.</summary>
    public IReadOnlyList<ClauseResult> Clauses(Func<Clause, bool> isAsked) =>
        [.. Catalogue.Clauses.Select(Result).Where(result => result.Verdict == Verdict.Failed || isAsked(result.Clause))];

    private void Add(JudgedCase judged, Blame blame)
    {
        var clause = judged.Case.Clause;
        if (judged.Inconclusive is { } inconclusive)
        {
            Own(clause).Add(Case(judged, Verdict.NotVerified, inconclusive) with { IsInconclusive = true });
            _missing.TryAdd(clause, inconclusive);
            // What its answer shows stands, whatever handshakes do not.
            if (Catalogue.Find(clause) is { IsAboutHandshakes: true })
                ListElsewhere(judged, Charge(judged, blame));
            return;
        }

        var findings = Charge(judged, blame);
        var mine = findings.Where(finding => finding.Clause == clause).ToList();
        ListElsewhere(judged, findings);

        if (mine.Count > 0)
            Own(clause).Add(Case(judged, Verdict.Failed, null) with { Findings = mine });
        else if (HiddenBy(judged, findings) is { } cause)
        {
            var reason = $"cannot be judged while {cause} is broken";
            Own(clause).Add(Case(judged, Verdict.NotVerified, reason));
            _missing.TryAdd(clause, reason);
        }
        else
            Own(clause).Add(Case(judged, Verdict.Passed, judged.Case.IsFree ? $"observed: {judged.Status}" : judged.Remark));
        if (judged.Remark is { } remark)
            (_remarks.TryGetValue(clause, out var remarks) ? remarks : _remarks[clause] = new(StringComparer.Ordinal)).Add(remark);
    }

    private void ListElsewhere(JudgedCase judged, IEnumerable<Finding> findings)
    {
        foreach (var other in findings.Where(finding => finding.Clause != judged.Case.Clause).GroupBy(finding => finding.Clause))
            List(_seenElsewhere, other.Key).Add(Case(judged, Verdict.Failed, null) with { Findings = [.. other] });
    }

    private List<Finding> Charge(JudgedCase judged, Blame blame)
    {
        if (!Blame.IsRefusal(judged))
            return [.. judged.Findings.Select(_lacked.Charge).Distinct()];
        var charged = blame.Charge(judged);
        // A bystander is listed below the clauses that are to blame, not below its own.
        var isCause = charged.Contains(judged.Case.Clause);
        return
        [
            .. judged.Findings.SelectMany(finding =>
                finding.Where != "$.status" ? [finding]
                : isCause ? [finding with { Clause = judged.Case.Clause }]
                : charged.Select(clause => finding with { Clause = clause })
            ),
        ];
    }

    /// <summary>The clause whose breach hides what this case was sent to see; null where the case has seen it.</summary>
    private static string? HiddenBy(JudgedCase judged, List<Finding> findings)
    {
        var refused = findings.Find(finding => finding.Where == "$.status");
        if (Blame.IsRefusal(judged) && refused is not null)
            return refused.Clause;
        if (judged.Findings.FirstOrDefault(finding => finding.Clause == judged.Case.Clause && LackedFields.IsLack(finding)) is { } lack)
            return findings.Find(finding => finding.Where == lack.Where)?.Clause;
        var formless = findings.Find(finding => finding.Where == "$.body");
        return formless is not null && IsAboutAnswers(judged.Case.Clause) ? formless.Clause : null;
    }

    private static bool IsAboutAnswers(string clause) => Catalogue.Find(clause) is { IsAboutAnswers: true };

    private void LeaveOut(LeftOutCase left)
    {
        if (!left.Counts)
            return;
        _missing.TryAdd(left.Case.Clause, left.Reason);
        if (left.Missing.Count == 0)
            _outOfReach.Add(left.Case.Clause);
        else if (_options.TryGetValue(left.Case.Clause, out var options))
            options.UnionWith(left.Missing);
        else
            _options[left.Case.Clause] = new(left.Missing, StringComparer.Ordinal);
        Own(left.Case.Clause)
            .Add(
                new CaseResult
                {
                    Key = left.Case.Key,
                    Name = left.Case.Name,
                    Feature = left.Case.Feature,
                    Line = left.Case.Line,
                    Verdict = Verdict.NotVerified,
                    Reason = left.Reason,
                }
            );
    }

    private ClauseResult Result(Clause clause)
    {
        var own = Own(clause.Id);
        IReadOnlyList<CaseResult> cases = [.. own, .. List(_seenElsewhere, clause.Id)];
        var verdict =
            cases.Any(one => one.Verdict == Verdict.Failed) ? Verdict.Failed
            : _missing.ContainsKey(clause.Id) ? Verdict.NotVerified
            : own.Count > 0 || _observed.ContainsKey(clause.Id) ? Verdict.Passed
            : Verdict.NotVerified;
        var reason =
            verdict == Verdict.Failed
                ? null
                : _missing.GetValueOrDefault(clause.Id)
                    ?? _observed.GetValueOrDefault(clause.Id)
                    ?? (_remarks.TryGetValue(clause.Id, out var remarks) ? string.Join("; ", remarks) : null)
                    ?? (verdict == Verdict.NotVerified ? WhyNever(clause) : null);
        return new ClauseResult(clause, verdict, reason, cases)
        {
            Missing = verdict == Verdict.NotVerified && _options.TryGetValue(clause.Id, out var options) ? [.. options] : [],
            Reach = verdict == Verdict.NotVerified ? ReachOf(clause) : Reach.Asked,
        };
    }

    private Reach ReachOf(Clause clause) =>
        clause.Id == ClauseIds.ResponseTimes && _inContract.Contains(ClauseIds.ResponseCreateTime) ? Reach.Asked
        : clause.Id == ClauseIds.StatusMessage && _inContract.Contains(ClauseIds.Status400) ? Reach.Asked
        : clause.Strength == Strength.Free ? Reach.OutOfReach
        : !_inContract.Contains(clause.Id) ? Reach.NotInContract
        : _outOfReach.Contains(clause.Id) && !_options.ContainsKey(clause.Id) ? Reach.OutOfReach
        : Reach.Asked;

    private string WhyNever(Clause clause) =>
        clause.Id switch
        {
            ClauseIds.StatusMessage => "no request was refused",
            ClauseIds.ResponseTimes => "no answer showed a time",
            _ when clause.Strength == Strength.Free => "the outcome is not documented: --observe shows what this endpoint does",
            _ when !_inContract.Contains(clause.Id) => "the contract has no case for it",
            _ when _isShard => "its cases are in other shards",
            _ => "no case of the contract was sent",
        };

    private static CaseResult Case(JudgedCase judged, Verdict verdict, string? reason) =>
        new()
        {
            Key = judged.Case.Key,
            Name = judged.Case.Name,
            IsGenerated = judged.Case is GeneratedCase,
            Feature = judged.Case.Feature,
            Line = judged.Case.Line,
            Verdict = verdict,
            Reason = reason,
            Status = judged.Status,
            Exchange = judged.Exchange,
            Curl = judged.Curl,
        };

    private List<CaseResult> Own(string clause) => List(_own, clause);

    private static List<CaseResult> List(Dictionary<string, List<CaseResult>> lists, string clause)
    {
        if (!lists.TryGetValue(clause, out var list))
            lists[clause] = list = [];
        return list;
    }
}
