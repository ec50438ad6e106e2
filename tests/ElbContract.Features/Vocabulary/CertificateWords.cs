using System.Text.Json.Nodes;

namespace ElbContract.Features.Vocabulary;

/// <summary>A certificate in the place where a listener names it.</summary>
public sealed record NamedCertificate(Parameter Place, JsonNode Value);

[Binding]
public sealed class CertificateWords
{
    /// <summary>All of them.</summary>
    public const string All = "an existing certificate|an unknown certificate|an SNI certificate|a list of SNI certificates";

    [StepArgumentTransformation($"({All})", Name = "certificate")]
    public NamedCertificate Certificate(string words) =>
        words switch
        {
            "an existing certificate" => new(Parameter.Called("certificate"), ExampleIds.Known.CertificateId),
            "an unknown certificate" => new(Parameter.Called("certificate"), ExampleIds.UnknownCertificate),
            "an SNI certificate" => new(Parameter.Called("SNI certificates"), ExampleIds.Known.SniCertificateId),
            _ => new(Parameter.Called("SNI certificates"), new JsonArray(ExampleIds.Known.SniCertificateId)),
        };
}
