namespace ElbContract.Emulator;

/// <summary>Whether an emulator has a page to look at, at <c>/</c>: what it holds, the last calls, and a form that sends one.</summary>
public enum EmulatorPage
{
    /// <summary>No page: <c>/</c> is a path that does not exist, as the API has it.</summary>
    None,

    /// <summary>A page whose form waits for a token.</summary>
    WithoutToken,

    /// <summary>A page whose form has the token of the emulator's ids: whoever can open it can use that.</summary>
    WithToken,
}
