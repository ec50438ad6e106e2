using ElbContract.Specification.Providers;

namespace ElbContract.Emulator.Identity;

/// <summary>Somebody whom the emulator's identity service knows, with everything that proves it. All of it is made up, and worth nothing
/// elsewhere.</summary>
public sealed class EmulatedUser
{
    internal EmulatedUser(string token, TokenStanding standing) => (Token, Standing) = (token, standing);

    /// <summary>32 hex digits.</summary>
    public required string Id { get; init; }

    /// <summary>Known within <see cref="EmulatedIdentity.DomainName"/>.</summary>
    public required string Name { get; init; }

    public required string Password { get; init; }

    /// <summary>For the ordinary project, and no other.</summary>
    public required string ApplicationCredentialId { get; init; }

    public required string ApplicationCredentialName { get; init; }
    public required string ApplicationCredentialSecret { get; init; }

    /// <summary>Signs requests, together with <see cref="SecretKey"/>, and proves who asks for a token.</summary>
    public required string AccessKey { get; init; }

    public required string SecretKey { get; init; }

    /// <summary>The token of the user's that never ends: what a rightly signed call stands as.</summary>
    internal string Token { get; }

    internal TokenStanding Standing { get; }

    /// <summary>The name alone.</summary>
    public override string ToString() => Name;
}
