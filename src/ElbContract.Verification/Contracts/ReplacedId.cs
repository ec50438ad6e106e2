using ElbContract.Specification.Answers;

namespace ElbContract.Verification.Contracts;

/// <summary>An example text of a request that a verifier replaces with what a provider state tells.</summary>
/// <param name="Example">The text as scenarios send it.</param>
/// <param name="Variable">Its name in expressions, such as <c>projectId</c>.</param>
/// <param name="State">Tells the value.</param>
internal sealed record ReplacedId(string Example, string Variable, string State)
{
    private static readonly ReplacedId[] All =
    [
        new(ExampleIds.Known.ProjectId, "projectId", ProviderStates.TheProject),
        new(ExampleIds.Known.OtherProjectId, "otherProjectId", ProviderStates.AnotherProject),
        new(ExampleIds.Known.SystemErrorProjectId, "projectId", ProviderStates.TheServiceHasASystemError),
        new(ExampleIds.Known.UnavailableProjectId, "projectId", ProviderStates.TheServiceIsUnavailable),
        new(ExampleIds.Known.Token, "token", ProviderStates.TheProject),
        new(ExampleIds.Known.TokenWithoutPermission, "tokenWithoutPermission", ProviderStates.ATokenWithoutPermission),
        new(ExampleIds.Known.PublicLoadbalancerId, "publicLoadbalancerId", ProviderStates.APublicLoadBalancer),
        new(ExampleIds.Known.PrivateLoadbalancerId, "privateLoadbalancerId", ProviderStates.APrivateLoadBalancer),
        new(ExampleIds.Known.CertificateId, "certificateId", ProviderStates.ACertificate),
        new(ExampleIds.Known.SniCertificateId, "sniCertificateId", ProviderStates.AnSniCertificate),
    ];

    public string Expression => $"${{{Variable}}}";

    /// <summary>The one whose example the text is; null where the text stays as it is.</summary>
    public static ReplacedId? Of(string text) => Array.Find(All, id => id.Example == text);

    /// <summary>Those of several texts as provider states, each once and in one order.</summary>
    public static IReadOnlyList<string> StatesOf(IReadOnlyCollection<ReplacedId> used)
    {
        var states = used.Select(id => id.State).ToHashSet(StringComparer.Ordinal);
        // A project in trouble comes with a token of its own: two projects would tell two.
        if (states.Contains(ProviderStates.TheServiceHasASystemError) || states.Contains(ProviderStates.TheServiceIsUnavailable))
        {
            states.Remove(ProviderStates.TheProject);
        }

        return [.. ProviderStates.All.Where(states.Contains)];
    }
}
