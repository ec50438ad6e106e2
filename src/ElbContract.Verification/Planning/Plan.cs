using System.IO.Enumeration;
using ElbContract.Pact.Reading;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Listeners;

namespace ElbContract.Verification.Planning;

/// <summary>Which cases are sent, with this run's ids in them, and which are not.</summary>
internal sealed class Plan
{
    /// <summary>The name that the contract's listeners have where a name is not what is tested.</summary>
    private const string OrdinaryName = "elb-contract";

    private readonly List<(ContractCase Case, RecordedInteraction Copy)> _sent = [];
    private readonly List<LeftOutCase> _leftOut = [];
    private readonly string? _glob;

    public Plan(Contract contract, RunStates states, VerifyOptions options)
    {
        Document = contract.Document;
        _glob = options.ClauseGlob;
        foreach (var contractCase in contract.Cases)
        {
            if (!IsAsked(contractCase.Clause)) continue;
            if (contractCase.States.FirstOrDefault(state => states.Values(state) is null) is { } missing)
                _leftOut.Add(LeftOutFor(contractCase, missing));
            else if (contractCase.Interaction.Variables.FirstOrDefault(variable => contractCase.States.All(state => states.Value(state, variable) is null)) is { } unset)
                _leftOut.Add(new LeftOutCase(contractCase, $"no provider state of the case sets '{unset}'", IsIncomplete: false, Counts: true));
            else if (contractCase.IsFree && !options.Observe)
                _leftOut.Add(new LeftOutCase(contractCase, "nothing is documented about the outcome", IsIncomplete: false, Counts: false));
            else _sent.Add((contractCase, Copy(contractCase, states, options.ListenerName)));
        }
    }

    public IReadOnlyList<(ContractCase Case, RecordedInteraction Copy)> Sent => _sent;
    public IReadOnlyList<LeftOutCase> LeftOut => _leftOut;

    /// <summary>The private copy of the contract: what is sent, and nothing else.</summary>
    public PactDocument Copies => Document.With(_sent.Select(sent => sent.Copy));

    private PactDocument Document { get; }

    /// <summary>Whether the run is about the clause.</summary>
    public bool IsAsked(string clause) => _glob is null || FileSystemName.MatchesSimpleExpression(_glob, clause, ignoreCase: false);

    private static LeftOutCase LeftOutFor(ContractCase contractCase, string missing)
    {
        var (reason, isIncomplete) = RunStates.WhyMissing(missing);
        return new LeftOutCase(contractCase, reason, isIncomplete, Counts: !contractCase.IsFree);
    }

    // Projects and tokens stay symbolic, even in the files that Pact's core reads: the gateway puts the real ones in.
    private static RecordedInteraction Copy(ContractCase contractCase, RunStates states, string listenerName)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        Dictionary<string, string> examples = new(StringComparer.Ordinal);
        foreach (var state in contractCase.States)
        {
            var symbolic = ProviderStates.Values(state, ProviderIds.Example) ?? new Dictionary<string, string>();
            foreach (var (name, real) in states.Values(state)!)
            {
                var isSecret = name is Variables.Project or Variables.OtherProject or Variables.Token or Variables.TokenWithoutPermission;
                values[name] = isSecret && symbolic.TryGetValue(name, out var symbol) ? symbol : real;
                if (!isSecret && symbolic.TryGetValue(name, out var example)) examples[example] = real;
            }
        }

        return contractCase.Interaction.Resolve(values, examples)
            .WithField(ListenerField.Name.JsonName(), OrdinaryName, listenerName)
            .WithHeader(Traffic.Forwarding.Gateway.InteractionHeader, contractCase.Key);
    }
}
