using System.Globalization;
using ElbContract.Exploration.Generating;
using ElbContract.Exploration.Sending;
using ElbContract.Specification;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;

namespace ElbContract.Exploration;

/// <summary>Counts what came of cases, and remembers for each broken clause the case that shows it most plainly. Added to from many
/// threads.</summary>
internal sealed class Tally
{
    private readonly Lock _lock = new();
    private readonly int[] _cases = new int[Enum.GetValues<CaseKind>().Length];
    private readonly Dictionary<(string Clause, string? Lacks), Broken> _broken = [];
    private readonly LackedFields _lacked = new([]);
    private readonly Dictionary<RuleContext, int> _contexts = [];
    private readonly Dictionary<RuleContext, Case> _refused = [];
    private (int Number, string Reason)? _first;
    private int _inconclusive;
    private int _judged;

    public CaseCounts Cases
    {
        get
        {
            lock (_lock)
                return new CaseCounts(
                    _cases[(int)CaseKind.Matrix],
                    _cases[(int)CaseKind.Pairwise],
                    _cases[(int)CaseKind.Random],
                    _cases[(int)CaseKind.Sequence]
                );
        }
    }

    /// <summary>How many cases of each context have a verdict.</summary>
    public IReadOnlyDictionary<RuleContext, int> Contexts => _contexts;

    /// <summary>Of each context one case that was rightly refused, in the order of their numbers: a provider that keeps a rule the first
    /// time may drop it the second.</summary>
    public IReadOnlyList<Case> Refused => [.. _refused.Values.OrderBy(one => one.Number)];

    /// <summary>How many cases departed.</summary>
    public int Departing { get; private set; }

    /// <summary>The clauses that are broken, in the page's order.</summary>
    public IReadOnlyList<Clause> BrokenClauses =>
        [.. Catalogue.Clauses.Where(clause => _broken.Values.Any(broken => ChargedTo(broken) == clause.Id))];

    /// <summary>Why cases are without a verdict; null where none is.</summary>
    public string? Inconclusive =>
        _first is not { } first
            ? _judged > 0
                ? null
                : "no case has a verdict: each was refused because its port is taken, or none was sent in time (--budget)"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{_inconclusive} of {Counted.Of(Cases.Total, "case")} without a verdict; the first, case {first.Number}: {first.Reason}"
            );

    public void Add(Case one, CaseAnswer answer)
    {
        lock (_lock)
        {
            _cases[(int)one.Kind]++;
            if (answer.Inconclusive is null)
                _judged++;
            if (answer.Inconclusive is null && one.Context is { } context)
                _contexts[context] = _contexts.GetValueOrDefault(context) + 1;
            if (answer is { Inconclusive: { } reason, IsPortTaken: false })
            {
                _inconclusive++;
                if (_first is not { } first || one.Number < first.Number)
                    _first = (one.Number, reason);
            }

            if (
                answer.IsRightlyRefused
                && one.Context is not null
                && (!_refused.TryGetValue(one.Context.Value, out var earlier) || one.Number < earlier.Number)
            )
                _refused[one.Context.Value] = one;
            Find(one, answer, isSecond: false);
        }
    }

    /// <summary>Adds what came of a case of <see cref="Refused"/> when it was sent once more: it counts where it departs.</summary>
    public void AddSecond(Case one, CaseAnswer answer)
    {
        lock (_lock)
            Find(one, answer, isSecond: true);
    }

    /// <summary>How one of them is broken.</summary>
    public Broken Of(Clause clause)
    {
        var all = _broken.Values.Where(broken => ChargedTo(broken) == clause.Id).ToList();
        return all.OrderBy(broken => broken.Finding.Clause != clause.Id)
            .ThenBy(broken => (broken.Answer.Findings.Count, broken.Case.Number))
            .First() with
        {
            Cases = [.. all.SelectMany(broken => broken.Cases).Distinct()],
        };
    }

    private string ChargedTo(Broken broken) => _lacked.Charge(broken.Finding).Clause;

    private void Find(Case one, CaseAnswer answer, bool isSecond)
    {
        if (answer.Findings.Count > 0)
            Departing++;
        foreach (var finding in answer.Findings)
            _lacked.Note(finding);
        foreach (var finding in answer.Findings.DistinctBy(KeyOf))
            Note(finding, one, answer, isSecond);
    }

    // A lack can turn out to be another clause's matter; what else is wrong with the same clause can not.
    private static (string Clause, string? Lacks) KeyOf(Finding finding) =>
        (finding.Clause, LackedFields.IsLack(finding) ? finding.Where : null);

    // The fewer findings, the plainer; of equals the first, so that it is the same whatever the order of answers.
    private void Note(Finding finding, Case one, CaseAnswer answer, bool isSecond)
    {
        var seen = _broken.GetValueOrDefault(KeyOf(finding));
        var isPlainer = seen is null || (answer.Findings.Count, one.Number).CompareTo((seen.Answer.Findings.Count, seen.Case.Number)) < 0;
        var cases = seen?.Cases ?? [];
        cases.Add(one.Number);
        _broken[KeyOf(finding)] = isPlainer ? new Broken(finding, one, answer, cases, isSecond) : seen!;
    }
}

/// <summary>How a clause is broken.</summary>
/// <param name="Finding">What breaks it there.</param>
/// <param name="Case">Shows it most plainly.</param>
/// <param name="Answer">What came of it.</param>
/// <param name="Cases">The numbers of all that break it, in whatever order their answers came.</param>
/// <param name="IsSecond">Whether the case was rightly refused the first time, and breaks it when it is sent once more.</param>
internal sealed record Broken(Finding Finding, Case Case, CaseAnswer Answer, List<int> Cases, bool IsSecond);
