using System.Text;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Providers;

namespace ElbContract.Exploration.Generating;

/// <summary>Who sends a request.</summary>
internal enum Caller
{
    /// <summary>One who may add listeners.</summary>
    Entitled,
    WithoutToken,
    WithEmptyToken,
    WithUnknownToken,
    WithoutPermission,
}

/// <summary>One key of a request that is not as in an ordinary listener.</summary>
/// <param name="Key">As it stands on the wire.</param>
/// <param name="Json">Its value as JSON text; null where it is left out.</param>
internal readonly record struct Change(string Key, string? Json);

/// <summary>A request to add a listener, told by what is not ordinary about it. Ids, projects and tokens are the contract's
/// examples.</summary>
internal sealed record Draft
{
    /// <summary>Stands in bodies for the port, which is chosen when the request is sent.</summary>
    public const string AnyPort = "{port}";

    private const string Path = "/v1.0/{project_id}/elbaas/listeners";

    /// <summary>The protocol of the ordinary listener: HTTP, TCP, HTTPS, SSL or UDP.</summary>
    public string Protocol { get; init; } = "HTTP";

    public LoadBalancerNetwork Network { get; init; }

    /// <summary>What is other than ordinary, in the order of the parameters; a key stands once.</summary>
    public IReadOnlyList<Change> Changes { get; init; } = [];

    public Caller Caller { get; init; }

    /// <summary>Another path than the documented one, with <c>{project_id}</c> or <c>{other_project_id}</c>; null for that one.</summary>
    public string? OtherPath { get; init; }

    /// <summary>Another body than a listener, with <see cref="AnyPort"/>; null for a listener.</summary>
    public string? OtherBody { get; init; }

    /// <summary>The value of a key; null where it is left out.</summary>
    public string? this[string key] =>
        Changes.Where(change => change.Key == key).Select(change => (Change?)change).FirstOrDefault() is { } change
            ? change.Json
            : OrdinaryListener.Value(Protocol, Network, key);

    /// <summary>This one with a key changed; to what is ordinary, it is not changed any more.</summary>
    public Draft With(string key, string? json)
    {
        var others = Changes.Where(change => change.Key != key);
        return this with
        {
            Changes =
                json == OrdinaryListener.Value(Protocol, Network, key)
                    ? [.. others]
                    : [.. others.Append(new Change(key, json)).OrderBy(change => OrdinaryListener.Rank(change.Key))],
        };
    }

    /// <summary>The path, the token and the body as they are sent, with the contract's examples.</summary>
    public AddListenerRequestOnWire OnWire(int port) => new(Target, Token, Encoding.UTF8.GetBytes(BodyAt(port)));

    /// <summary>Says all that is in it: equal for equal drafts.</summary>
    public string Identity =>
        string.Join(
            '\t',
            Changes
                .Select(change => $"{change.Key}:{change.Json ?? "-"}")
                .Prepend($"{Protocol} {Network} {Caller} {OtherPath} {OtherBody ?? "-"}")
        );

    public string Target =>
        (OtherPath ?? Path)
            .Replace("{project_id}", ProviderIds.Example.ProjectId, StringComparison.Ordinal)
            .Replace("{other_project_id}", ProviderIds.Example.OtherProjectId, StringComparison.Ordinal);

    public string? Token =>
        Caller switch
        {
            Caller.Entitled => ProviderIds.Example.Token,
            Caller.WithoutToken => null,
            Caller.WithEmptyToken => "",
            Caller.WithUnknownToken => "elb-contract-unknown-token",
            _ => ProviderIds.Example.TokenWithoutPermission,
        };

    public string Body => OtherBody ?? Listener();

    public string BodyAt(int port) =>
        Body.Replace(AnyPort, port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private string Listener()
    {
        var body = new StringBuilder("{", 256);
        foreach (var key in OrdinaryListener.Keys(Protocol).Concat(Changes.Select(change => change.Key)).Distinct())
        {
            if (this[key] is not { } json)
                continue;
            if (body.Length > 1)
                body.Append(',');
            body.Append('"').Append(key).Append("\":").Append(json);
        }

        return body.Append('}').ToString();
    }
}
