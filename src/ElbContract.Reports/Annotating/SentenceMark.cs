using ElbContract.Reports.Ledgers;
using ElbContract.Specification.Clauses;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Annotating;

/// <summary>How a sentence or cell of the page is marked.</summary>
/// <param name="Word">One of <see cref="Words"/>.</param>
/// <param name="Clauses">The ids of the clauses that speak of it.</param>
/// <param name="Reason">Why no clause does; null where one does.</param>
/// <param name="IsChanged">Whether this edition has other words there than the one that the clauses were written from.</param>
internal sealed record SentenceMark(string Word, IReadOnlyList<string> Clauses, string? Reason, bool IsChanged)
{
    public const string Free = "free";
    public const string Covered = "covered";
    public const string NotNormative = "not normative";
    public const string NotCovered = "not covered";

    private const string NotVerified = "not verified";

    /// <summary>In the order in which the worst of several clauses is sought, then what no clause speaks of.</summary>
    public static IReadOnlyList<string> Words { get; } =
    [Reports.Words.Failed, Reports.Words.Waived, NotVerified, Reports.Words.Passed, Free, Covered, NotNormative, NotCovered];

    /// <summary>As a class of style sheets.</summary>
    public static string ClassOf(string word) => "elb-" + word.Replace(' ', '-');

    /// <param name="sentence">Of an edition.</param>
    /// <param name="results">What the last run found, by clause; empty where none is given.</param>
    public static SentenceMark Of(PageSentence sentence, IReadOnlyDictionary<string, ClauseResult> results)
    {
        if (Page.Anchors.FirstOrDefault(anchor => anchor.Id == sentence.Id) is not { } known)
            return new SentenceMark(
                NotCovered,
                [],
                "No clause covers this sentence: it is not in the edition that the clauses are based on.",
                false
            );
        var clauses = PageDrift.ClausesOf(known.Id);
        var words = clauses.Select(clause => WordOf(Catalogue.Find(clause)!, results)).ToHashSet(StringComparer.Ordinal);
        var word = known.NotNormative is null ? Words.First(words.Contains) : NotNormative;
        return new SentenceMark(word, clauses, known.NotNormative, sentence.Fingerprint != known.Fingerprint);
    }

    /// <summary>The word for one clause.</summary>
    public static string WordOf(Clause clause, IReadOnlyDictionary<string, ClauseResult> results)
    {
        if (!results.TryGetValue(clause.Id, out var result))
            return results.Count == 0 ? Covered : NotVerified;
        return (clause.Strength, result.Verdict) is (Strength.Free, Verdict.Passed or Verdict.NotVerified)
            ? Free
            : Reports.Words.Of(result.Verdict).Replace('-', ' ');
    }
}
