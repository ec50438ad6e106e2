namespace ElbContract.Emulator.Personalities;

/// <summary>Which of the suites that a client offers a listener chooses.</summary>
internal enum SuiteOrder
{
    /// <summary>The first in the page's order.</summary>
    AsListed,

    /// <summary>The last in the page's order.</summary>
    Reversed,
}
