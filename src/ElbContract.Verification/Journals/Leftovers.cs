namespace ElbContract.Verification.Journals;

/// <summary>What a journal leaves to be deleted.</summary>
internal sealed record Leftovers
{
    /// <summary>Listeners by their ids.</summary>
    public required IReadOnlyList<MadeListener> Known { get; init; }

    /// <summary>Listeners that may have been made, to be looked up.</summary>
    public required IReadOnlyList<SoughtListener> Sought { get; init; }

    /// <summary>What was made for them, to be deleted after them.</summary>
    public required IReadOnlyList<JournalledFixture> Fixtures { get; init; }

    public static Leftovers Of(Journal journal) =>
        journal.Ask(book => new Leftovers
        {
            Known = book.Standing,
            Sought = book.Sought,
            Fixtures = book.Fixtures,
        });
}
