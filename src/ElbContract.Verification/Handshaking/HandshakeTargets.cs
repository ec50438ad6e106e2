using System.Net;

namespace ElbContract.Verification.Handshaking;

/// <summary>Where a run asks listeners by TLS handshakes what they serve. Nothing else is connected to.</summary>
public sealed record HandshakeTargets
{
    /// <summary>The public load balancer's address, or its name; null where its listeners are not asked.</summary>
    public string? Public { get; init; }

    /// <summary>The private load balancer's; null where its listeners are not asked.</summary>
    public string? Private { get; init; }

    /// <summary>Where an emulated endpoint tells the ports of listeners that have others than they show: an object of addresses such as
    /// 127.0.0.1:41234 by the listeners' ids. Null for the ports that they show, which also count where this answers anything but
    /// 200.</summary>
    public Uri? Ports { get; init; }

    /// <summary>How long a listener is waited for that is still PENDING. Default 30 seconds. Then it is asked all the same, and no other
    /// is waited for.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The networks that have an address.</summary>
    internal IReadOnlyList<HandshakeNetwork> Networks =>
        [
            .. Public is null ? [] : (HandshakeNetwork[])[HandshakeNetwork.Public],
            .. Private is null ? [] : (HandshakeNetwork[])[HandshakeNetwork.Private],
        ];

    /// <summary>Whether all addresses are those of this machine, so that asking fast disturbs nobody.</summary>
    internal bool AreLocal =>
        ((string?[])[Public, Private])
            .OfType<string>()
            .All(host => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address)));

    internal string? HostOf(HandshakeNetwork network) => network is HandshakeNetwork.Private ? Private : Public;
}

/// <summary>Where a load balancer is.</summary>
public enum HandshakeNetwork
{
    Public,
    Private,
}
