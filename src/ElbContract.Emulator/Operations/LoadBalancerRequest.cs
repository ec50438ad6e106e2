using System.Text.Json;
using ElbContract.Emulator.LoadBalancers;
using ElbContract.Specification.Providers;

namespace ElbContract.Emulator.Operations;

/// <summary>The parameters of a request to create a load balancer, as far as they are kept.</summary>
internal static class LoadBalancerRequest
{
    /// <summary>The load balancer that the request asks for, or why there is none of it.</summary>
    public static (StoredLoadBalancer? Made, string? Problem) Read(ReadOnlyMemory<byte>? body, string projectId, string id, string time)
    {
        if (JsonBody.Object(body) is not { } request)
            return (null, "The body is not a JSON object of at most 1 MiB.");
        if (Problem(request, projectId) is { } problem)
            return (null, problem);
        return (
            new StoredLoadBalancer(id, JsonBody.Text(request, "name")!, Network(request)!.Value, time)
            {
                Description = JsonBody.Text(request, "description"),
                VpcId = JsonBody.Text(request, "vpc_id"),
                Bandwidth = JsonBody.Number(request, "bandwidth"),
                VipSubnetId = JsonBody.Text(request, "vip_subnet_id"),
                SecurityGroupId = JsonBody.Text(request, "security_group_id"),
            },
            null
        );
    }

    private static string? Problem(JsonElement request, string projectId)
    {
        if (JsonBody.Text(request, "name") is not { Length: >= 1 and <= 64 } name || !name.All(IsOfAName))
            return "A load balancer has a name of 1 to 64 letters, digits, underscores and hyphens.";
        if (Missing(request, "vpc_id"))
            return "A load balancer has a vpc_id.";
        if (
            !request.TryGetProperty("admin_state_up", out var state)
            || state.ValueKind is not (JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number)
        )
            return "A load balancer has an admin_state_up, true, false or a number.";
        return Network(request) switch
        {
            LoadBalancerNetwork.Public => JsonBody.Number(request, "bandwidth") is >= 1 and <= 500
                ? null
                : "A load balancer of type External has a bandwidth of 1 to 500.",
            LoadBalancerNetwork.Private when Missing(request, "vip_subnet_id") => "A load balancer of type Internal has a vip_subnet_id.",
            LoadBalancerNetwork.Private when Missing(request, "security_group_id") =>
                "A load balancer of type Internal has a security_group_id.",
            LoadBalancerNetwork.Private when JsonBody.Text(request, "tenantId") != projectId =>
                "A load balancer of type Internal has the project's id as tenantId.",
            LoadBalancerNetwork.Private => null,
            _ => "The type of a load balancer is External or Internal.",
        };
    }

    private static LoadBalancerNetwork? Network(JsonElement request) =>
        JsonBody.Text(request, "type") switch
        {
            "External" => LoadBalancerNetwork.Public,
            "Internal" => LoadBalancerNetwork.Private,
            _ => null,
        };

    private static bool Missing(JsonElement request, string name) => JsonBody.Text(request, name) is not { Length: > 0 };

    private static bool IsOfAName(char c) => char.IsLetterOrDigit(c) || c is '_' or '-';
}
