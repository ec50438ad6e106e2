using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ElbContract.Traffic.Exchanges;
using ElbContract.Verification.Running;
using ElbContract.Verification.Tests.Providers;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Tests;

/// <summary>A contract file of somebody else's asks for something else than the documented call.</summary>
public sealed class ForeignContractTests
{
    private const string Project = "00000000000000000000000000000001";
    private const string LoadBalancers = $"/v1.0/{Project}/elbaas/loadbalancers";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Verify_AnotherPath_IsSentOnlyWhereItIsAllowed(bool isAllowed)
    {
        var (report, paths, notes) = await VerifyAsync(
            request => request["generators"]!["path"]!["expression"] = "/v1.0/${projectId}/elbaas/loadbalancers",
            isAllowed ? ["/v1.0/*/elbaas/loadbalancers"] : []
        );

        paths.Any(path => path.EndsWith("/loadbalancers", StringComparison.Ordinal)).Should().Be(isAllowed);
        if (isAllowed)
            return;
        notes.Should().Contain("not sent from the contract: 1 interaction");
        notes.Should().ContainSingle(note => note.StartsWith("not sent: '", StringComparison.Ordinal) && note.Contains(LoadBalancers));
        report
            .Clauses.Should()
            .Contain(clause => clause.Verdict == Verdict.NotVerified && clause.Reason != null && clause.Reason.Contains("--allow-path"));
    }

    [Fact]
    public async Task Verify_AnotherMethod_IsToldAndNotSent()
    {
        var (report, _, notes) = await VerifyAsync(request => request["method"] = "GET", []);

        notes.Should().Contain("not sent from the contract: 1 interaction");
        report.Exchanges.Should().NotContain(exchange => exchange.InteractionId != null);
    }

    [Fact]
    public async Task Verify_HeaderThatMakesAnotherCallOfTheDocumentedOne_IsHeldBackAtTheGateway()
    {
        var (report, _, _) = await VerifyAsync(request => request["headers"]!["X-HTTP-Method-Override"] = new JsonArray("DELETE"), []);

        report
            .Exchanges.Where(exchange => exchange.InteractionId is not null)
            .Should()
            .ContainSingle()
            .Which.Should()
            .Match<Exchange>(exchange => exchange.Response == null && exchange.Reason!.Contains("--allow-path"));
        report.Verdict.Should().Be(RunVerdict.Inconclusive);
    }

    private static async Task<(
        VerificationReport Report,
        IReadOnlyCollection<string> Paths,
        IReadOnlyCollection<string> Notes
    )> VerifyAsync(Action<JsonNode> change, IReadOnlyList<string> allowed)
    {
        using var file = new TemporaryFile("contract.json", Contract(change));
        ConcurrentBag<string> paths = [];
        ConcurrentBag<string> notes = [];
        await using var provider = new TestProvider
        {
            Instead = context =>
            {
                if (context.Request.HttpMethod == "POST")
                    paths.Add(context.Request.Url!.AbsolutePath);
                return Task.FromResult(false);
            },
        };
        var options = Runs.Verifying(Runs.At(provider) with { AllowedPaths = allowed, OnNote = notes.Add }) with
        {
            Contracts = [file.Path],
        };
        return (await Verifier.VerifyAsync(options, TestContext.Current.CancellationToken), paths, notes);
    }

    private static string Contract(Action<JsonNode> change)
    {
        var pact = JsonNode.Parse(File.ReadAllText(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "pacts")).Single()))!;
        var interaction = pact["interactions"]!
            .AsArray()
            .First(one =>
                (string?)one!["response"]!["status"]!.ToJsonString() == "200" || one["response"]!["status"]!.ToJsonString() == "201"
            )!
            .DeepClone();
        change(interaction["request"]!);
        pact["interactions"] = new JsonArray(interaction);
        return pact.ToJsonString();
    }
}
