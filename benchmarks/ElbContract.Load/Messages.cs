using System.Text;

namespace ElbContract.Load;

/// <summary>A listener is added: the request and the answer as they are on the wire.</summary>
internal static class Messages
{
    private static readonly string Asked = """
        {"name":"listener-1","description":"","loadbalancer_id":"0b07acf06d243925bc24a0ac7445267a","protocol":"HTTP","port":88,
        "backend_protocol":"HTTP","backend_port":80,"lb_algorithm":"roundrobin","session_sticky":true,
        "sticky_session_type":"insert","cookie_timeout":100}
        """.ReplaceLineEndings("");

    private static readonly string Answered = """
        {"update_time":"2026-01-02 03:04:05","backend_port":80,"id":"a824584fb3ba4d39ba0cf372c7cbbb67","backend_protocol":"HTTP",
        "sticky_session_type":"insert","description":"","loadbalancer_id":"0b07acf06d243925bc24a0ac7445267a",
        "create_time":"2026-01-02 03:04:05","status":"ACTIVE","protocol":"HTTP","port":88,"cookie_timeout":100,
        "admin_state_up":true,"session_sticky":true,"lb_algorithm":"roundrobin","name":"listener-1","tcp_draining":null,
        "tcp_draining_timeout":null,"ssl_protocols":null,"ssl_ciphers":null,"certificate_id":null,"certificates":null}
        """.ReplaceLineEndings("");

    /// <summary>The answer's body alone.</summary>
    public static byte[] AnsweredBody { get; } = Encoding.ASCII.GetBytes(Answered);

    public static byte[] Answer { get; } =
        Encoding.ASCII.GetBytes(
            "HTTP/1.1 200 OK\r\nDate: Fri, 02 Jan 2026 03:04:05 GMT\r\nContent-Type: application/json\r\nX-Request-Id: "
                + $"6a63a18b8bab40ffb71ebd9cb80d0085\r\nContent-Length: {Answered.Length}\r\n\r\n{Answered}"
        );

    public static byte[] Request(Uri address) =>
        Encoding.ASCII.GetBytes(
            $"POST /v1.0/1867112d054b427e808cc6096d8193a1/elbaas/listeners HTTP/1.1\r\nHost: {address.Authority}\r\nUser-Agent: "
                + $"load/1\r\nAccept: application/json\r\nX-Auth-Token: {new string('t', 64)}\r\n"
                + $"Content-Type: application/json\r\nContent-Length: {Asked.Length}\r\n\r\n{Asked}"
        );

    /// <summary>How long the first message in these bytes is, by its Content-Length; 0 where it is not whole.</summary>
    public static int Length(ReadOnlySpan<byte> bytes)
    {
        var head = bytes.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return 0;
        var at = bytes[..head].IndexOf("ontent-Length: "u8);
        if (at < 0)
            at = bytes[..head].IndexOf("ontent-length: "u8);
        var body = 0;
        for (at += 15; at < head && bytes[at] is >= (byte)'0' and <= (byte)'9'; at++)
            body = body * 10 + bytes[at] - '0';
        return bytes.Length >= head + 4 + body ? head + 4 + body : 0;
    }
}
