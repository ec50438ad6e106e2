namespace ElbContract.Emulator.Identity;

/// <summary>What a request says to prove who sends it.</summary>
/// <param name="Method">One of <see cref="Supported"/>.</param>
/// <param name="User">Whom it names; null where the credential tells.</param>
/// <param name="Credential">The application credential or access key; null for a password or token.</param>
/// <param name="Secret">Password, secret, secret key or token.</param>
internal sealed record Proof(string Method, Reference? User, Reference? Credential, string Secret)
{
    public const string Password = "password";
    public const string ApplicationCredential = "application_credential";
    public const string AccessKey = "hw_ak_sk";
    public const string Token = "token";

    public static IReadOnlyList<string> Supported { get; } = [Password, ApplicationCredential, AccessKey, Token];

    /// <summary>The kind alone.</summary>
    public override string ToString() => Method;
}
