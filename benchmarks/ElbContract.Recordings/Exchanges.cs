using System.Globalization;

namespace ElbContract.Recordings;

/// <summary>An exchange to be written.</summary>
internal sealed record Recorded(
    string Method,
    string Path,
    IReadOnlyList<(string Name, string Value)> RequestHeaders,
    string RequestBody,
    int Status,
    string ResponseBody
);

/// <summary>What a client of the API exchanges with it: of ten, four add listeners, and one of these is refused.</summary>
internal static class Exchanges
{
    private const string Listeners = "/elbaas/listeners";
    private const string LoadBalancer = "6b1f0a52c2be4b0c9a70d1f2c3e4a5b6";

    private static readonly (string, string)[] Getting =
    [
        ("Host", "elb.example.com"),
        ("User-Agent", "cloud-controller/1.31 gophercloud/2.1"),
        ("Accept", "application/json"),
        ("X-Auth-Token", "redacted"),
        ("X-Request-Id", "0191f0d2-7c11-7d0e-b0b5-3f1c0a7f9c55"),
        ("Accept-Encoding", "gzip"),
    ];

    private static readonly (string, string)[] Posting = [.. Getting, ("Content-Type", "application/json"), ("Content-Length", "312")];

    public static IReadOnlyList<(string Name, string Value)> ResponseHeaders { get; } =
    [
        ("Date", "Fri, 02 Jan 2026 03:04:05 GMT"),
        ("Content-Type", "application/json;charset=UTF-8"),
        ("Server", "api-gateway"),
        ("X-Request-Id", "5b8d1f0a77c34a0b9d2e"),
        ("Strict-Transport-Security", "max-age=31536000; includeSubdomains;"),
        ("X-Frame-Options", "SAMEORIGIN"),
        ("X-Content-Type-Options", "nosniff"),
        ("Transfer-Encoding", "chunked"),
    ];

    public static Recorded Of(int number) =>
        (number % 10) switch
        {
            0 or 3 or 6 => new("POST", Listeners, Posting, Request(number), 200, Listener(number)),
            8 => new(
                "POST",
                Listeners,
                Posting,
                Request(number).Replace("\"HTTP\",\"backend_port\"", "\"HTTPS\",\"backend_port\"", StringComparison.Ordinal),
                400,
                """{"error":{"message":"The backend protocol is invalid.","code":"ELB.6071"}}"""
            ),
            1 or 4 or 7 => new("GET", $"{Listeners}/{Id(number)}", Getting, "", 200, Listener(number)),
            2 or 5 => new(
                "GET",
                $"{Listeners}?loadbalancer_id={LoadBalancer}",
                Getting,
                "",
                200,
                $"[{Listener(number)},{Listener(number + 1)}]"
            ),
            _ => new(
                "GET",
                "/elbaas/loadbalancers",
                Getting,
                "",
                200,
                $$"""
                {"loadbalancers":[{"id":"{{LoadBalancer}}","name":"shop","type":"External","status":"ACTIVE",
                "vip_address":"198.51.100.7","admin_state_up":1}]}
                """.ReplaceLineEndings("")
            ),
        };

    private static string Id(int number) => (number * 2654435761L).ToString("x32", CultureInfo.InvariantCulture);

    private static int Port(int number) => 1 + (number * 31 % 65535);

    private static string Request(int number) =>
        $$"""
            {"name":"shop-{{number}}","description":"listener {{number}} of the shop","loadbalancer_id":"{{LoadBalancer}}",
            "protocol":"HTTP","port":{{Port(number)}},"backend_protocol":"HTTP","backend_port":8080,"lb_algorithm":"roundrobin",
            "session_sticky":true,"sticky_session_type":"insert","cookie_timeout":100}
            """.ReplaceLineEndings("");

    private static string Listener(int number) =>
        $$"""
            {"update_time":"2026-01-02 03:04:05","create_time":"2026-01-02 03:04:05","backend_port":8080,"tcp_draining":null,
            "backend_protocol":"HTTP","sticky_session_type":"insert","description":"listener {{number}} of the shop",
            "loadbalancer_id":"{{LoadBalancer}}","status":"ACTIVE","protocol":"HTTP","port":{{Port(number)}},"cookie_timeout":100,
            "admin_state_up":true,"id":"{{Id(number)}}","session_sticky":true,"lb_algorithm":"roundrobin","name":"shop-{{number}}",
            "certificate_id":null,"certificates":null,"tcp_draining_timeout":null,"ssl_protocols":null,"ssl_ciphers":null}
            """.ReplaceLineEndings("");
}
