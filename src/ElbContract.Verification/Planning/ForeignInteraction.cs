using System.Text.Json.Nodes;
using ElbContract.Pact.Reading;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Listeners;
using ElbContract.Verification.Contracts;

namespace ElbContract.Verification.Planning;

/// <summary>
/// An interaction that another program wrote, without the comments of this project: which clauses it is about comes of judging its request.
/// Project, token, load balancer and certificates become those of the run; the name, and a port that another interaction has, become the
/// run's own where nothing depends on them.
/// </summary>
internal sealed class ForeignInteraction
{
    private const string OrdinaryName = "elb-contract";
    private const int FirstPort = 20000;

    private static readonly ProviderIds Ids = ProviderIds.Example;

    // Where ids stand that a run puts in.
    private static readonly (string Category, string? Name)[] Places =
    [
        ("path", null),
        ("header", "X-Auth-Token"),
        ("body", "$.loadbalancer_id"),
        ("body", "$.certificate_id"),
        ("body", "$.certificates"),
    ];

    private static readonly string[] All =
    [
        Variables.Project,
        Variables.OtherProject,
        Variables.Token,
        Variables.TokenWithoutPermission,
        Variables.PublicLoadBalancer,
        Variables.PrivateLoadBalancer,
        Variables.Certificate,
        Variables.SniCertificate,
    ];

    private RecordedInteraction _interaction;
    private Expectation _expectation;

    private ForeignInteraction(RecordedInteraction interaction)
    {
        _interaction = interaction;
        _expectation = Expect(interaction);
    }

    /// <summary>What is sent.</summary>
    public RecordedInteraction Interaction => _interaction;

    /// <summary>What the page says of the outcome.</summary>
    public Strength Strength => _expectation.Strength;

    /// <summary>The ids of the clauses that decide its outcome; of one that is accepted, the call itself.</summary>
    public IReadOnlyList<string> Clauses =>
        Strength == Strength.Accept
            ? [ClauseIds.UriAdd]
            : [.. _expectation.Statements.Where(said => said.Strength == Strength).Select(said => said.Clause.Id)];

    /// <summary>Whether an interaction is a request to add a listener.</summary>
    public static bool IsAddition(RecordedInteraction interaction)
    {
        var request = interaction.Request;
        return request.Method.Equals("POST", StringComparison.OrdinalIgnoreCase)
            && ListenerPath.Parse(request.Target).Form != ListenerPathForm.Unknown;
    }

    /// <summary>Why it is not sent, in one line; null where it can be.</summary>
    public string? Obstacle { get; private init; }

    /// <param name="interaction">A request to add a listener.</param>
    /// <param name="ports">The ports of the others; its own is added.</param>
    public static ForeignInteraction Of(RecordedInteraction interaction, HashSet<long> ports)
    {
        var sendable = WithoutOtherHeaders(interaction);
        var found = new ForeignInteraction(WithIdsOfTheRun(sendable));
        if (ExpectsRefusal(interaction) && found.Strength == Strength.Accept && UnknownStates(interaction).Count == 0)
            found = Refused(sendable, found);
        found.NameAsOurs();
        found.TakePort(ports);
        found.NeedStates(interaction);
        return found;
    }

    // A refusal that nothing else explains is of what does not exist: a token, or an id.
    private static ForeignInteraction Refused(RecordedInteraction interaction, ForeignInteraction accepted)
    {
        var status = interaction.Response.Status;
        if (status == 401)
            return new ForeignInteraction(accepted._interaction.WithOnly("X-Auth-Token", ExampleIds.UnknownToken));
        var withItsIds = new ForeignInteraction(WithCredentialsOfTheRun(interaction));
        return withItsIds.Strength == Strength.Reject && withItsIds._expectation.Statuses.Contains(status)
            ? withItsIds
            : new ForeignInteraction(accepted._interaction)
            {
                Obstacle = $"it expects {status}, but neither its request nor a provider state says why",
            };
    }

    // Tracing and the like change nothing; what a server could take a path or a host from is not sent for others.
    private static RecordedInteraction WithoutOtherHeaders(RecordedInteraction interaction) =>
        interaction
            .Request.Headers.Select(header => header.Key)
            .Where(name => !PermittedCalls.IsHarmless(name))
            .Aggregate(interaction, (one, name) => one.WithOnly(name, null));

    private static RecordedInteraction WithCredentialsOfTheRun(RecordedInteraction interaction)
    {
        var changed = interaction;
        var path = ListenerPath.Parse(interaction.Request.Target);
        if (path is { Form: ListenerPathForm.Listeners, ProjectId.Length: > 0 } && !IsOurs(interaction.Expression("path", null)))
            changed = changed.WithProvided(
                "path",
                null,
                $"/v1.0/${{{Variables.Project}}}/elbaas/listeners",
                $"/v1.0/{Ids.ProjectId}/elbaas/listeners"
            );
        foreach (var (name, value) in interaction.Request.Headers.Where(header => IsToken(header.Key)))
        {
            if (value.Length > 0 && !IsOurs(interaction.Expression("header", name)))
                changed = changed.WithProvided("header", name, $"${{{Variables.Token}}}", Ids.Token);
        }

        return Exemplified(changed);
    }

