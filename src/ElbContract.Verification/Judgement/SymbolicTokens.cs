namespace ElbContract.Verification.Judgement;

/// <summary>The words that stand for tokens in contracts and captured traffic; the gateway alone knows the real ones.</summary>
internal static class SymbolicTokens
{
    public const string Valid = "elb-contract-token";
    public const string WithoutPermission = "elb-contract-token-without-permission";
}
