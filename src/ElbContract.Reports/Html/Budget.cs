namespace ElbContract.Reports.Html;

/// <summary>How much of a page is left for cases that are told in full, so that a browser opens the page of a run in which all
/// failed.</summary>
internal sealed class Budget(int characters = Budget.OfAPage, int casesOfAClause = Budget.CasesOfAClauseOfAPage)
{
    /// <summary>In characters.</summary>
    public const int OfAPage = 1_500_000;

    public const int CasesOfAClauseOfAPage = 20;

    /// <summary>How many of one clause, at most; the first cases show what is wrong.</summary>
    public int CasesOfAClause => casesOfAClause;

    private int _characters = characters;

    /// <summary>Whether so much can be spent; spends it then.</summary>
    public bool Spend(string html)
    {
        if (html.Length > _characters)
            return false;
        _characters -= html.Length;
        return true;
    }
}
