using System.Text.Json;

namespace ElbContract.Specification.Listeners;

/// <summary>A listener as the provider shows it: the fields of the response table. A null property was null or absent.</summary>
public sealed record Listener : ConditionalParameters
{
    /// <summary>A non-empty string, different for every listener; its form is not documented. Anchor p36588143112451.</summary>
    public required string Id { get; init; }

    public string? Name { get; init; }
    public string? Description { get; init; }
    public string? LoadbalancerId { get; init; }
    public string? Protocol { get; init; }
    public int? Port { get; init; }
    public string? BackendProtocol { get; init; }
    public int? BackendPort { get; init; }
    public string? LbAlgorithm { get; init; }

    /// <summary>ACTIVE, PENDING_CREATE or ERROR. Anchor p1324989511266.</summary>
    public string? Status { get; init; }

    public bool? AdminStateUp { get; init; }

    /// <summary>When the listener was made, as the provider writes it: the form is not documented. Anchor p56275171112553.</summary>
    public string? CreateTime { get; init; }

    /// <summary>When the listener was last changed, as the provider writes it. Anchor p26265290105559.</summary>
    public string? UpdateTime { get; init; }

    /// <summary>A string as documented, or the array that known clients expect: kept as it came. Anchor li59306231213235.</summary>
    public JsonElement? Certificates { get; init; }
}
