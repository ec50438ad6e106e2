using System.Text;
using System.Text.Json.Nodes;
using ElbContract.Features.Vocabulary;
using ElbContract.Specification.Listeners;
using ElbContract.Verification.Handshaking;

namespace ElbContract.Features.Drivers;

/// <summary>Holds the provider's answer against what the scenario says, and keeps what it says for the contract.</summary>
public sealed class AnswerDriver(ConsumerDriver consumer)
{
    private Dictionary<string, AnswerRule> _rules = [];

    /// <summary>How the scenario says that the request ends; null as long as it has not.</summary>
    public Outcome? Stated { get; private set; }

    /// <summary>What an accepted listener's answer shows, by field.</summary>
    internal IReadOnlyDictionary<string, AnswerRule> Rules => _rules;

    private Exchange Last =>
        consumer.Exchanges is [.., var last]
            ? last
            : throw new InvalidOperationException($"No answer came: {consumer.Trouble?.Message ?? "the consumer sent nothing"}");

    private JsonObject Answer =>
        WireJson.Object(Last.Answer) ?? throw new InvalidOperationException($"The answer is not a JSON object: {Shown}");

    private string Shown => Encoding.UTF8.GetString(Last.Answer);

    public void Ends(Outcome outcome)
    {
        Stated = outcome;
        Last.Status.Should().BeOneOf(outcome.Statuses, "the answer is {0}", Shown);
        if (outcome != Outcome.Accepted)
            return;
        consumer.Trouble.Should().BeNull("the consumer reads the answer to an accepted listener");
        _rules = AnswerTable.For(WireJson.Object(Last.Body)!);
        foreach (var field in _rules.Keys)
            Check(field);
    }

    /// <summary>Refused, or else not in effect: null, left out or switched off.</summary>
    public void EndsRefusedOrWithout(Parameter parameter)
    {
        Ends(Outcome.RefusedOrIgnored);
        if (Last.Status == 200)
            ShowsNo(parameter);
    }

    public void EndsRefusedOrWith(Parameter parameter, JsonNode value)
    {
        Ends(Outcome.RefusedOrIgnored);
        if (Last.Status == 200)
            Shows(parameter, AnswerRule.Equal(value));
    }

    public void ShowsNoneIfAccepted(Parameter parameter)
    {
        if (Last.Status == 200)
            ShowsNo(parameter);
    }

    public void Shows(Parameter parameter, JsonNode value) => Shows(parameter, AnswerRule.Equal(value));

    public void ShowsOneOf(Parameter parameter, Choice choice) => Shows(parameter, AnswerRule.OneOf(choice.Words));

    public void ShowsBoolean(Parameter parameter) => Shows(parameter, AnswerRule.Boolean(true));

    public void ShowsText(Parameter parameter) => Shows(parameter, AnswerRule.Text(ExampleOf(parameter)));

    public void ShowsNotEmpty(Parameter parameter) => Shows(parameter, AnswerRule.NotEmptyText(ExampleOf(parameter)));

    public void Repeats(Parameter parameter) =>
        Shows(
            parameter,
            AnswerRule.Equal(
                WireJson.Object(Last.Body)?[parameter.Name]?.DeepClone()
                    ?? throw new InvalidOperationException(
                        $"The request has no {parameter.Words} that an answer can repeat: have the consumer add a listener with one."
                    )
            )
        );

    public void ShowsNo(Parameter parameter)
    {
        var off = parameter.Kind == Specification.Listeners.ParameterKind.TruthValue && JsonNode.DeepEquals(Answer[parameter.Name], false);
        (off || Answer[parameter.Name] is null).Should().BeTrue("{0} is not in effect, but the answer is {1}", parameter.Words, Shown);
    }

    /// <summary>Of its type, or null; left out only where it may be.</summary>
    public void ShowsTyped(Parameter parameter, AnswerType type, bool isAlwaysThere)
    {
        if (isAlwaysThere)
            Answer.Should().ContainKey(parameter.Name);
        (Answer[parameter.Name] is not { } value || type.IsOf(value.GetValueKind()))
            .Should()
            .BeTrue("{0} is {1}, but the answer is {2}", parameter.Words, type.Words, Shown);
    }

    /// <summary>What is allowed, null or nothing.</summary>
    public void ShowsIfAtAll(Parameter parameter, AllowedValue allowed) =>
        (Answer[parameter.Name] is not { } value || allowed.Has(value))
            .Should()
            .BeTrue("{0} is {1}, but the answer is {2}", parameter.Words, allowed.Words, Shown);

    public void IsOneObject() => Answer.Should().ContainKey("id", "the listener is at the top level").And.NotContainKey("listener");

    public void HaveDifferentIds() =>
        consumer
            .Exchanges.Select(exchange => WireJson.Object(exchange.Answer)!["id"]!.GetValue<string>())
            .Should()
            .HaveCount(2)
            .And.OnlyHaveUniqueItems();

    /// <summary>The set that the answer names: a verifier asks the listener for its suites by TLS handshakes, and the stub has no
    /// listeners.</summary>
    public void StandsForSuites(IReadOnlyList<string> suites) =>
        CipherSets
            .Of(Text("ssl_ciphers"))
            .Should()
            .NotBeNull("the answer names a set of cipher suites: {0}", Shown)
            .And.Subject.Select(suite => suite.OpenSslName)
            .Should()
            .Equal(suites);

    /// <summary>The versions that the answer names; the same goes for them.</summary>
    public void StandsForVersions(IReadOnlyList<string> versions)
    {
        string.Join(' ', versions).Should().Be(Text("ssl_protocols"));
        CipherSets
            .Versions(Text("ssl_protocols"))
            .Should()
            .NotBeNull("the answer names TLS versions: {0}", Shown)
            .And.Subject.Reverse()
            .Select(HandshakeWords.Of)
            .Should()
            .Equal(versions);
    }

    private string? Text(string field) => Answer[field]?.GetValue<string>();

    private string ExampleOf(Parameter parameter) =>
        _rules.TryGetValue(parameter.Name, out var rule)
            ? rule.Example.GetValue<string>()
            : throw new InvalidOperationException(
                $"{nameof(AnswerTable)} has no {parameter.Name} for this listener: write it there, by hand and from the page."
            );

    private void Shows(Parameter parameter, AnswerRule rule)
    {
        _rules[parameter.Name] = rule;
        Check(parameter.Name);
    }

    private void Check(string field) =>
        _rules[field].Accepts(Answer[field]).Should().BeTrue("{0} is {1}, but the answer is {2}", field, _rules[field].Words, Shown);
}
