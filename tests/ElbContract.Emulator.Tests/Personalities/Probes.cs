using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Listeners;

namespace ElbContract.Emulator.Tests.Personalities;

/// <summary>Requests of every kind: valid, refused, open, and several of it at once.</summary>
internal static class Probes
{
    private static readonly string[] Protocols = ["HTTP", "TCP", "HTTPS", "SSL", "UDP"];

    /// <summary>Calls that differ in more than parameters.</summary>
    private static readonly Probe[] Calls =
    [
        new(""),
        new("[]"),
        new("{"),
        new("null"),
        new("{}"),
        new("{\"listener\":{}}"),
        Probe.Of("HTTP") with
        {
            Token = null,
        },
        Probe.Of("HTTP") with
        {
            Token = "unknown",
        },
        Probe.Of("HTTP") with
        {
            Token = ProviderIds.Example.TokenWithoutPermission,
        },
        Probe.Of("HTTP", "name=") with
        {
            Token = "unknown",
        },
        Probe.Of("HTTP", "extra=1") with
        {
            Token = ProviderIds.Example.TokenWithoutPermission,
        },
        Probe.Of("SSL", "session_sticky=true") with
        {
            Token = null,
        },
        new("{") { Token = null },
        Probe.Of("HTTP") with
        {
            Path = "/v1.0/elbaas/listeners",
        },
        Probe.Of("HTTP") with
        {
            Path = "/v2.0/elbaas/listeners",
        },
        Probe.Of("HTTP") with
        {
            Path = "/v1.0/" + ProviderIds.Example.OtherProjectId + "/elbaas/listeners",
        },
        Probe.Of("HTTP", "port=0") with
        {
            Path = "/v1.0/" + ProviderIds.Example.OtherProjectId + "/elbaas/listeners",
            Token = null,
        },
        Probe.Of("HTTP") with
        {
            Path = "/v1.0/" + ProviderIds.Example.SystemErrorProjectId + "/elbaas/listeners",
        },
        Probe.Of("HTTP") with
        {
            Path = "/v1.0/" + ProviderIds.Example.UnavailableProjectId + "/elbaas/listeners",
        },
    ];

    /// <summary>Values that no shape knows of.</summary>
    private static readonly string[] Odd =
    [
        "name=\"é\"",
        "name=\"a b\"",
        "description=null",
        "description=\"\\u0001\"",
        "description=\"<\"",
        "description=\"監聽🙂 & 'x'\"",
        $"loadbalancer_id=\"{ProviderIds.Example.PrivateLoadbalancerId}\"",
        "loadbalancer_id=\"nowhere\"",
        "protocol=\"http\"",
        "protocol=\"https\"",
        "protocol=\"Udp\"",
        "backend_protocol=\"TCP\"",
        "backend_protocol=\"UDP\"",
        "backend_protocol=\"HTTP\"",
        "port=80.0",
        "port=8e1",
        "lb_algorithm=\"RoundRobin\"",
        "lb_algorithm=\"source\"",
        "session_sticky=true",
        "session_sticky=false",
        "session_sticky=null",
        "sticky_session_type=\"insert\"",
        "sticky_session_type=\"app\"",
        "sticky_session_type=null",
        "cookie_timeout=60",
        "cookie_timeout=null",
        "cookie_timeout=\"x\"",
        "tcp_timeout=1",
        "tcp_timeout=null",
        "udp_timeout=1",
        "udp_timeout=null",
        "tcp_draining=true",
        "tcp_draining=false",
        "tcp_draining=null",
        "tcp_draining=1",
        "tcp_draining_timeout=5",
        "tcp_draining_timeout=61",
        "tcp_draining_timeout=null",
        "certificate_id=\"unknown\"",
        "certificate_id=null",
        "certificate_id=5",
        $"certificate_id=\"{ProviderIds.Example.CertificateId}\"",
        $"certificates=\"{ProviderIds.Example.SniCertificateId}\"",
        $"certificates=[\"{ProviderIds.Example.SniCertificateId}\"]",
        "certificates=[]",
        "certificates=\"\"",
        "certificates=\"unknown\"",
        "certificates=null",
        "certificates={}",
        "ssl_protocols=\"TLS 1.2\"",
        "ssl_protocols=\"TLS 1.2 TLS 1.1 TLS 1.0\"",
        "ssl_protocols=\"TLSv1.2\"",
        "ssl_protocols=\"TLSv1.2 TLSv1.1 TLSv1\"",
        "ssl_protocols=null",
        "ssl_protocols=[\"TLS 1.2\"]",
        "ssl_ciphers=\"Default\"",
        "ssl_ciphers=\"Extended\"",
        "ssl_ciphers=\"Strict\"",
        "ssl_ciphers=null",
        "ssl_ciphers=5",
        "extra=1",
        "\\ud800=1",
        "extra=\"\\ud800\"",
        "name=\"\\ud800\"",
        "description=\"\\ud800\"",
        "certificates=\"\\ud800\"",
        "certificates=[\"\\ud800\"]",
        "certificate_id=\"\\ud800\"",
        "tcp_draining=\"\\ud800\"",
        "sticky_session_type=\"\\ud800\"",
        "ssl_ciphers=\"\\ud800\"",
        "+name=\"twice\"",
        "+port=81",
        "+protocol=\"TCP\"",
        "+tcp_draining=true",
    ];

    /// <summary>What each clause's shape has at its limits, as changes of a request.</summary>
    private static readonly string[] Shaped =
    [
        .. Catalogue.Clauses.SelectMany(clause => Changes(clause.Shape)).Distinct(StringComparer.Ordinal),
    ];

    private static readonly string[] Changeable = [.. Odd, .. Shaped];

    /// <summary>The calls, every change by itself, and the odd ones in the company that some of them need.</summary>
    public static IReadOnlyList<Probe> Each { get; } =
    [
        .. Calls,
        .. Protocols.Select(protocol => Probe.Of(protocol)),
        .. Protocols.SelectMany(protocol => Changeable.Select(change => Probe.Of(protocol, change))),
        .. Odd.Select(change => Probe.Of("HTTP", "session_sticky=true", "sticky_session_type=\"insert\"", change)),
        .. Odd.Select(change => Probe.Of("TCP", "tcp_draining=true", change)),
        .. Odd.Select(change => Probe.Of("HTTPS", $"loadbalancer_id=\"{ProviderIds.Example.PrivateLoadbalancerId}\"", change)),
    ];

    /// <summary>Requests with two to five changes each; the same for the same seed.</summary>
    public static IEnumerable<Probe> Mixed(int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
            yield return Probe.Of(
                Protocols[random.Next(Protocols.Length)],
                Enumerable.Range(0, random.Next(2, 6)).Select(_ => Changeable[random.Next(Changeable.Length)])
            );
    }

    private static IEnumerable<string> Changes(Shape? shape) =>
        shape switch
        {
            Shape.Mandatory => ["", "null"],
            Shape.Typed => ["\"text\"", "5", "5.5", "true", "[]"],
            Shape.Range range => [$"{range.Minimum - 1}", $"{range.Minimum}", $"{range.Maximum}", $"{range.Maximum + 1}"],
            Shape.Length length => [Text(length.Minimum - 1), Text(length.Minimum), Text(length.Maximum), Text(length.Maximum + 1)],
            Shape.Words words => [.. words.Values.Select(word => $"\"{word}\""), "\"other\"", "\"\""],
            _ => Enumerable.Empty<string>(),
        }
            is var values
            ? values.Select(value => $"{shape?.Field.JsonName()}={value}")
            : [];

    private static string Text(int length) => $"\"{new string('x', Math.Max(length, 0))}\"";
}
