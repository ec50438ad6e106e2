using System.Text.Json;
using System.Text.RegularExpressions;

namespace ElbContract.Cli.Tests;

/// <summary>Verifies contracts that other programs wrote.</summary>
public sealed class ConsumerContractTests
{
    private static string Billing => Path.Combine(AppContext.BaseDirectory, "Pacts", "billing-v3.json");

    [Fact]
    public async Task Verify_AContractOfAnotherProgram_HasARowAnInteraction()
    {
        var (exitCode, output) = await VerifyAsync(Billing);

        exitCode.Should().Be(3);
        Rows(output)
            .Should()
            .Equal(
                "contract-departs 200  array form",
                "passed           401  no token",
                "passed           200  own state, literal ids",
                "not-verified          quota",
                "contract-departs 400  unknown lb",
                "skipped               delete"
            );
        output
            .Should()
            .Contain("the page does not promise $.status: expected 404, was 400\n")
            .And.Contain("the endpoint does not know the provider state 'the quota is used up' (--state-url)\n")
            .And.Contain("it is another call: DELETE /v1.0/{project_id}/elbaas/listeners/1\n")
            .And.NotContain("cookie-timeout.range");
    }

    [Fact]
    public async Task Verify_AContractThatDeparts_IsHeldAgainstNobody()
    {
        var (exitCode, output) = await VerifyAsync(Billing, "--allow-incomplete");

        exitCode.Should().Be(0);
        output
            .TrimEnd()
            .Split('\n')[^1]
            .Should()
            .Be(
                "Verdict: conforms in 4 of 5 clauses for 4 interactions of billing; the contract departs from the page in 2 "
                    + "interactions, which does not count against a provider"
            );
    }

    [Fact]
    public async Task Verify_AProviderThatDeparts_IsChargedBesideTheContract()
    {
        var (exitCode, output) = await VerifyAsync(Billing, "--fault", "status.200/201");

        exitCode.Should().Be(1);
        output.Should().Contain("FAILED status.200: ").And.Contain("failed           201  own state, literal ids\n");
    }

