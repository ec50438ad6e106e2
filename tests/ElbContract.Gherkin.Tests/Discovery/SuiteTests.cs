using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using ElbContract.Gherkin.Tests.Samples;

namespace ElbContract.Gherkin.Tests.Discovery;

/// <summary>Runs this test assembly, with the features of Broken/ instead of its own, as a process of its own.</summary>
public sealed class SuiteTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("suite-tests-").FullName;
    private string _output = "";
    private int _exitCode;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task BrokenFeatures_FailOneByOne_NamingFileAndLine()
    {
        var tests = await RunAsync("Broken", "-class", "*Feature");

        tests
            .Select(test =>
                $"{test.Attribute("result")!.Value} {test.Attribute("type")!.Value.Split('.')[^1]}: {test.Attribute("name")!.Value}"
            )
            .Should()
            .BeEquivalentTo(
                "Pass AfterFeature: A scenario passes before its feature's last hook fails",
                "Fail BeforeFeature: Nothing runs when the feature's hook fails",
                "Fail DoesNotParseFeature: features/does-not-parse.feature:5 does not parse",
                "Fail OutcomesFeature: A step fails",
                "Fail OutcomesFeature: A step is undefined",
                "Fail OutcomesFeature: A step is ambiguous",
                "Fail OutcomesFeature: A step is pending",
                "Fail OutcomesFeature: A scenario has no steps",
                "Fail OutcomesFeature: An outline has no examples",
                "Skip OutcomesFeature: A scenario is ignored",
                "Pass OutcomesFeature: A scenario passes with 1 apples",
                "Pass OutcomesFeature: A scenario passes with 2 apples"
            );
        _exitCode.Should().NotBe(0);

        Message(tests, "A step fails")
            .Should()
            .StartWith("ElbContract.Gherkin.StepFailedException : features/outcomes.feature:6: Then the basket holds 5 fruits")
            .And.Contain("Expected basket.Count to be 5, but found 0");
        Message(tests, "A step is undefined")
            .Should()
            .StartWith("ElbContract.Gherkin.StepFailedException : features/outcomes.feature:11: When I eat 2 apples")
            .And.Contain("public void WhenIEatApples(int p0)");
        Message(tests, "A step is ambiguous")
            .Should()
            .StartWith("ElbContract.Gherkin.StepFailedException : features/outcomes.feature:15: When it is 5")
            .And.Contain("OutcomeSteps.WhenItIsNumber(Int32)")
            .And.Contain("OutcomeSteps.WhenItIsFraction(Double)");
        Message(tests, "A step is pending")
            .Should()
            .StartWith("ElbContract.Gherkin.StepFailedException : features/outcomes.feature:19: When it is pending");
        Message(tests, "A scenario has no steps").Should().Contain("features/outcomes.feature:21: the scenario has no steps");
        Message(tests, "An outline has no examples").Should().Contain("features/outcomes.feature:23: the Scenario Outline has no Examples");
        Message(tests, "features/does-not-parse.feature:5 does not parse")
            .Should()
            .Contain("features/does-not-parse.feature:5: expected: ")
            .And.EndWith("got 'Wehn I sleep'");
        Message(tests, "Nothing runs when the feature's hook fails").Should().Contain("trouble before the feature");
        _output.Should().Contain("trouble after the feature");
        LivingDocumentation("testCaseFinished").Should().HaveCount(7);
        LivingDocumentation("testStepFinished")
            .Select(step => step["testStepResult"]!["status"]!.GetValue<string>())
            .Where(status => status is not ("PASSED" or "SKIPPED"))
            .Should()
            .BeEquivalentTo("FAILED", "UNDEFINED", "AMBIGUOUS", "PENDING");
        Html().Should().Contain("Expected basket.Count to be 5, but found 0");
    }

    [Fact]
    public async Task Tags_AreTraits_AndSelect()
    {
        var tests = await RunAsync("Broken", "-trait", "Category=few");

        tests
            .Should()
            .HaveCount(2)
            .And.AllSatisfy(test =>
                test.Descendants("trait")
                    .Select(trait => $"{trait.Attribute("name")!.Value}={trait.Attribute("value")!.Value}")
                    .Should()
                    .BeEquivalentTo("Category=outcomes", "Category=passing", "Category=few", "FeatureTitle=Outcomes")
            );
        _exitCode.Should().Be(0);
        LivingDocumentation("testCaseFinished").Should().HaveCount(2);
        Html().Should().Contain("A scenario passes with 2 apples");
        File.ReadAllLines(Path.Combine(_folder, RunHooks.JournalFile))
            .Should()
            .Equal("before test run", "before Outcomes", "after Outcomes", "after test run");
    }

    [Fact]
    public async Task TroubleAfterTheTestRun_FailsTheRun()
    {
        await RunAsync("Broken", "-trait", "Category=few", RunHooks.TroubleFile);

        _exitCode.Should().NotBe(0);
        _output.Should().Contain("trouble after the test run");
    }

    [Fact]
    public async Task NoFeatureFile_IsAFailure()
    {
        var tests = await RunAsync("Nowhere", "-class", "*Feature");

        Message(tests, "features:1 holds no feature file").Should().Contain("holds no *.feature file: copy them to the output folder");
    }

    /// <summary>Cucumber's messages of this kind.</summary>
    private IEnumerable<JsonNode> LivingDocumentation(string kind) =>
        File.ReadLines(Path.Combine(_folder, "living-documentation", "features.ndjson"))
            .Select(line => JsonNode.Parse(line)![kind])
            .OfType<JsonNode>();

    /// <summary>Its messages, without style and scripts.</summary>
    private string Html() =>
        File.ReadLines(Path.Combine(_folder, "living-documentation", "features.html"))
            .Single(line => line.StartsWith("window.CUCUMBER_MESSAGES", StringComparison.Ordinal));

    private static string Message(IEnumerable<XElement> tests, string name) =>
        tests.Single(test => test.Attribute("name")!.Value == name).Descendants("message").Single().Value;

    private async Task<IReadOnlyList<XElement>> RunAsync(string features, string filter, string value, string? marker = null)
    {
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }

        var source = Path.Combine(AppContext.BaseDirectory, features);
        var target = Directory.CreateDirectory(Path.Combine(_folder, "features")).FullName;
        foreach (var file in Directory.Exists(source) ? Directory.GetFiles(source) : [])
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }

        if (marker is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(_folder, marker), "");
        }

        // Whoever would call a server on the internet calls this proxy.
        using var proxy = new TcpListener(IPAddress.Loopback, port: 0);
        proxy.Start();
        var report = Path.Combine(_folder, "report.xml");
        var assembly = Path.Combine(_folder, Path.GetFileName(typeof(SuiteTests).Assembly.Location));
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [assembly, "-noColor", "-xml", report, filter, value])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
                WorkingDirectory = Path.GetTempPath(),
                Environment = { ["ALL_PROXY"] = $"http://{proxy.LocalEndpoint}", ["REQNROLL_TELEMETRY_ENABLED"] = "1" },
            }
        )!;
        _output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        _exitCode = process.ExitCode;
        proxy.Pending().Should().BeFalse("a test run calls nobody");
        return [.. XDocument.Load(report).Descendants("test")];
    }
}
