namespace ElbContract.Verification.Fixtures;

/// <summary>One thing that a run created, or may have created, at the endpoint.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name: <c>elb-contract-…</c>.</param>
/// <param name="Id">Its id; null where it is not known, or whether there is one at all.</param>
public sealed record Fixture(FixtureKind Kind, string Name, string? Id)
{
    /// <summary>One line for a person: what it is, and how to find it.</summary>
    public override string ToString() => Id is null ? $"{Kind.Words()} named {Name}, if it was created" : $"{Kind.Words()} {Id}, named {Name}";
}
