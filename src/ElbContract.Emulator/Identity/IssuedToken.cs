namespace ElbContract.Emulator.Identity;

/// <summary>A token that is given for a proof of who asks.</summary>
/// <param name="Value">The token itself.</param>
/// <param name="User">Whose it is.</param>
/// <param name="Project">What it is for; null for no project, which the endpoint refuses as it does a user without permission.</param>
/// <param name="Methods">How the user proved it.</param>
/// <param name="Issued">When it was made.</param>
/// <param name="Expires">From then on it is nobody's.</param>
internal sealed record IssuedToken(
    string Value,
    EmulatedUser User,
    EmulatedProject? Project,
    IReadOnlyList<string> Methods,
    DateTimeOffset Issued,
    DateTimeOffset Expires
)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => $"a token of {User}";
}
