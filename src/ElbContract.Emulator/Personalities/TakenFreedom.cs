namespace ElbContract.Emulator.Personalities;

/// <summary>A freedom of the page that a personality takes otherwise than the ordinary one.</summary>
/// <param name="Name">The freedom's, such as <c>NoSni</c>.</param>
/// <param name="Value">What is made of it, such as <c>EmptyText</c>.</param>
/// <param name="About">What the page leaves open, in one phrase.</param>
/// <param name="Clauses">The clauses that leave it open; empty where the page says nothing of it.</param>
public sealed record TakenFreedom(string Name, string Value, string About, IReadOnlyList<string> Clauses)
{
    /// <summary>Whether no answer shows it, and TLS handshakes with listeners do.</summary>
    public bool IsServed { get; init; }

    /// <inheritdoc/>
    public bool Equals(TakenFreedom? other) => other is not null && (Name, Value) == (other.Name, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => (Name, Value).GetHashCode();

    /// <summary>Such as <c>NoSni=EmptyText</c>.</summary>
    public override string ToString() => $"{Name}={Value}";
}
