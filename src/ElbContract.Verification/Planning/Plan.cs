using System.IO.Enumeration;
using System.Text.Json.Nodes;
using ElbContract.Pact.Reading;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Listeners;

namespace ElbContract.Verification.Planning;

/// <summary>Which cases a run sends, and which it does not.</summary>
internal sealed class Plan
{
    /// <summary>The name that the contract's listeners have where a name is not what is tested.</summary>
    private const string OrdinaryName = "elb-contract";

    private readonly Contract _contract;
    private readonly RunStates _states;
    private readonly PermittedCalls _permitted;
    private readonly List<ContractCase> _sent = [];
    private readonly List<LeftOutCase> _leftOut = [];

    /// <param name="contract">What there is to send.</param>
    /// <param name="states">What the run can bring about.</param>
    /// <param name="clauseGlob">Which clauses it is about; null for all.</param>
    /// <param name="observe">Whether to send the cases whose outcome is not documented.</param>
    /// <param name="shard">Which part it is about; null for the whole.</param>
    /// <param name="allowedPaths">Where requests go besides the documented path, with <c>*</c> for any text.</param>
    public Plan(Contract contract, RunStates states, string? clauseGlob, bool observe, Shard? shard, IReadOnlyList<string> allowedPaths)
    {
        _contract = contract;
        _states = states;
        _permitted = new PermittedCalls(allowedPaths);
        var keys = shard?.Of(contract.Cases.Select(contractCase => contractCase.Key));
        foreach (var contractCase in contract.Cases.Where(one => IsAsked(clauseGlob, one.Clause) && keys?.Contains(one.Key) != false))
        {
            if (WhyLeftOut(contractCase, observe) is { } left)
                _leftOut.Add(left);
            else
                _sent.Add(contractCase);
        }
    }

    public IReadOnlyList<ContractCase> Sent => _sent;
    public IReadOnlyList<LeftOutCase> LeftOut => _leftOut;

    /// <summary>Whether a run for these clauses is about the clause.</summary>
    public static bool IsAsked(string? clauseGlob, string clause) =>
        clauseGlob is null || FileSystemName.MatchesSimpleExpression(clauseGlob, clause, ignoreCase: false);

    /// <summary>The private copy of the contract: what is sent, with the run's ids in it, and nothing else.</summary>
    public PactDocument Copies(string listenerName) => _contract.Document.With(_sent.Select(sent => Copy(sent, listenerName)));

    private LeftOutCase? WhyLeftOut(ContractCase contractCase, bool observe)
    {
        if (contractCase.Obstacle is { } obstacle)
            return new LeftOutCase(contractCase, obstacle, Missing: [], Counts: false);
        if (contractCase.States.Where(state => _states.Values(state) is null).ToList() is { Count: > 0 } missing)
            return LeftOutFor(contractCase, missing);
        if (
            !contractCase.IsForeign
            && contractCase.Interaction.Variables.FirstOrDefault(variable =>
                contractCase.States.All(state => _states.Value(state, variable) is null)
            )
                is { } unset
        )
            return new LeftOutCase(
                contractCase,
                $"no provider state of the case sets '{unset}'",
                [$"a provider state that sets '{unset}'"],
                Counts: true
            );
        return contractCase.IsFree && !observe
                ? new LeftOutCase(contractCase, "its outcome is not documented (--observe sends it)", Missing: [], Counts: false)
            : Objection(contractCase) is { } objection
                ? new LeftOutCase(contractCase, objection, ["--allow-path"], Counts: !contractCase.IsFree, IsForbidden: true)
            : null;
    }

    // Of the request as it would be sent: a generator can make another path of the one that stands there.
    private string? Objection(ContractCase contractCase)
    {
        var request = Copy(contractCase, OrdinaryName).ToJson()["request"]!;
        var query = request["query"] is JsonObject { Count: > 0 } or JsonValue ? "?" : "";
        return _permitted.Objection(Text(request["method"]), (Text(request["path"]) ?? "") + query);
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static LeftOutCase LeftOutFor(ContractCase contractCase, List<string> states)
    {
        var missing = states.ConvertAll(RunStates.WhyMissing);
        List<string> options = [.. missing.Select(one => one.Option).OfType<string>()];
        // What cannot be brought about at all makes everything else needless.
        return new LeftOutCase(
            contractCase,
            (options.Count < missing.Count ? missing.Find(one => one.Option is null) : missing[0]).Reason,
            options.Count < missing.Count ? [] : options,
            Counts: !contractCase.IsFree
        );
    }

    // Projects and tokens stay symbolic, even in the files that Pact's core reads: the gateway puts the real ones in.
    private RecordedInteraction Copy(ContractCase contractCase, string listenerName)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        Dictionary<string, string> examples = new(StringComparer.Ordinal);
        foreach (var state in contractCase.States)
        {
            var symbolic = ProviderStates.Values(state, ProviderIds.Example) ?? new Dictionary<string, string>();
            foreach (var (name, real) in _states.Values(state)!)
            {
                var isSecret = Variables.AreSecret(name);
                values[name] = isSecret && symbolic.TryGetValue(name, out var symbol) ? symbol : real;
                if (!isSecret && symbolic.TryGetValue(name, out var example))
                    examples[example] = real;
            }
        }

        return contractCase
            .Interaction.Resolve(values, examples)
            .WithField(ListenerField.Name.JsonName(), OrdinaryName, listenerName)
            .WithHeader(Traffic.Forwarding.Gateway.InteractionHeader, contractCase.Key);
    }
}
