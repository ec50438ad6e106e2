using ElbContract.Verification.Journals;

namespace ElbContract.Verification.Fixtures;

/// <summary>One thing that a run created, or may have created, at the endpoint.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name: <c>elb-contract-…</c>.</param>
/// <param name="Id">Its id; null where it is not known, or whether there is one at all.</param>
public sealed record Fixture(FixtureKind Kind, string Name, string? Id)
{
    internal JournalledFixture Journalled => new(Kind.Label(), Name, Id);

    /// <summary>For a person: what it is, and how to find it.</summary>
    public override string ToString() => Id is null ? $"{Kind.Label()} named {Name}, if it was created" : $"{Kind.Label()} {Id}, named {Name}";
}

/// <summary>What could not be removed.</summary>
/// <param name="Fixture">What it is.</param>
/// <param name="Reason">Why, in one line without full stop.</param>
public sealed record LeftFixture(Fixture Fixture, string Reason)
{
    /// <summary>One line for a person.</summary>
    public override string ToString() => $"{Fixture}: {Reason}";
}
