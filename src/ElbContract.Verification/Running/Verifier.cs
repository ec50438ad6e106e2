using ElbContract.Pact.Verifying;
using ElbContract.Verification.Journals;
using ElbContract.Verification.Planning;
using ElbContract.Verification.Sessions;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Running;

/// <summary>Replays a contract at endpoints, one after the other, and gives a verdict on every clause.</summary>
/// <remarks>
/// Pact's core sends the requests, from worker processes that stay for the next endpoint, to a gateway that captures what the endpoint
/// answers; then the judge reads the same traffic. Everything that a run made is deleted before it returns, also when it is cancelled.
/// </remarks>
public sealed class Verifier : IAsyncDisposable
{
    private readonly PactVerifier _pact;
    private readonly Task<Contract> _contract;

    /// <summary>Starts the workers, and reads the contract while they come up.</summary>
    /// <param name="contracts">Pact files, and folders whose <c>*.json</c> are.</param>
    /// <param name="parallel">How many requests are under way at once, 1 or more.</param>
    /// <param name="timeout">How long one answer may take.</param>
    public Verifier(IReadOnlyList<string> contracts, int parallel, TimeSpan timeout)
    {
        _pact = PactVerifier.Start(new PactVerifierOptions { Workers = parallel, RequestTimeout = SessionGateway.Longest(timeout) });
        _contract = Task.Run(() => Contract.Read(contracts));
    }

    /// <summary>Verifies one endpoint.</summary>
    /// <param name="options">What to verify, where and how.</param>
    /// <param name="cancellationToken">Ends the run early: what it made is deleted, and the report is inconclusive.</param>
    /// <exception cref="ContractException">There is no contract, or it is none of this API.</exception>
    /// <exception cref="Pact.Reading.PactFormatException">A contract's file cannot be read.</exception>
    /// <exception cref="StateUrlException">The state URL does not answer as one.</exception>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    /// <exception cref="Fixtures.FixtureException">Ids that were given are mixed up, or what fixtures are created from is
    /// missing.</exception>
    public static async Task<VerificationReport> VerifyAsync(VerifyOptions options, CancellationToken cancellationToken = default)
    {
        await using var verifier = new Verifier(options.Contracts, options.Run.Parallel, options.Run.Timeout);
        return await verifier.RunAsync(options, cancellationToken);
    }

    /// <summary>Verifies one endpoint with the contract and the workers that it was started with; one at a time. See <see
    /// cref="VerifyAsync"/>.</summary>
    public async Task<VerificationReport> RunAsync(VerifyOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return await new ContractRun(options, await _contract, _pact).ExecuteAsync(cancellationToken);
    }

    /// <summary>Ends the workers.</summary>
    public ValueTask DisposeAsync() => _pact.DisposeAsync();
}
