using ElbContract.Pact.Reading;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Verification.Planning;

/// <summary>Takes real credentials out of contracts that others wrote: the run has its own.</summary>
internal static class ContractSecrets
{
    // Shorter ones are words, and stand in other places by chance.
    private const int Shortest = 8;

    /// <summary>The interaction without the credentials of any interaction of its document, wherever they stand.</summary>
    public static RecordedInteraction Without(RecordedInteraction interaction, PactDocument document) =>
        interaction.Comment("clauses") is null ? interaction.Without(Secrets(document), Redactor.Redacted) : interaction;

    private static HashSet<string> Secrets(PactDocument document) =>
        document
            .Interactions.SelectMany(one => one.Request.Headers.Concat(one.Response.Headers))
            .Where(header => Redactor.IsCredential(header.Key) && header.Value.Length >= Shortest)
            .Select(header => header.Value)
            .Where(value => !value.StartsWith("elb-contract-", StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);
}
