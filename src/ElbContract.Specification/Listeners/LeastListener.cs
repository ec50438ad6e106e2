namespace ElbContract.Specification.Listeners;

/// <summary>The least that a listener of each protocol needs: what the features and the explorer take for ordinary.</summary>
public static class LeastListener
{
    /// <summary>The name that listeners have where the name is not what is tested.</summary>
    public const string Name = "elb-contract";

    /// <summary>The value as JSON text; null where the parameter is left out.</summary>
    /// <param name="field">The parameter.</param>
    /// <param name="protocol">HTTP, TCP, HTTPS, SSL or UDP.</param>
    /// <param name="loadbalancerId">Of the load balancer that it is added to.</param>
    /// <param name="port">As JSON text.</param>
    /// <param name="certificateId">Of the certificate that HTTPS and SSL have.</param>
    public static string? Value(ListenerField field, string protocol, string loadbalancerId, string port, string certificateId) =>
        field switch
        {
            ListenerField.Name => Quoted(Name),
            ListenerField.LoadbalancerId => Quoted(loadbalancerId),
            ListenerField.Protocol => Quoted(protocol),
            ListenerField.Port => port,
            ListenerField.BackendProtocol => Quoted(
                protocol switch
                {
                    "HTTPS" => "HTTP",
                    "SSL" => "TCP",
                    _ => protocol,
                }
            ),
            ListenerField.BackendPort => "80",
            ListenerField.LbAlgorithm => "\"roundrobin\"",
            ListenerField.CertificateId when protocol is "HTTPS" or "SSL" => Quoted(certificateId),
            _ => null,
        };

    private static string Quoted(string text) => $"\"{text}\"";
}
