namespace ElbContract.Specification;

/// <summary>Whom a request to a loopback address may ask for. A page of the web that has its own name lead to this machine (DNS rebinding)
/// asks for that name.</summary>
public static class LoopbackHost
{
    /// <param name="host">The host of the header <c>Host</c>, without port; empty if there is none, which no browser sends.</param>
    public static bool IsOne(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var name = host.TrimEnd('.');
        return name.Length == 0
            || Uri.CheckHostName(name) is UriHostNameType.IPv4 or UriHostNameType.IPv6
            || name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
    }
}
