using System.IO.Enumeration;
using System.Text.Json.Nodes;
using ElbContract.Pact.Reading;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Listeners;
using ElbContract.Verification.Handshaking;

namespace ElbContract.Verification.Planning;

/// <summary>Which cases a run sends, and which it does not.</summary>
internal sealed class Plan
{
    /// <summary>The name that the contract's listeners have where a name is not what is tested.</summary>
    private const string OrdinaryName = "elb-contract";

    private readonly Contract _contract;
    private readonly RunStates _states;
    private readonly RunScope _scope;
    private readonly PermittedCalls _permitted;
    private readonly List<ContractCase> _sent = [];
    private readonly List<LeftOutCase> _leftOut = [];

    /// <param name="contract">What there is to send.</param>
    /// <param name="states">What the run can bring about.</param>
    /// <param name="scope">What it is about.</param>
    public Plan(Contract contract, RunStates states, RunScope scope)
    {
        _contract = contract;
        _states = states;
        _scope = scope;
        _permitted = new PermittedCalls(scope.AllowedPaths);
        var keys = scope.Shard?.Of(contract.Cases.Select(contractCase => contractCase.Key));
        foreach (var contractCase in contract.Cases.Where(one => IsAsked(scope.ClauseGlob, one.Clause) && keys?.Contains(one.Key) != false))
        {
            if (WhyLeftOut(contractCase) is { } left)
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

    private LeftOutCase? WhyLeftOut(ContractCase contractCase)
    {
        if (contractCase.Obstacle is { } obstacle)
            return new LeftOutCase(contractCase, obstacle, Missing: [], Counts: false);
        if (Catalogue.Find(contractCase.Clause) is { IsAboutHandshakes: true } && LeftOutForHandshakes(contractCase) is { } left)
            return left;
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
        return contractCase.IsFree && !_scope.Observe
                ? new LeftOutCase(contractCase, "its outcome is not documented (--observe sends it)", Missing: [], Counts: false)
            : Objection(contractCase) is { } objection
                ? new LeftOutCase(contractCase, objection, ["--allow-path"], Counts: !contractCase.IsFree, IsForbidden: true)
            : null;
    }

    // Without any address the clause goes without a verdict; with one, it has that of the listeners there.
    private LeftOutCase? LeftOutForHandshakes(ContractCase contractCase)
    {
        var network = contractCase.States.Contains(ProviderStates.APrivateLoadBalancer)
            ? HandshakeNetwork.Private
            : HandshakeNetwork.Public;
        if (_scope.Handshakes.Contains(network))
            return null;
        return _scope.Handshakes.Count == 0
            ? new LeftOutCase(
                contractCase,
                "only TLS handshakes with the listener show it: name the load balancer's address (--handshake)",
                Missing: [],
                Counts: true
            )
            : new LeftOutCase(
                contractCase,
                network is HandshakeNetwork.Private
                    ? "no address of the private load balancer was given (--handshake-private)"
                    : "no address of the public load balancer was given (--handshake)",
                Missing: [],
                Counts: false
            );
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
