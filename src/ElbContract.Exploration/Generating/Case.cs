namespace ElbContract.Exploration.Generating;

/// <summary>Where a case comes from.</summary>
internal enum CaseKind
{
    /// <summary>A rule in a context: the same in every run.</summary>
    Matrix,

    /// <summary>Combined from the catalogue's values: the same in every run.</summary>
    Pairwise,

    /// <summary>Generated.</summary>
    Random,

    /// <summary>Two requests, the second while the listener of the first stands.</summary>
    Sequence,
}

/// <summary>What is sent together.</summary>
/// <param name="Number">From 1; with the seed it says everything.</param>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Drafts">One request; of a sequence two, in their order.</param>
/// <param name="OnOnePort">Whether both ask for the same port.</param>
/// <param name="Context">Of a case of the matrix, the rule that it asks for.</param>
internal sealed record Case(int Number, CaseKind Kind, IReadOnlyList<Draft> Drafts, bool OnOnePort = false, RuleContext? Context = null)
{
    /// <summary>Says all that is sent, and how it is told: equal for equal cases.</summary>
    public string Identity => string.Join('\n', Drafts.Select(draft => draft.Identity).Append(OnOnePort ? "on one port" : ""));
}
