using System.Globalization;
using System.Net;

namespace ElbContract.Traffic.Recording;

/// <summary>Where a recorder listens.</summary>
/// <param name="EndPoint">The address and the port, 0 for any that is free.</param>
/// <param name="IsHttps">With a certificate of its own, which no client trusts by itself.</param>
public sealed record ListenAddress(IPEndPoint EndPoint, bool IsHttps = false)
{
    /// <summary>A free port of this machine, which no other can reach.</summary>
    public static ListenAddress Loopback { get; } = new(new IPEndPoint(IPAddress.Loopback, 0));

    /// <summary>Reads <c>127.0.0.1:8080</c>, <c>localhost:0</c>, <c>[::1]:8080</c>, <c>https://127.0.0.1:8443</c>.</summary>
    /// <returns>Null where it is none: a name other than localhost, or no port.</returns>
    public static ListenAddress? Parse(string text)
    {
        var isHttps = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        var rest = (
            isHttps ? text[8..]
            : text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? text[7..]
            : text
        ).TrimEnd('/');
        var colon = rest.LastIndexOf(':');
        if (colon < 0 || !ushort.TryParse(rest[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            return null;
        var host = rest[..colon].Trim('[', ']');
        if (host == "localhost")
            return new ListenAddress(new IPEndPoint(IPAddress.Loopback, port), isHttps);
        return IPAddress.TryParse(host, out var address) ? new ListenAddress(new IPEndPoint(address, port), isHttps) : null;
    }

    public override string ToString() => $"{(IsHttps ? "https" : "http")}://{EndPoint}";
}