    private static RecordedInteraction WithIdsOfTheRun(RecordedInteraction interaction)
    {
        var changed = WithCredentialsOfTheRun(interaction);
        var isPrivate = interaction.ProviderStates.Any(state => state.Name == ProviderStates.APrivateLoadBalancer);
        Put("loadbalancer_id", isPrivate ? Variables.PrivateLoadBalancer : Variables.PublicLoadBalancer);
        Put("certificate_id", Variables.Certificate);
        Put("certificates", Variables.SniCertificate);
        return changed;

        void Put(string field, string variable)
        {
            if (
                InteractionParts.Object(interaction.Request.Body)?[field] is JsonValue value
                && value.TryGetValue(out string? text)
                && text.Length > 0
                && !IsOurs(interaction.Expression("body", "$." + field))
            )
                changed = changed.WithProvided("body", "$." + field, $"${{{variable}}}", ExampleOf(variable));
        }
    }

    // Examples of our own variables can be anything in the file: the judge knows those of published contracts.
    private static RecordedInteraction Exemplified(RecordedInteraction interaction)
    {
        foreach (var (category, name) in Places)
        {
            if (interaction.Expression(category, name) is { } expression && IsOurs(expression))
                interaction = interaction.WithProvided(
                    category,
                    name,
                    expression,
                    All.Aggregate(
                        expression,
                        (text, variable) => text.Replace($"${{{variable}}}", ExampleOf(variable), StringComparison.Ordinal)
                    )
                );
        }

        return interaction;
    }

    private static bool IsOurs(string? expression) =>
        expression is not null && All.Any(variable => expression.Contains($"${{{variable}}}", StringComparison.Ordinal));

    private static string ExampleOf(string variable) =>
        ProviderStates.All.Select(state => ProviderStates.Values(state, Ids)!.GetValueOrDefault(variable)).OfType<string>().First();

    private static bool IsToken(string header) => header.Equals("X-Auth-Token", StringComparison.OrdinalIgnoreCase);

    // By its name a run knows a listener for its own.
    private void NameAsOurs()
    {
        if (Text("name") is { } name)
            Take(_interaction.WithField("name", name, OrdinaryName));
    }

    private void TakePort(HashSet<long> ports)
    {
        if (InteractionParts.Object(_interaction.Request.Body)?["port"] is not JsonValue value || !value.TryGetValue(out long port))
            return;
        if (ports.Add(port))
            return;
        var free = FirstPort + (long)(StableHash.Of(_interaction.Key) % (ushort.MaxValue - FirstPort + 1));
        while (ports.Contains(free))
            free = free == ushort.MaxValue ? FirstPort : free + 1;
        if (Take(_interaction.WithField("port", port, free)))
            ports.Add(free);
    }

    private string? Text(string field) =>
        InteractionParts.Object(_interaction.Request.Body)?[field] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    // Only what changes nothing of the outcome.
    private bool Take(RecordedInteraction changed)
    {
        var expectation = Expect(changed);
        if (expectation.Strength != Strength || !Deciding(expectation).SequenceEqual(Deciding(_expectation)))
            return false;
        (_interaction, _expectation) = (changed, expectation);
        return true;
    }

    private static IEnumerable<string> Deciding(Expectation expectation) =>
        expectation.Statements.Where(said => said.Strength == expectation.Strength).Select(said => said.Clause.Id);

    // A state of the consumer's own is needed only where the request alone does not explain the answer that is expected.
    private void NeedStates(RecordedInteraction original)
    {
        var needed = _interaction.Variables.Select(StateOf).OfType<string>();
        var named = original.ProviderStates.Select(state => state.Name).Where(ProviderStates.All.Contains);
        var unknown = ExpectsRefusal(original) && Strength == Strength.Accept ? UnknownStates(original) : [];
        var states = named.Concat(needed).Distinct(StringComparer.Ordinal).ToList();
        // A project in trouble comes with a token of its own.
        if (states.Contains(ProviderStates.TheServiceHasASystemError) || states.Contains(ProviderStates.TheServiceIsUnavailable))
            states.Remove(ProviderStates.TheProject);
        _interaction = _interaction.WithStates([.. states, .. unknown]);
    }

    private static string? StateOf(string variable) =>
        ProviderStates.All.FirstOrDefault(state => ProviderStates.Values(state, Ids)!.ContainsKey(variable));

    private static List<string> UnknownStates(RecordedInteraction interaction) =>
        [.. interaction.ProviderStates.Select(state => state.Name).Where(name => !ProviderStates.All.Contains(name))];

    private static bool ExpectsRefusal(RecordedInteraction interaction) => interaction.Response.Status >= 400;

    private static Expectation Expect(RecordedInteraction interaction)
    {
        var request = interaction.Request;
        return Judge.Expect(
            new AddListenerRequestOnWire(
                request.Target,
                request.Headers.Where(header => IsToken(header.Key)).Select(header => header.Value).FirstOrDefault(),
                request.Body
            ),
            new KnownProvider(Ids)
        );
    }
}
