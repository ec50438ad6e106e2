using System.CommandLine;
using System.Net;
using ElbContract.Verification.Handshaking;

namespace ElbContract.Cli.Arguments;

/// <summary>Where listeners are asked by TLS handshakes what they serve.</summary>
internal static class HandshakeArguments
{
    private static readonly Option<string?> Public = Options.Text(
        "--handshake",
        "Also ask the HTTPS and SSL listeners at this address of the public load balancer, by TLS handshakes, which protocol versions and "
            + "cipher suites they take. Without an endpoint: a loopback address, on which the emulator's listeners then listen.",
        "ADDRESS"
    );
    private static readonly Option<string?> Private = Options.Text(
        "--handshake-private",
        "The same for the private load balancer. Default: with --endpoint, its listeners are not asked.",
        "ADDRESS"
    );

    public static void AddTo(Command command)
    {
        command.Options.Add(Public);
        command.Options.Add(Private);
    }

    /// <param name="parsed">The command line.</param>
    /// <param name="stateUrl">Where an emulated endpoint takes provider states; it tells its listeners' ports beside.</param>
    /// <returns>Null where nothing is asked.</returns>
    /// <exception cref="InputException">What is given is no address.</exception>
    public static HandshakeTargets? Read(ParseResult parsed, Uri? stateUrl)
    {
        var isEmbedded = RunArguments.IsAtEmulator(parsed);
        var atPublic = Host(Public, parsed);
        var atPrivate = Host(Private, parsed) ?? (isEmbedded ? atPublic : null);
        return atPublic is null && atPrivate is null
            ? null
            : new HandshakeTargets
            {
                Public = atPublic ?? (isEmbedded ? atPrivate : null),
                Private = atPrivate,
                Ports = stateUrl is null ? null : new Uri(stateUrl, "data-plane"),
            };
    }

    /// <summary>Where the listeners of an emulator listen that is started for the run; null for nowhere.</summary>
    /// <exception cref="InputException">It is no loopback address, or there are two.</exception>
    public static IPAddress? DataPlane(ParseResult parsed)
    {
        if (!RunArguments.IsAtEmulator(parsed) || Read(parsed, stateUrl: null) is not { } targets)
            return null;
        return targets.Public == targets.Private && IPAddress.TryParse(targets.Public, out var address) && IPAddress.IsLoopback(address)
            ? address
            : throw new InputException(
                $"{Public.Name} takes one loopback address, such as 127.0.0.1, where the emulator is what is asked."
            );
    }

    private static string? Host(Option<string?> option, ParseResult parsed)
    {
        if (parsed.GetValue(option) is not { } host)
            return null;
        var isAny = IPAddress.TryParse(host, out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any));
        return Uri.CheckHostName(host) != UriHostNameType.Unknown && !isAny
            ? host
            : throw new InputException(
                $"{option.Name} takes the address or the name of a load balancer, such as 203.0.113.7, without a port: '{host}' is none."
            );
    }
}
