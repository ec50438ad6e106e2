namespace ElbContract.Reports.Html;

/// <summary>How much of a page is left for cases that are told in full, so that a browser opens the page of a run in which all
/// failed.</summary>
/// <param name="clauses">How many clauses have cases to tell.</param>
/// <param name="characters">In all.</param>
/// <param name="casesOfAClause">How many of one clause, at most; the first cases show what is wrong.</param>
internal sealed class Budget(int clauses, int characters = Budget.OfAPage, int casesOfAClause = Budget.CasesOfAClauseOfAPage)
{
    /// <summary>In characters.</summary>
    public const int OfAPage = 1_500_000;

    public const int CasesOfAClauseOfAPage = 20;

    // What most cases take. So much is kept for each clause to come, so that it shows one, whatever those before it have.
    private const int OfACase = 2_500;

    private int _characters = characters;
    private int _clausesToCome = clauses;

    /// <summary>How many of one clause, at most.</summary>
    public int CasesOfAClause => casesOfAClause;

    /// <summary>The next clause begins: nothing is kept for it any more.</summary>
    public void Begin() => _clausesToCome--;

    /// <summary>Whether so much can be spent; spends it then.</summary>
    /// <param name="html">A case.</param>
    /// <param name="isFirst">Whether it is the first of its clause, which may take what is kept for later ones.</param>
    public bool Spend(string html, bool isFirst)
    {
        if (html.Length > _characters - (isFirst ? 0 : _clausesToCome * OfACase))
            return false;
        _characters -= html.Length;
        return true;
    }
}
