using System.Text.Json;
using System.Text.Json.Nodes;
using ElbContract.Specification.Providers;

namespace ElbContract.Emulator.Operations;

/// <summary>The parameters of a request to create a load balancer, as far as they are kept.</summary>
internal sealed record LoadBalancerRequest
{
    private const string NameProblem = "A load balancer has a name of 1 to 64 letters, digits, underscores and hyphens.";
    private const string StateProblem = "A load balancer has an admin_state_up, true, false or a number.";

    public required string Name { get; init; }
    public required LoadBalancerNetwork Network { get; init; }

    /// <summary>1 running, 0 stopped, 2 frozen.</summary>
    public int AdminState { get; init; } = 1;

    public string? Description { get; init; }

    /// <summary>1 to 500 Mbit/s; null for a private one.</summary>
    public int? Bandwidth { get; init; }

    public string? VpcId { get; init; }
    public string? VipSubnetId { get; init; }
    public string? SecurityGroupId { get; init; }
    public string? VipAddress { get; init; }

    /// <summary>The load balancer that the request asks for, or why there is none of it.</summary>
    public static (LoadBalancerRequest? Asked, string? Problem) Read(ReadOnlyMemory<byte>? body, string projectId)
    {
        if (JsonBody.Object(body) is not { } request)
            return (null, JsonBody.Problem(body, "a JSON object"));
        if (Problem(request, projectId) is { } problem)
            return (null, problem);
        return (
            new LoadBalancerRequest
            {
                Name = JsonBody.Text(request, "name")!,
                Network = NetworkOf(request)!.Value,
                AdminState = State(request)!.Value,
                Description = JsonBody.Text(request, "description"),
                VpcId = JsonBody.Text(request, "vpc_id"),
                Bandwidth = JsonBody.Number(request, "bandwidth"),
                VipSubnetId = JsonBody.Text(request, "vip_subnet_id"),
                SecurityGroupId = JsonBody.Text(request, "security_group_id"),
                VipAddress = JsonBody.Text(request, "vip_address"),
            },
            null
        );
    }

    /// <summary>What a request to change a load balancer changes, or why it changes nothing. What cannot be changed is passed
    /// over.</summary>
    public static (IReadOnlyList<KeyValuePair<string, JsonNode?>>? Changes, string? Problem) ReadChanges(ReadOnlyMemory<byte>? body)
    {
        if (JsonBody.Object(body) is not { } request)
            return (null, JsonBody.Problem(body, "a JSON object"));
        List<KeyValuePair<string, JsonNode?>> changes = [];
        if (Has(request, "name"))
        {
            if (!HasName(request))
                return (null, NameProblem);
            changes.Add(new("name", JsonBody.Text(request, "name")));
        }

        if (Has(request, "description"))
            changes.Add(new("description", JsonBody.Text(request, "description")));
        if (Has(request, "bandwidth"))
        {
            if (JsonBody.Number(request, "bandwidth") is not (>= 1 and <= 500 and var bandwidth))
                return (null, "The bandwidth of a load balancer is 1 to 500.");
            changes.Add(new("bandwidth", bandwidth));
        }

        if (Has(request, "admin_state_up"))
        {
            if (State(request) is not { } state)
                return (null, StateProblem);
            changes.Add(new("admin_state_up", state));
        }

        return (changes, null);
    }

    private static string? Problem(JsonElement request, string projectId)
    {
        if (!HasName(request))
            return NameProblem;
        if (Missing(request, "vpc_id"))
            return "A load balancer has a vpc_id.";
        if (State(request) is null)
            return StateProblem;
        return NetworkOf(request) switch
        {
            LoadBalancerNetwork.Public => HasBandwidth(request) ? null : "A load balancer of type External has a bandwidth of 1 to 500.",
            LoadBalancerNetwork.Private when Missing(request, "vip_subnet_id") => "A load balancer of type Internal has a vip_subnet_id.",
            LoadBalancerNetwork.Private when Missing(request, "security_group_id") =>
                "A load balancer of type Internal has a security_group_id.",
            // Known clients send none, or write its name in small letters: only a wrong one is refused.
            LoadBalancerNetwork.Private when (JsonBody.Text(request, "tenantId") ?? projectId) != projectId =>
                "The tenantId of a load balancer of type Internal is the project's id.",
            LoadBalancerNetwork.Private => null,
            _ => "The type of a load balancer is External or Internal.",
        };
    }

    /// <summary>An address that is there already has its bandwidth.</summary>
    private static bool HasBandwidth(JsonElement request) =>
        JsonBody.Number(request, "bandwidth") is >= 1 and <= 500 || (!Has(request, "bandwidth") && !Missing(request, "vip_address"));

    private static LoadBalancerNetwork? NetworkOf(JsonElement request) =>
        JsonBody.Text(request, "type") switch
        {
            "External" => LoadBalancerNetwork.Public,
            "Internal" => LoadBalancerNetwork.Private,
            _ => null,
        };

    /// <summary>Null where it is neither a truth value nor a whole number, which some clients send as texts.</summary>
    private static int? State(JsonElement request) =>
        !request.TryGetProperty("admin_state_up", out var state) ? null
        : state.ValueKind is JsonValueKind.True ? 1
        : state.ValueKind is JsonValueKind.False ? 0
        : JsonBody.Number(request, "admin_state_up")
            ?? JsonBody.Text(request, "admin_state_up") switch
            {
                "true" => 1,
                "false" => 0,
                _ => null,
            };

    private static bool HasName(JsonElement request) =>
        JsonBody.Text(request, "name") is { Length: >= 1 and <= 64 } name
        && name.All(character => char.IsLetterOrDigit(character) || character is '_' or '-');

    private static bool Has(JsonElement request, string name) =>
        request.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null;

    private static bool Missing(JsonElement request, string name) => JsonBody.Text(request, name) is not { Length: > 0 };
}
