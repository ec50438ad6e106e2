using ElbContract.Emulator;
using ElbContract.Emulator.Personalities;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Proof.Clients;

/// <summary>Runs a client at one provider.</summary>
internal static class ClientTrial
{
    /// <exception cref="ClientCommandException">It cannot be started.</exception>
    public static async Task<ClientRun> RunAsync(ClientOptions options, Personality personality, CancellationToken cancellationToken)
    {
        var (calls, last) = (0, (AnsweredCall?)null);
        var counting = new Lock();
        var start = TimeProvider.System.GetTimestamp();
        await using var emulator = await ElbEmulator.StartAsync(
            new EmulatorOptions
            {
                Personality = personality,
                Ids = options.Ids,
                Answered = call =>
                {
                    lock (counting)
                        (calls, last) = (calls + 1, call);
                },
            },
            cancellationToken
        );
        using var process = ClientProcess.Start(options, options.Variables(emulator));
        var exitCode = await process.EndAsync(options.Timeout, cancellationToken);
        lock (counting)
            return new ClientRun
            {
                Personality = personality,
                Outcome = exitCode switch
                {
                    null => ClientOutcome.TimedOut,
                    0 => ClientOutcome.Survived,
                    _ => ClientOutcome.Failed,
                },
                ExitCode = exitCode,
                Calls = calls,
                Last = last is null ? null : WithoutSecrets(last),
                Printed = Redactor.Strict.Text(process.Printed),
                Duration = TimeProvider.System.GetElapsedTime(start),
            };
    }

    // The emulator's own are worth nothing; those that the client has from elsewhere may be.
    private static AnsweredCall WithoutSecrets(AnsweredCall call) =>
        call with
        {
            Path = Redactor.Strict.Target(call.Path),
            RequestBody = Redactor.Strict.Bytes(call.RequestBody),
            ResponseBody = Redactor.Strict.Bytes(call.ResponseBody),
        };
}
