using ElbContract.Traffic.Redaction;

namespace ElbContract.Verification.Brokering;

/// <summary>A Pact Broker, and in whose name it is asked. Nothing here is printed.</summary>
public sealed record BrokerOptions
{
    /// <summary>Its address, without user information and query.</summary>
    public required Uri Address { get; init; }

    /// <summary>Sent as a bearer token; null for none.</summary>
    public string? Token { get; init; }

    /// <summary>Sent with <see cref="Password"/> where there is no token; null for none.</summary>
    public string? UserName { get; init; }

    public string? Password { get; init; }

    /// <summary>How long one request may take with all that it is tried. Default 60 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The pause before the second try; longer before each further one. Default a second.</summary>
    internal TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What must not be written.</summary>
    public IReadOnlyList<string> Secrets => [.. new[] { Token, Password }.OfType<string>().Where(secret => secret.Length > 0)];

    internal Redactor Redactor => new(Secrets.Distinct().Select(secret => KeyValuePair.Create(secret, Redactor.Redacted)));

    public override string ToString() => nameof(BrokerOptions);
}
