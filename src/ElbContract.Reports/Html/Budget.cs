namespace ElbContract.Reports.Html;

/// <summary>How much of a page is left for cases that are told in full, so that a browser opens the page of a run in which all
/// failed.</summary>
internal sealed class Budget(int characters = Budget.OfAPage)
{
    /// <summary>Of one clause; the first cases show what is wrong.</summary>
    public const int CasesOfAClause = 20;

    /// <summary>In characters.</summary>
    public const int OfAPage = 1_500_000;

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
