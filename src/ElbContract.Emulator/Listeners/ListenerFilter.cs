using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace ElbContract.Emulator.Listeners;

/// <summary>The query of a list: each parameter that is a listener's field is to have this value; every other parameter is passed
/// over.</summary>
internal sealed class ListenerFilter
{
    private static readonly Dictionary<string, Func<StoredListener, string?>> Fields = new(StringComparer.Ordinal)
    {
        ["backend_port"] = stored => Text(stored.Listener.BackendPort),
        ["id"] = stored => stored.Listener.Id,
        ["backend_protocol"] = stored => stored.Listener.BackendProtocol,
        ["sticky_session_type"] = stored => stored.Listener.StickySessionType,
        ["description"] = stored => stored.Listener.Description,
        ["loadbalancer_id"] = stored => stored.Listener.LoadbalancerId,
        ["status"] = stored => stored.Listener.Status,
        ["protocol"] = stored => stored.Listener.Protocol,
        ["port"] = stored => Text(stored.Listener.Port),
        ["cookie_timeout"] = stored => Text(stored.Listener.CookieTimeout),
        ["lb_algorithm"] = stored => stored.Listener.LbAlgorithm,
        ["name"] = stored => stored.Listener.Name,
        ["tcp_draining"] = stored => stored.Listener.TcpDraining is { } drains ? (drains ? "true" : "false") : null,
        ["tcp_draining_timeout"] = stored => Text(stored.Listener.TcpDrainingTimeout),
        ["ssl_protocols"] = stored => stored.Listener.SslProtocols,
        ["ssl_ciphers"] = stored => stored.Listener.SslCiphers,
        ["certificate_id"] = stored => stored.Listener.CertificateId,
        ["certificates"] = stored => stored.Listener.Certificates?.ToString(),
        ["healthcheck_id"] = _ => null,
        ["tcp_timeout"] = stored => Text(stored.TcpTimeout),
        ["udp_timeout"] = stored => Text(stored.UdpTimeout),
    };

    private readonly List<(Func<StoredListener, string?> Field, StringValues Wanted)> _conditions = [];

    private ListenerFilter() { }

    public static ListenerFilter Parse(string query)
    {
        var filter = new ListenerFilter();
        foreach (var (name, wanted) in QueryHelpers.ParseQuery(query))
        {
            if (Fields.TryGetValue(name, out var field))
                filter._conditions.Add((field, wanted));
        }

        return filter;
    }

    public bool Matches(StoredListener stored) => _conditions.TrueForAll(condition => condition.Wanted.Contains(condition.Field(stored)));

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
