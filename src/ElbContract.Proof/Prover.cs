using System.Net;
using ElbContract.Emulator;
using ElbContract.Emulator.Faults;
using ElbContract.Exploration;
using ElbContract.Verification.Handshaking;
using ElbContract.Verification.Running;
using ElbContract.Verification.Sessions;

namespace ElbContract.Proof;

/// <summary>Runs the contract against providers of which it is known what they do: each breaks one clause, or conforms in its own
/// way.</summary>
public static class Prover
{
    internal static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    // Of a second's work: whoever needs it hangs.
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    /// <param name="options">What to prove, and on what.</param>
    /// <param name="cancellationToken">Ends the proof without a result.</param>
    /// <exception cref="Verification.Planning.ContractException">There is no contract, or it is none of this API.</exception>
    /// <exception cref="Pact.Reading.PactFormatException">A contract's file cannot be read.</exception>
    public static async Task<ProofReport> ProveAsync(ProofOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var startedAt = TimeProvider.System.GetUtcNow();
        var start = TimeProvider.System.GetTimestamp();
        await using var pool = new VerifierPool(options);
        var faults = await pool.RunAsync(
            options.Faults,
            async (verifier, fault) => new FaultProof(fault, await ProveAsync(verifier, options, fault, cancellationToken)),
            proof => !proof.IsNamed,
            cancellationToken
        );
        var faultsDuration = TimeProvider.System.GetElapsedTime(start);
        // What may be answered in any way is asked for too: the more is said, the more can be said falsely.
        var personalities = await pool.RunAsync(
            options.Personalities,
            async (verifier, personality) =>
                new PersonalityProof(
                    personality,
                    await VerifyAsync(
                        verifier,
                        new() { Personality = personality },
                        options,
                        clause: null,
                        observe: true,
                        cancellationToken
                    )
                ),
            proof => proof.IsFalseAlarm,
            cancellationToken
        );
        return new ProofReport
        {
            StartedAt = startedAt,
            Duration = TimeProvider.System.GetElapsedTime(start),
            FaultsDuration = faultsDuration,
            IsQuick = options.Quick,
            Faults = faults,
            Personalities = personalities,
        };
    }

    private static async Task<ProviderProof> ProveAsync(
        Verifier verifier,
        ProofOptions options,
        SeededFault fault,
        CancellationToken cancellationToken
    )
    {
        var provider = new EmulatorOptions { Fault = fault };
        if (options.Quick)
        {
            var own = new FaultProof(
                fault,
                await VerifyAsync(verifier, provider, options, fault.Clause, observe: false, cancellationToken)
            );
            if (own.IsNamed)
                return own.Provider;
        }

        return await VerifyAsync(verifier, provider, options, clause: null, observe: false, cancellationToken);
    }

    private static async Task<ProviderProof> VerifyAsync(
        Verifier verifier,
        EmulatorOptions provider,
        ProofOptions options,
        string? clause,
        bool observe,
        CancellationToken cancellationToken
    )
    {
        var start = TimeProvider.System.GetTimestamp();
        await using var emulator = await ElbEmulator.StartAsync(
            provider with
            {
                DataPlane = NeedsHandshakes(provider) ? IPAddress.Loopback : null,
            },
            cancellationToken
        );
        var report = await verifier.RunAsync(
            new VerifyOptions
            {
                Run = new SessionOptions
                {
                    Endpoint = emulator.BaseAddress,
                    StateUrl = emulator.StateUrl,
                    Parallel = 1,
                    Timeout = Timeout,
                    // What an emulator answers is no weather.
                    Retries = 0,
                    Deadline = Deadline,
                },
                Contracts = options.Contracts,
                ClauseGlob = clause,
                Observe = observe,
                Handshakes = emulator.DataPlaneUrl is { } ports
                    ? new HandshakeTargets
                    {
                        Public = "127.0.0.1",
                        Private = "127.0.0.1",
                        Ports = ports,
                    }
                    : null,
                Generated = options.Deep ? new MatrixCases() : null,
            },
            cancellationToken
        );
        cancellationToken.ThrowIfCancellationRequested();
        return ProviderProof.Of(report, TimeProvider.System.GetElapsedTime(start));
    }

    // They take their time: where there is something that only they show.
    private static bool NeedsHandshakes(EmulatorOptions provider) =>
        provider.Fault is { IsServed: true } || provider.Personality.Taken().Any(freedom => freedom.IsServed);
}
