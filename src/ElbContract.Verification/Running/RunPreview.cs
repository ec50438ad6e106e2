using ElbContract.Specification;
using ElbContract.Specification.Answers;
using ElbContract.Verification.Handshaking;
using ElbContract.Verification.Ids;
using ElbContract.Verification.Planning;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Running;

/// <summary>What a run would send, found out without sending anything.</summary>
/// <remarks>What is looked up, created or told by an emulated endpoint is taken to be there: only the run itself sees.</remarks>
public sealed class RunPreview
{
    private RunPreview(VerifyOptions options, Contract contract)
    {
        var states = States(options.Run, contract);
        var plan = new Plan(contract, states, options.Scope);
        var (generated, all) = GeneratedCases.Choose(options, states.Ids);
        Cases = [.. plan.Sent, .. generated];
        var more = options.Generated is null ? "" : $" and {new GeneratedPart(generated.Count, all)}";
        Effort = $"{Counted.Of(plan.Sent.Count, "interaction")} of the contract{more}, {Running.Effort.Requests(Cases.Count)}";
        Handshakes = options.Handshakes;
        LeftOut = [.. plan.LeftOut.GroupBy(left => left.Reason, StringComparer.Ordinal).Select(group => (group.Key, group.Count()))];
    }

    /// <summary>What would be sent, in the order in which it would be.</summary>
    public IReadOnlyList<PlannedCase> Cases { get; }

    /// <summary>How much would be sent, in words.</summary>
    public string Effort { get; }

    /// <summary>Where listeners would be asked by TLS handshakes; null for nowhere.</summary>
    public HandshakeTargets? Handshakes { get; }

    /// <summary>Why interactions would not be sent, and how many.</summary>
    public IReadOnlyList<(string Reason, int Interactions)> LeftOut { get; }

    /// <param name="options">What would be verified, where and how.</param>
    /// <exception cref="ContractException">There is no contract, or it is none of this API.</exception>
    public static RunPreview Of(VerifyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new RunPreview(options, Contract.Read(options.Contracts));
    }

    private static RunStates States(Sessions.SessionOptions run, Contract contract)
    {
        var example = ProviderIds.Example;
        var ids = run.Ids;
        if (run.Credential is not null)
            ids = ids with { Token = example.Token, ProjectId = ids.ProjectId ?? example.ProjectId };
        if (run.Discover || run.Fixtures is not null)
        {
            ids = ids.Over(
                new EndpointIds
                {
                    PublicLoadBalancer = example.PublicLoadbalancerId,
                    PrivateLoadBalancer = example.PrivateLoadbalancerId,
                    Certificate = example.CertificateId,
                    SniCertificate = example.SniCertificateId,
                }
            );
        }

        var states = RunStates.From(ids);
        if (run.StateUrl is null)
            return states;
        foreach (var state in contract.Cases.SelectMany(one => one.States).Distinct(StringComparer.Ordinal))
        {
            if (ProviderStates.Values(state, example) is { } values)
                states.Add(state, values);
        }

        return states;
    }
}
