using System.Security.Cryptography;
using ElbContract.Client.Credentials;
using ElbContract.Specification.Answers;
using ElbContract.Traffic.Redaction;
using ElbContract.Verification.Fixtures;
using ElbContract.Verification.Ids;
using ElbContract.Verification.Patience;

namespace ElbContract.Verification.Sessions;

/// <summary>The endpoint that requests are sent to, in whose name, and how patiently.</summary>
public sealed record SessionOptions
{
    /// <summary>The endpoint's address, without the path of the API: <c>https://elb.example.com</c>.</summary>
    public required Uri Endpoint { get; init; }

    public EndpointIds Ids { get; init; } = new();

    /// <summary>What requests with permission are sent with; null for <see cref="EndpointIds.Token"/>.</summary>
    public ICredential? Credential { get; init; }

    /// <summary>What must not be written besides the tokens of <see cref="Ids"/>: passwords and keys, from which the credential is
    /// made.</summary>
    public IReadOnlyCollection<string> Secrets { get; init; } = [];

    /// <summary>Where an emulated endpoint takes provider states, as Pact calls them; null for a real endpoint.</summary>
    public Uri? StateUrl { get; init; }

    /// <summary>How many requests are under way at once, 1 or more. Default 2.</summary>
    public int Parallel { get; init; } = 2;

    /// <summary>How long one answer may take. Default 30 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an endpoint is waited for that does not answer yet, before anything is sent in somebody's name. Default: not at
    /// all.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>How many requests are sent a second, 0.01 to 1000; null for as many as the endpoint answers.</summary>
    public double? Rate { get; init; }

    /// <summary>How often a request is sent again that was turned away or lost, 0 to 20. Default 4.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>The clock of the waits before a request is sent again.</summary>
    internal TimeProvider RetryTime { get; init; } = TimeProvider.System;

    /// <summary>The most listeners that the run has at once, 1 or more. Default 5: what a project may have as a rule.</summary>
    public int MaximumListeners { get; init; } = 5;

    /// <summary>Where the run notes what it makes; null for nowhere, where the endpoint ends with the run.</summary>
    public string? JournalFolder { get; init; }

    /// <summary>Paths that requests of a contract may go to besides the documented one, with <c>*</c> for any text.</summary>
    public IReadOnlyList<string> AllowedPaths { get; init; } = [];

    /// <summary>How the endpoint is brought back after the run, in one line; null for one that does not end with it.</summary>
    public string? Revival { get; init; }

    /// <summary>Whether what is missing of <see cref="Ids"/> is looked up.</summary>
    public bool Discover { get; init; }

    /// <summary>What load balancers and certificates are created from that are missing still; null for none. The run gives them its
    /// name.</summary>
    public FixtureOptions? Fixtures { get; init; }

    /// <summary>Told, in a line, of what was looked for and not found.</summary>
    public Action<string>? OnNote { get; init; }

    /// <summary>Told before the first case, and after each answer; from any thread.</summary>
    public Action<RunProgress>? OnProgress { get; init; }

    /// <summary>When the run ends, whatever is left to send; null for when it is done.</summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>The name of this run's listeners wherever a name is not what is tested, 1 to 64 characters: by it the run knows its own
    /// again. Default: one of its own for every run.</summary>
    public string ListenerName { get; init; } = "elb-contract-" + RandomNumberGenerator.GetHexString(12, lowercase: true);

    /// <summary>Accept any TLS certificate.</summary>
    public bool Insecure { get; init; }

    /// <summary>Waited for before a listener of the run is deleted; null for nothing.</summary>
    internal VisitListener? BeforeDeletion { get; init; }

    /// <summary>Knows what is secret before anything is sent.</summary>
    internal Redactor KnownSecrets()
    {
        var symbols = ProviderIds.Example;
        (string? Real, string Symbol)[] known =
        [
            (Ids.ProjectId, symbols.ProjectId),
            (Ids.Token, symbols.Token),
            (Ids.TokenWithoutPermission, symbols.TokenWithoutPermission),
            .. Secrets.Select(secret => (secret, Redactor.Redacted)),
        ];
        return new Redactor(
            known.Where(one => one.Real is not null).DistinctBy(one => one.Real).Select(one => KeyValuePair.Create(one.Real!, one.Symbol))
        );
    }
}
