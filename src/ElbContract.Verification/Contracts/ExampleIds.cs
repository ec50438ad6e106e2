using ElbContract.Specification.Answers;

namespace ElbContract.Verification.Contracts;

/// <summary>What scenarios send in place of real ids and tokens. A verifier replaces those that a provider state tells.</summary>
internal static class ExampleIds
{
    public const string UnknownLoadBalancer = "00000000000000000000000000000098";
    public const string UnknownCertificate = "00000000000000000000000000000099";
    public const string UnknownToken = "elb-contract-unknown-token";

    /// <summary>In the answers that the contract shows as examples.</summary>
    public const string Listener = "00000000000000000000000000000031";

    /// <summary>Those that the provider holds.</summary>
    public static ProviderIds Known => ProviderIds.Example;
}
