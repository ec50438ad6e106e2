using System.Globalization;
using ElbContract.Load;

// What benchmarks/record.sh and benchmarks/emulator.sh measure with: endpoints that cost little, a proxy that does nothing else, and a
// client that counts.
switch (args)
{
    case ["target"]:
        await Target.RunAsync();
        return 0;
    case ["bare"]:
        await BareEndpoint.RunAsync();
        return 0;
    case ["plain", var target]:
        await PlainProxy.RunAsync(target);
        return 0;
    case ["load", var url, var connections, var seconds]:
        Console.WriteLine(
            await Client.RunAsync(
                new Uri(url),
                int.Parse(connections, CultureInfo.InvariantCulture),
                double.Parse(seconds, CultureInfo.InvariantCulture)
            )
        );
        return 0;
    default:
        Console.Error.WriteLine("usage: target | bare | plain URL | load URL CONNECTIONS SECONDS");
        return 2;
}
