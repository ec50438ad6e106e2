using System.Text.Json.Serialization;

namespace ElbContract.Client.Certificates;

/// <summary>The parameters of a request to create a certificate. A null property is a parameter that is not sent.</summary>
public sealed record CreateCertificateRequest
{
    public required string Name { get; init; }

    /// <summary>The server name that it is for; needed where listeners are to choose it by name.</summary>
    public string? Domain { get; init; }

    /// <summary>The certificate as PEM.</summary>
    [JsonPropertyName("certificate")]
    public required string CertificatePem { get; init; }

    /// <summary>Its private key as PEM; a secret.</summary>
    [JsonPropertyName("private_key")]
    public required string PrivateKeyPem { get; init; }

    /// <summary>The name alone: the key is a secret.</summary>
    public override string ToString() => Name;
}
