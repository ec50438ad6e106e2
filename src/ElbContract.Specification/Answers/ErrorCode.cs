using ElbContract.Specification.Clauses;

namespace ElbContract.Specification.Answers;

/// <summary>
/// The provider's codes for a refused request to add a listener, as sibling pages of the API list them. They are not part of the contract:
/// emulator and stub use them so that a consumer meets what it would meet.
/// </summary>
public static class ErrorCode
{
    /// <summary>A mandatory parameter is missing; also every refusal that no other code is listed for.</summary>
    public const string BadRequest = "ELB.6001";

    public const string Unauthorized = "ELB.1102";
    public const string QuotaExceeded = "ELB.6091";
    public const string PortInUse = "ELB.6101";
    public const string ListenerNotFound = "ELB.6002";

    /// <summary>The code of a refusal with <paramref name="status"/> that <paramref name="clauseId"/> asks for.</summary>
    public static string Of(int status, string clauseId) =>
        status switch
        {
            400 => OfClause(clauseId),
            401 => Unauthorized,
            // No page lists a code for these: the status in the same form, so that nobody takes it for a listed one.
            _ => $"ELB.0{status}",
        };

    private static string OfClause(string clauseId) =>
        clauseId switch
        {
            ClauseIds.NameLength => "ELB.6011",
            ClauseIds.NameCharacters => "ELB.6021",
            ClauseIds.DescriptionLength or ClauseIds.DescriptionCharacters => "ELB.6031",
            ClauseIds.LoadbalancerIdExists => "ELB.6040",
            ClauseIds.PortRange => "ELB.6041",
            ClauseIds.LbAlgorithmValues => "ELB.6051",
            ClauseIds.ProtocolValues => "ELB.6061",
            ClauseIds.BackendProtocolValues => "ELB.6071",
            ClauseIds.StickySessionTypeValues => "ELB.6081",
            _ => BadRequest,
        };
}
