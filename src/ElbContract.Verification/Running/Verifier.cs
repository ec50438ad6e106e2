using ElbContract.Pact.Verifying;
using ElbContract.Verification.Journals;
using ElbContract.Verification.Planning;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Running;

/// <summary>Replays a contract at an endpoint and gives a verdict on every clause.</summary>
/// <remarks>
/// Pact's core sends the requests, from worker processes, to a gateway that captures what the endpoint answers; then the judge reads the
/// same traffic. Everything that the run made is deleted before it returns, also when it is cancelled.
/// </remarks>
public static class Verifier
{
    /// <param name="options">What to verify, where and how.</param>
    /// <param name="cancellationToken">Ends the run early: what it made is deleted, and the report is inconclusive.</param>
    /// <exception cref="ContractException">There is no contract, or it is none of this API.</exception>
    /// <exception cref="Pact.Reading.PactFormatException">A contract's file cannot be read.</exception>
    /// <exception cref="StateUrlException">The state URL does not answer as one.</exception>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    /// <exception cref="Fixtures.FixtureException">Ids that were given are mixed up, or what fixtures are created from is missing.</exception>
    public static async Task<VerificationReport> VerifyAsync(VerifyOptions options, CancellationToken cancellationToken = default)
    {
        // The workers come up while the contract is read.
        await using var pact = PactVerifier.Start(new PactVerifierOptions { Workers = options.Parallel, RequestTimeout = EndpointRun.Longest(options) });
        var run = new Run(options, Contract.Read(options.Contracts), pact);
        await using var end = new RunEnd(options.Deadline, cancellationToken);
        await end.WatchAsync(() => run.ExecuteAsync(end));
        return run.Report(end.Obstacle);
    }
}
