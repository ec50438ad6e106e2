using ElbContract.Pact.Reading;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Verification.Planning;

/// <summary>Finds the real credentials in contracts that others wrote: they are taken out, for the run has its own.</summary>
internal static class ContractSecrets
{
    // Shorter ones are words, and stand in other places by chance.
    private const int Shortest = 8;

    /// <summary>The credentials of all interactions of a document; none of a contract of this project's own.</summary>
    public static IReadOnlyCollection<string> Of(PactDocument document) =>
        document
            .Interactions.Where(one => one.Comment("clauses") is null)
            .SelectMany(one => one.Request.Headers.Concat(one.Response.Headers))
            .Where(header => Redactor.IsCredential(header.Key) && header.Value.Length >= Shortest)
            .Select(header => header.Value)
            .Where(value => !value.StartsWith("elb-contract-", StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);
}
