using ElbContract.Traffic.Exchanges;
using ElbContract.Verification.Planning;

namespace ElbContract.Verification.Tests.Planning;

public sealed class PermittedCallsTests
{
    private const string Project = "00000000000000000000000000000001";
    private const string Listeners = $"/v1.0/{Project}/elbaas/listeners";

    [Theory]
    [InlineData(Listeners)]
    [InlineData("/v1.0/elbaas/listeners")]
    [InlineData($"/v1.0/{Project}/elbaas/no-such-page")]
    [InlineData($"/v1.0/{Project}/no-such-service/listeners")]
    public void Objection_WhatTheContractSends_IsNone(string path) => new PermittedCalls([]).Objection("POST", path).Should().BeNull();

    [Theory]
    [InlineData("DELETE", Listeners)]
    [InlineData("GET", Listeners)]
    [InlineData(null, Listeners)]
    [InlineData("POST", $"/v1.0/{Project}/elbaas/loadbalancers")]
    [InlineData("POST", $"{Listeners}/an-id")]
    [InlineData("POST", $"{Listeners}/")]
    [InlineData("POST", $"{Listeners}?a=b")]
    [InlineData("POST", "/v1.0/../elbaas/listeners")]
    [InlineData("POST", "/v1.0/%2e%2e/elbaas/listeners")]
    [InlineData("POST", "/v1.0/a%2floadbalancers%3f/elbaas/listeners")]
    [InlineData("POST", "/v1.0//elbaas/listeners")]
    [InlineData("POST", "/v1.0/a\\b/elbaas/listeners")]
    [InlineData("POST", "/v1.0/a#/elbaas/listeners")]
    [InlineData("POST", "http://elb.example.org/v1.0/p/elbaas/listeners")]
    [InlineData("POST", "//elb.example.org/v1.0/p/elbaas/listeners")]
    [InlineData("POST", "")]
    [InlineData("POST", $"{Listeners}\n")]
    public void Objection_AnyOtherCall_SaysWhatIsSent(string? method, string target) =>
        new PermittedCalls([])
            .Objection(method, target)
            .Should()
            .EndWith(": only POST /v1.0/{project_id}/elbaas/listeners is sent, and POST to paths that --allow-path names");

    [Theory]
    [InlineData("/v2/p/elbaas/loadbalancers", true)]
    [InlineData("/v2/p/elbaas/certificates", false)]
    [InlineData("/v2/../elbaas/loadbalancers", false)]
    [InlineData("/v2/%2e%2e/elbaas/loadbalancers", false)]
    [InlineData("/v2/p/x?/elbaas/loadbalancers", false)]
    public void Objection_AllowedPath_IsNoneForThatPathAsItStands(string target, bool isSent) =>
        (new PermittedCalls(["/v2/*/elbaas/loadbalancers"]).Objection("POST", target) is null).Should().Be(isSent);

    [Theory]
    [InlineData("X-HTTP-Method-Override")]
    [InlineData("x-original-url")]
    [InlineData("x_http_method-override")]
    [InlineData("X-Forwarded-Uri")]
    [InlineData("Forwarded")]
    [InlineData("X-Project-Id")]
    [InlineData("Authorization")]
    [InlineData("Cookie")]
    public void Objection_HeaderThatMakesAnotherCallOfIt_IsTold(string header) =>
        new PermittedCalls([])
            .Objection(new CapturedRequest("POST", Listeners, [new(header, "DELETE")], default))
            .Should()
            .StartWith($"it has the header {header}: ");
}
