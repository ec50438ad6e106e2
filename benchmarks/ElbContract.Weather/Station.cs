using System.Runtime.InteropServices;
using ElbContract.Emulator;
using ElbContract.Weather.Credentials;
using ElbContract.Weather.Endpoint;
using ElbContract.Weather.Weathers;

namespace ElbContract.Weather;

/// <summary>An emulator behind an endpoint that has a weather, until it is told to end or its time is over.</summary>
internal static class Station
{
    private const int Quota = 5;

    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var arguments = new Arguments(args, ["--weather", "--every", "--delay", "--minutes", "--folder", "--id", "--list"], []);
        var name = arguments.Text("--weather") ?? throw new UsageException("--weather is missing.");
        using var ended = new CancellationTokenSource(TimeSpan.FromMinutes(arguments.Number("--minutes", 10)));
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle);

        await using var emulator = await ElbEmulator.StartAsync(
            new EmulatorOptions { MaximumListeners = name == "quota-5" ? Quota : 10_000 }
        );
        using var origin = new Origin(emulator);
        // Another's listener, with a name much like a run's: it is to be there at the end, too. It would count for the quota.
        if (name != "quota-5")
            await origin.AddStrangerAsync();
        if (name.StartsWith("anothers-id", StringComparison.Ordinal))
            await origin.AddProductionAsync();
        var weather = Forecast.Of(
            name,
            arguments.Number("--every", 0),
            arguments.Text("--id") ?? "absent",
            arguments.Text("--list") ?? "empty"
        );
        var transport = Transport.Of(name, arguments.Text("--folder") ?? ".");
        var delay = TimeSpan.FromMilliseconds(arguments.Number("--delay", 0));
        await using var endpoint = await FaultyEndpoint.StartAsync(weather, origin, transport, delay);

        foreach (var (key, value) in Environment(endpoint, transport, weather, emulator))
            Console.WriteLine($"{key}={value}");
        Console.WriteLine($"WEATHER_STATUS={endpoint.Status}");
        Console.WriteLine("WEATHER_READY=1");
        await Task.Delay(Timeout.Infinite, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 0;

        void Handle(PosixSignalContext context)
        {
            context.Cancel = true;
            ended.Cancel();
        }
    }

    /// <summary>The variables that <c>elb-contract</c> takes its options from.</summary>
    private static IEnumerable<(string Key, string Value)> Environment(
        FaultyEndpoint endpoint,
        Transport transport,
        IWeather weather,
        ElbEmulator emulator
    )
    {
        var ids = emulator.Ids;
        var address = transport.Address(endpoint.Port);
        yield return ("ELB_ENDPOINT", address);
        yield return ("ELB_PROJECT_ID", ids.ProjectId);
        yield return ("ELB_PUBLIC_LOADBALANCER", ids.PublicLoadbalancerId);
        yield return ("ELB_PRIVATE_LOADBALANCER", ids.PrivateLoadbalancerId);
        yield return ("ELB_CERTIFICATE", ids.CertificateId);
        yield return ("ELB_SNI_CERTIFICATE", ids.SniCertificateId);
        yield return ("ELB_TOKEN_WITHOUT_PERMISSION", ids.TokenWithoutPermission);
        if (transport.Authority is { } authority)
            yield return ("SSL_CERT_FILE", authority);
        foreach (var credential in weather is ICredentials own ? own.Environment(address) : [("ELB_TOKEN", ids.Token)])
            yield return credential;
    }
}
