using System.Globalization;
using ElbContract.Emulator.Listeners;
using ElbContract.Specification.Listeners;

namespace ElbContract.Emulator.DataPlane;

/// <summary>What a listener does with those who connect to it.</summary>
/// <param name="Id">Its own.</param>
/// <param name="LoadBalancer">The id of its load balancer.</param>
/// <param name="IsHttp">Whether it speaks HTTP, inside TLS where it ends that.</param>
/// <param name="Tls">Null where it does not end TLS.</param>
internal sealed record ServedListener(string Id, string LoadBalancer, bool IsHttp, ServedTls? Tls)
{
    /// <summary>The page names no time for connections of listeners that have none.</summary>
    private static readonly TimeSpan DefaultIdleTime = TimeSpan.FromMinutes(5);

    public Balancing Balancing { get; private init; }

    /// <summary>Whether clients keep their backend.</summary>
    public bool IsSticky { get; private init; }

    /// <summary>How long clients keep the cookie that names their backend; null for as long as they run.</summary>
    public TimeSpan? CookieLifetime { get; private init; }

    /// <summary>How long a TCP connection lives on which nothing is sent.</summary>
    public TimeSpan IdleTime { get; private init; } = DefaultIdleTime;

    /// <summary>Whether it is switched off.</summary>
    public bool IsDown { get; private init; }

    /// <param name="listener">As it is held.</param>
    /// <param name="forwards">Whether there are backends to forward to: without one, only those that end TLS have a port.</param>
    /// <param name="serve">What becomes of the TLS that it is to serve.</param>
    /// <returns>Null for listeners that have no port.</returns>
    public static ServedListener? Of(StoredListener listener, bool forwards, Func<ServedTls, ServedTls> serve)
    {
        var protocol = listener.Text(ListenerField.Protocol);
        var tls = protocol is "HTTPS" or "SSL" ? serve(ServedTls.Of(listener)) : null;
        if (tls is null && !(forwards && protocol is "HTTP" or "TCP"))
            return null;
        return new(listener.Id, listener.LoadBalancer, protocol is "HTTP" or "HTTPS", tls)
        {
            // Spelled otherwise, or wrong by a seeded fault: what is most common.
            Balancing = listener.Text(ListenerField.LbAlgorithm) switch
            {
                "leastconn" => Balancing.LeastConnections,
                "source" => Balancing.Source,
                _ => Balancing.RoundRobin,
            },
            IsSticky = protocol is not "SSL" && listener.IsTrue(ListenerField.SessionSticky),
            CookieLifetime = Minutes(listener, ListenerField.CookieTimeout),
            IdleTime = Minutes(listener, ListenerField.TcpTimeout) ?? DefaultIdleTime,
            IsDown = listener.Text(ListenerField.AdminStateUp) is "false",
        };
    }

    /// <summary>Null for none, and for what no listener can have, which a seeded fault lets be.</summary>
    private static TimeSpan? Minutes(StoredListener listener, ListenerField field) =>
        int.TryParse(listener.Text(field), CultureInfo.InvariantCulture, out var minutes) && minutes is >= 1 and <= 1440
            ? TimeSpan.FromMinutes(minutes)
            : null;
}
