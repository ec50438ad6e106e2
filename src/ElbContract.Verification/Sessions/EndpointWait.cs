using System.Globalization;
using ElbContract.Traffic.Forwarding;
using ElbContract.Verification.Journals;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Sessions;

/// <summary>Waits for an endpoint that is still starting: until it answers at all.</summary>
internal static class EndpointWait
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Why the run ends here; null where the endpoint answers, or is not waited for.</summary>
    public static async Task<Obstacle?> RunAsync(SessionOptions options, CancellationToken cancellationToken)
    {
        if (options.Wait <= TimeSpan.Zero)
            return null;
        var time = options.RetryTime;
        var start = time.GetTimestamp();
        var patience = string.Create(CultureInfo.InvariantCulture, $"{options.Wait.TotalSeconds:0.###} s");
        using var probe = new TargetProbe(
            options.Endpoint,
            options.Timeout < options.Wait ? options.Timeout : options.Wait,
            options.Insecure
        );
        for (var isFirst = true; ; isFirst = false)
        {
            if (await probe.AskAsync(cancellationToken) is not { } reason)
                return null;
            if (isFirst)
                options.OnNote?.Invoke($"waiting up to {patience} for {EndpointCheck.NameOf(options.Endpoint)} to answer: {reason}");
            var left = options.Wait - time.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
                return new Obstacle(
                    RunVerdict.Inconclusive,
                    $"the endpoint was waited for and did not answer within {patience}: {reason}: check the address (--endpoint), or wait "
                        + "longer (--wait)"
                );
            await Task.Delay(left < Pause ? left : Pause, time, cancellationToken);
        }
    }
}
