using ElbContract.Specification.Providers;

namespace ElbContract.Exploration.Generating;

/// <summary>Listeners that conform, and between them make every parameter count: cases stay near one of them, for a request with many
/// mistakes tells little.</summary>
internal static class StartingDrafts
{
    /// <summary>Those that the run can make, on the first of its networks.</summary>
    public static IReadOnlyList<Draft> Of(AvailableResources resources) => Of(All, resources);

    /// <summary>Those and more, so that rules between parameters hold with every protocol that they are about.</summary>
    public static IReadOnlyList<Draft> AndMore(AvailableResources resources) => Of([.. All, .. More], resources);

    private static IReadOnlyList<Draft> Of(IReadOnlyList<Draft> all, AvailableResources resources) =>
        [
            .. from draft in all
            where resources.Certificate || draft.Protocol is not ("HTTPS" or "SSL")
            where resources.Networks[0] == LoadBalancerNetwork.Public || draft.Protocol != "UDP"
            select draft with
            {
                Network = resources.Networks[0],
            },
        ];

    private static readonly Draft[] All =
    [
        new(),
        new Draft().With("session_sticky", "true").With("sticky_session_type", "\"insert\""),
        new() { Protocol = "TCP" },
        new Draft { Protocol = "TCP" }.With("tcp_draining", "true"),
        new() { Protocol = "HTTPS" },
        new Draft { Protocol = "HTTPS" }
            .With("ssl_protocols", "\"TLS 1.2 TLS 1.1 TLS 1.0\"")
            .With("ssl_ciphers", "\"Extended\""),
        new() { Protocol = "SSL" },
        new() { Protocol = "UDP" },
    ];

    private static readonly Draft[] More =
    [
        new Draft { Protocol = "TCP" }.With("session_sticky", "true"),
        new Draft { Protocol = "HTTPS" }.With("session_sticky", "true"),
        new Draft { Protocol = "SSL" }
            .With("ssl_protocols", "\"TLS 1.2 TLS 1.1 TLS 1.0\"")
            .With("ssl_ciphers", "\"Extended\""),
    ];
}
