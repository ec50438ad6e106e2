using System.Text.Json;
using ElbContract.Specification.Answers;
using static ElbContract.Emulator.Tests.EmulatorClient;

namespace ElbContract.Emulator.Tests;

public sealed class ProviderStateTests
{
    [Theory]
    [InlineData("the project", """{"projectId":"00000000000000000000000000000001","token":"elb-contract-token"}""")]
    [InlineData("a public load balancer", """{"publicLoadbalancerId":"00000000000000000000000000000011"}""")]
    [InlineData("a private load balancer", """{"privateLoadbalancerId":"00000000000000000000000000000012"}""")]
    [InlineData("a certificate", """{"certificateId":"00000000000000000000000000000021"}""")]
    [InlineData("an SNI certificate", """{"sniCertificateId":"00000000000000000000000000000022"}""")]
    [InlineData("a token without permission", """{"tokenWithoutPermission":"elb-contract-token-without-permission"}""")]
    [InlineData("another project", """{"otherProjectId":"00000000000000000000000000000002"}""")]
    [InlineData("the service has a system error", """{"projectId":"00000000000000000000000000000003","token":"elb-contract-token"}""")]
    [InlineData("the service is unavailable", """{"projectId":"00000000000000000000000000000004","token":"elb-contract-token"}""")]
    [InlineData("", "{}")]
    public async Task Setup_AnswersTheValuesOfTheState(string state, string values)
    {
        await using var emulator = await StartAsync();

        var reply = await emulator.StateAsync($$"""{"action":"setup","params":{},"state":"{{state}}"}""");

        (reply.Status, reply.ContentType, reply.Text).Should().Be((200, "application/json", values));
    }

    [Theory]
    [InlineData("a public load balancer", "00000000000000000000000000000011", "00000000000000000000000000000012")]
    [InlineData("a private load balancer", "00000000000000000000000000000012", "00000000000000000000000000000011")]
    public async Task Setup_FreesThePortsOfItsLoadBalancer_AndOfNoOther(string state, string freed, string kept)
    {
        await using var emulator = await StartAsync();
        await emulator.AddedAsync(Listener(80, loadBalancer: freed));
        await emulator.AddedAsync(Listener(80, loadBalancer: kept));

        (await emulator.StateAsync($$"""{"action":"teardown","state":"{{state}}"}""")).Status.Should().Be(200);
        (await emulator.AddAsync(Listener(80, loadBalancer: freed))).Status.Should().Be(400, "a teardown frees nothing");
        (await emulator.StateAsync($$"""{"action":"setup","state":"{{state}}"}""")).Status.Should().Be(200);

        (await emulator.AddAsync(Listener(80, loadBalancer: freed))).Status.Should().Be(200);
        (await emulator.AddAsync(Listener(80, loadBalancer: kept))).Status.Should().Be(400);
    }

    [Fact]
    public async Task EveryState_IsAnswered()
    {
        await using var emulator = await StartAsync();

        foreach (var state in ProviderStates.All)
            (await emulator.StateAsync(JsonSerializer.Serialize(new { action = "setup", state }))).Text.Should().NotBe("{}");
    }

    [Fact]
    public async Task Teardown_AnswersNothing()
    {
        await using var emulator = await StartAsync();

        (await emulator.StateAsync("""{"action":"teardown","state":"the project"}""")).Text.Should().Be("{}");
    }

    [Theory]
    [InlineData(
        """{"action":"setup","state":"a flood"}""",
        "There is no provider state 'a flood'; there is: the project, a public load balancer,"
    )]
    [InlineData("""{"action":"undo","state":"the project"}""", "The action is 'undo'; it can be setup or teardown.")]
    [InlineData("""{"state":"the project"}""", "The action is ''; it can be setup or teardown.")]
    [InlineData("[]", "A provider state is a JSON object with action, state and params.")]
    [InlineData("", """A provider state looks like {"action":"setup","state":"the project","params":{}}; this body is not JSON.""")]
    public async Task WhatIsNoState_IsRefusedWith400(string body, string message)
    {
        await using var emulator = await StartAsync();

        var reply = await emulator.StateAsync(body);

        reply.Status.Should().Be(400);
        reply.Message.Should().StartWith(message);
    }
}
