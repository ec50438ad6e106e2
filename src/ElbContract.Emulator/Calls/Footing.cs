namespace ElbContract.Emulator.Calls;

/// <summary>What the emulator follows where it answers a call.</summary>
internal enum Footing
{
    /// <summary>The page of the contract; the contract proves it.</summary>
    Page,

    /// <summary>A fact of a neighbouring page of the same API, or of its known clients.</summary>
    SiblingPage,

    /// <summary>No page fixes it: what clients send is taken as far as it can be understood.</summary>
    Guess,
}

/// <summary>The same in words.</summary>
internal static class FootingWords
{
    public static string Words(this Footing footing) =>
        footing switch
        {
            Footing.Page => "the page",
            Footing.SiblingPage => "a neighbouring page",
            _ => "a guess",
        };
}