    [Fact]
    public async Task Verify_ItsReports_SayWhatBecameOfEachInteraction()
    {
        var folder = Directory.CreateTempSubdirectory("elb-contract-consumer-").FullName;
        var (json, html) = (Path.Combine(folder, "r.json"), Path.Combine(folder, "r.html"));
        try
        {
            await CommandRun.RunAsync(["verify", Billing, "--report", $"json={json}", "--report", $"html={html}"]);

            using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(json, TestContext.Current.CancellationToken));
            var interactions = report.RootElement.GetProperty("interactions").EnumerateArray().ToList();
            interactions
                .Select(one => one.GetProperty("outcome").GetString())
                .Should()
                .Equal("contract-departs", "passed", "passed", "not-verified", "contract-departs", "skipped");
            interactions[1].GetProperty("clauses").EnumerateArray().Select(one => one.GetString()).Should().Equal("status.401");
            interactions[4].GetProperty("contractDepartures")[0].GetString().Should().Be("$.status: expected 404, was 400");
            report.RootElement.GetProperty("clauses").GetArrayLength().Should().BeLessThan(10);
            (await File.ReadAllTextAsync(html, TestContext.Current.CancellationToken))
                .Should()
                .Contain("The contract of billing")
                .And.Contain("own state, literal ids");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Verify_CredentialsInAContract_ReachNoReportAndNoLine()
    {
        const string Canary = "MIIF-canary-q8Zk1q8Zk1q8Zk1";
        var folder = Directory.CreateTempSubdirectory("elb-contract-consumer-").FullName;
        try
        {
            var contract = Path.Combine(folder, "c.json");
            var text = await File.ReadAllTextAsync(Billing, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(
                contract,
                text.Replace("MIIF", Canary, StringComparison.Ordinal)
                    .Replace("listeners/1", "listeners/" + Canary, StringComparison.Ordinal)
                    .Replace("\"unknown lb\"", $"\"unknown lb of {Canary}\"", StringComparison.Ordinal)
                    .Replace(
                        "\"status\": 404",
                        $"\"status\": 404, \"headers\": {{\"X-Subject-Token\": \"{Canary}2\"}}",
                        StringComparison.Ordinal
                    ),
                TestContext.Current.CancellationToken
            );
            string[] formats = ["json", "html", "junit", "har", "sarif"];

            var (_, output, errors) = await CommandRun.RunAsync([
                "verify",
                contract,
                .. formats.SelectMany(format => new[] { "--report", $"{format}={folder}/report.{format}" }),
            ]);

            (output + errors).Should().NotContain(Canary).And.Contain("unknown lb of redacted");
            foreach (var format in formats)
                (await File.ReadAllTextAsync($"{folder}/report.{format}", TestContext.Current.CancellationToken))
                    .Should()
                    .NotContain(Canary);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("Synchronous/HTTP", "GET", "1 other interaction")]
    [InlineData("Asynchronous/Messages", "", "1 other interaction")]
    public async Task Verify_AContractOfOtherCallsAlone_IsOneLineAndExitCode2(string type, string method, string other)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(
                file,
                $$"""
                {"consumer":{"name":"c"},"provider":{"name":"p"},"metadata":{"pactSpecification":{"version":"4.0"} },
                "interactions":[
                  {"description":"d","type":"{{type}}","request":{"method":"{{method}}","path":"/"},"response":{"status":200} }]}
                """,
                TestContext.Current.CancellationToken
            );

            var (exitCode, _, errors) = await CommandRun.RunAsync(["verify", file]);

            exitCode.Should().Be(2);
            errors.Should().StartWith($"elb-contract: {file}: holds no request to add a listener, and {other}; ");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Verify_WhatPactJsWrites_IsReadSentAndJudged()
    {
        var folder = Directory.CreateTempSubdirectory("elb-contract-pact-js-").FullName;
        try
        {
            await WriteContractsAsync(folder);

            var v3 = await VerifyAsync(Path.Combine(folder, "shop-v3-elb.json"));
            var v4 = await VerifyAsync(Path.Combine(folder, "shop-v4-elb.json"));

            v3.Output.Should().EndWith("Verdict: conforms for 1 interaction of shop-v3\n");
            v3.ExitCode.Should().Be(0);
            Rows(v4.Output)
                .Should()
                .Equal(
                    "passed           200  a TCP listener",
                    "contract-departs 200  a TCP listener in small letters",
                    "contract-departs 200  a TCP listener that is answered 201",
                    "passed           400  a UDP listener with TCP backends",
                    "skipped               the list of listeners"
                );
            v4.ExitCode.Should().Be(0);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(int ExitCode, string Output)> VerifyAsync(params string[] arguments)
    {
        var (exitCode, output, _) = await CommandRun.RunAsync(["verify", .. arguments]);
        // Where a CI server runs the tests, the output has colours.
        return (exitCode, Regex.Replace(output, "\u001b\\[[0-9;]*m", "", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    private static IEnumerable<string> Rows(string output) =>
        output
            .Split('\n')
            .SkipWhile(line => !line.StartsWith("the contract of ", StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(line => line.Length > 0)
            .Where(line => line[2] != ' ')
            .Select(line => line.Trim());

    private static async Task WriteContractsAsync(string folder)
    {
        var tools = Path.Combine(AppContext.BaseDirectory, "PactJs");
        if (!Directory.Exists(Path.Combine(tools, "node_modules", "@pact-foundation")))
            await RunAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", tools, "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        await RunAsync("node", tools, "consumer.mjs", folder);
    }

    private static async Task RunAsync(string program, string folder, params string[] arguments)
    {
        var variables = new Dictionary<string, string> { ["PACT_DO_NOT_TRACK"] = "true" };
        var (exitCode, output, errors) = await ProgramRun.RunAsync(program, folder, variables, arguments);
        exitCode.Should().Be(0, "{0} says: {1} {2}", program, output, errors);
    }
}
