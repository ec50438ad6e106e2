using System.Text;
using ElbContract.Specification.Answers;

namespace ElbContract.Benchmarks;

/// <summary>A request that is accepted with its answer, and one that is refused.</summary>
internal static class Exchanges
{
    private static readonly ProviderIds Ids = ProviderIds.Example;

    public static string Path { get; } = $"/v1.0/{Ids.ProjectId}/elbaas/listeners";

    /// <summary>An HTTPS listener with everything that such a one can have.</summary>
    public static byte[] Accepted { get; } =
        Encoding.UTF8.GetBytes(
            $$"""
            {"name":"web","description":"for the shop","loadbalancer_id":"{{Ids.PublicLoadbalancerId}}","protocol":"HTTPS",
            "port":443,"backend_protocol":"HTTP",
            "backend_port":80,"lb_algorithm":"roundrobin","session_sticky":false,"certificate_id":"{{Ids.CertificateId}}",
            "certificates":"{{Ids.SniCertificateId}}",
            "ssl_protocols":"TLS 1.2","ssl_ciphers":"Strict"}
            """
        );

    /// <summary>One rule broken: UDP with TCP backends.</summary>
    public static byte[] Refused { get; } =
        Encoding.UTF8.GetBytes(
            $$"""
            {"name":"web","loadbalancer_id":"{{Ids.PublicLoadbalancerId}}","protocol":"UDP","port":53,"backend_protocol":"TCP",
            "backend_port":53,"lb_algorithm":"roundrobin"}
            """
        );

    /// <summary>The conforming answer to the accepted request.</summary>
    public static byte[] Answer { get; } =
        Encoding.UTF8.GetBytes(
            $$"""
            {"update_time":"2026-01-01 00:00:00","create_time":"2026-01-01 00:00:00","id":"00000000000000000000000000000031",
            "status":"ACTIVE","admin_state_up":true,
            "name":"web","description":"for the shop","loadbalancer_id":"{{Ids.PublicLoadbalancerId}}","protocol":"HTTPS",
            "port":443,"backend_protocol":"HTTP","backend_port":80,
            "lb_algorithm":"roundrobin","session_sticky":false,"sticky_session_type":null,"cookie_timeout":null,"tcp_draining":null,
            "tcp_draining_timeout":null,
            "certificate_id":"{{Ids.CertificateId}}","certificates":"{{Ids.SniCertificateId}}","ssl_protocols":"TLS 1.2",
            "ssl_ciphers":"Strict"}
            """
        );
}
