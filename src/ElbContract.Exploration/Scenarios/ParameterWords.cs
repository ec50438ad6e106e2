namespace ElbContract.Exploration.Scenarios;

/// <summary>What the features call a parameter.</summary>
/// <param name="Words">Its name in steps.</param>
/// <param name="Article">Before the name, with a space; empty where it takes none.</param>
internal sealed record ParameterWords(string Words, string Article)
{
    private static readonly Dictionary<string, ParameterWords> Known = new(StringComparer.Ordinal)
    {
        ["name"] = new("name", "a "),
        ["description"] = new("description", "a "),
        ["loadbalancer_id"] = new("load balancer", "a "),
        ["protocol"] = new("protocol", "a "),
        ["port"] = new("port", "a "),
        ["backend_protocol"] = new("backend protocol", "a "),
        ["backend_port"] = new("backend port", "a "),
        ["lb_algorithm"] = new("algorithm", "an "),
        ["session_sticky"] = new("sticky sessions", ""),
        ["sticky_session_type"] = new("sticky session type", "a "),
        ["cookie_timeout"] = new("cookie timeout", "a "),
        ["tcp_timeout"] = new("TCP timeout", "a "),
        ["udp_timeout"] = new("UDP timeout", "a "),
        ["tcp_draining"] = new("TCP draining", ""),
        ["tcp_draining_timeout"] = new("draining timeout", "a "),
        ["certificate_id"] = new("certificate", "a "),
        ["certificates"] = new("SNI certificates", ""),
        ["ssl_protocols"] = new("SSL protocols", ""),
        ["ssl_ciphers"] = new("SSL ciphers", ""),
        ["id"] = new("id", "an "),
        ["status"] = new("status", "a "),
        ["update_time"] = new("update time", "an "),
        ["create_time"] = new("create time", "a "),
        ["admin_state_up"] = new("administrative state", "an "),
    };

    /// <summary>Whether steps speak of it as of several.</summary>
    public bool IsPlural => Words is "sticky sessions" or "SNI certificates" or "SSL protocols" or "SSL ciphers";

    /// <summary>Of a key on the wire; null for one that the page does not document.</summary>
    public static ParameterWords? Of(string key) => Known.GetValueOrDefault(key);
}
