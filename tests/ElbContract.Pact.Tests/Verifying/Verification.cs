using System.Diagnostics;
using ElbContract.Loopback;
using ElbContract.Pact.Contracts;
using ElbContract.Pact.Reading;
using ElbContract.Pact.Verifying;
using ElbContract.Pact.Writing;

namespace ElbContract.Pact.Tests.Verifying;

/// <summary>A verifier with one worker, and contracts for it.</summary>
internal sealed class Verification : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    public Verification(PactVerifierOptions? options = null) => Verifier = PactVerifier.Start(options ?? OneWorker);

    public static PactVerifierOptions OneWorker { get; } = new() { Workers = 1 };

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public PactVerifier Verifier { get; }

    /// <summary>What the core has written and this project has read.</summary>
    public PactDocument Contract(params IEnumerable<PactInteraction> interactions) =>
        PactDocument.Read(PactWriter.Write("c", "p", [.. interactions], _folder.Path));

    public Task<List<InteractionResult>> RunAsync(LoopbackServer provider, params IEnumerable<PactInteraction> interactions) =>
        RunAsync(provider.Address, Contract(interactions));

    /// <summary>The results, by their keys.</summary>
    public async Task<List<InteractionResult>> RunAsync(Uri target, PactDocument contract)
    {
        var results = new List<InteractionResult>();
        await foreach (var result in Verifier.VerifyAsync(target, contract, Stop))
            results.Add(result);
        return [.. results.OrderBy(result => result.Key, StringComparer.Ordinal)];
    }

    /// <summary>Whether a process of that id runs.</summary>
    public static bool Runs(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Verifier.DisposeAsync();
        _folder.Dispose();
    }
}
