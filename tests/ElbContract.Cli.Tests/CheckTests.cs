using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using ElbContract.Corpus;
using YamlDotNet.RepresentationModel;

namespace ElbContract.Cli.Tests;

public sealed class CheckTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-check-").FullName;

    private static string[] Corpus => [.. CorpusFile.All.Select(file => file.Path)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Check_AClientThatDeparts_NamesTheClauseAndTheEntry()
    {
        var python = CorpusFile.All.Single(file => file.File == "python.har").Path;

        var (exitCode, output, errors) = await CommandRun.RunAsync("check", python, "--side", "client");

        exitCode.Should().Be(1);
        errors.Should().BeEmpty();
        output
            .Should()
            .StartWith("CLIENT backend-protocol.values: ")
            .And.Contain(
                $$"""
                  $.body.backend_protocol is "HTTPS"
                    in 1 exchange, first in {{python}} entry 3
                    curl -X POST "$ELB_ENDPOINT/v1.0/$ELB_PROJECT_ID/elbaas/listeners"
                """
            )
            .And.EndWith(
                $$"""
                7 entries: 5 add listeners, 2 are of other APIs, 0 cannot be read
                the client departs in 1 exchange
                Verdict: violates

                """
            );
    }

    [Theory]
    [InlineData("go-elbaas.har", "both", 0)]
    [InlineData("terraform.har", "both", 1)]
    [InlineData("kubernetes.ndjson", "provider", 1)]
    [InlineData("python.har", "client", 1)]
    [InlineData("go-elb.har", "client", 1)]
    public async Task Check_ARecording_ExitsWithTheVerdict(string file, string side, int expected)
    {
        var (exitCode, _, _) = await CommandRun.RunAsync("check", CorpusFile.All.Single(one => one.File == file).Path, "--side", side);

        exitCode.Should().Be(expected);
    }

    [Fact]
    public async Task Check_NothingOfThisApi_IsInconclusive()
    {
        var file = Path.Combine(_folder, "a.ndjson");
        await File.WriteAllTextAsync(
            file,
            """{"request":{"method":"GET","url":"https://example.com/"},"response":{"status":200}}""",
            TestContext.Current.CancellationToken
        );

        var (exitCode, output, _) = await CommandRun.RunAsync("check", file);

        exitCode.Should().Be(3);
        output.Should().EndWith($"Verdict: inconclusive: no exchange that adds a listener can be judged{Environment.NewLine}");
    }

    [Theory]
    [InlineData("check")]
    [InlineData("replay")]
    public async Task Report_OverTheRecording_IsRefused(string verb)
    {
        var file = Path.Combine(_folder, "a.ndjson");
        await File.WriteAllTextAsync(file, "{}", TestContext.Current.CancellationToken);

        var (exitCode, _, errors) = await CommandRun.RunAsync(verb, file, "--report", "json=" + file);

        exitCode.Should().Be(2);
        errors.Should().Be($"elb-contract: a report would overwrite the input '{file}': give it another file.{Environment.NewLine}");
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Should().Be("{}");
    }

    [Fact]
    public async Task Check_StandardInput_IsReadAsAFile()
    {
        var recording = CorpusFile.All.Single(file => file.File == "kubernetes.ndjson").Path;

        var (exitCode, output) = await RunAsync(
            ["check", "-"],
            index: 0,
            await File.ReadAllTextAsync(recording, TestContext.Current.CancellationToken)
        );

        exitCode.Should().Be(1);
        output.Should().Contain("first in - entry 4").And.Contain("8 entries: 5 add listeners");
    }

    [Theory]
    [InlineData("'none.har': it cannot be read (", "none.har")]
    [InlineData("--side takes client, provider or both.", "a.har", "--side", "both sides")]
    [InlineData("--shard takes I/N, such as 2/3 for the second of three.", "a.har", "--shard", "3/2")]
    [InlineData(
        "--shard takes job/N where JOB_COMPLETION_INDEX is 0 to N - 1, as in an indexed job of N completions, but here it is not set; ",
        "a.har",
        "--shard",
        "job/2"
    )]
    [InlineData("A file is named twice: name each once.", "a.har", "a.har")]
    [InlineData("Required argument ")]
    public async Task Check_AMistake_IsOneLine(string message, params string[] arguments)
    {
        var (exitCode, output, errors) = await CommandRun.RunAsync(["check", .. arguments]);

        exitCode.Should().Be(2);
        output.Should().BeEmpty();
        errors.Should().StartWith("elb-contract: " + message);
        errors.TrimEnd().Should().NotContain("\n");
    }

    [Fact]
    public async Task Check_EveryReport_NamesTheClauses()
    {
        foreach (var format in (string[])["json", "junit", "sarif", "html"])
        {
            var report = Path.Combine(_folder, format);
            var (exitCode, _, _) = await CommandRun.RunAsync(["check", .. Corpus, "--report", $"{format}={report}"]);

            exitCode.Should().Be(1);
            var text = await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken);
            foreach (
                var clause in CorpusFile
                    .All.SelectMany(file => file.Departures)
                    .SelectMany(departure => departure.Client.Concat(departure.Provider))
            )
                text.Should().Contain(clause, "of the format {0}", format);
        }
    }

    /// <summary>Pods and their order apart, this is what the job of deploy/kubernetes/check.yaml does.</summary>
    [Fact]
    public async Task Check_AsTheIndexedJobDoes_IsTheSameAsAtOnce()
    {
        var recording = Path.Combine(_folder, "traffic.ndjson");
        await File.WriteAllLinesAsync(
            recording,
            Corpus.Where(file => file.EndsWith(".har", StringComparison.Ordinal)).SelectMany(Entries),
            TestContext.Current.CancellationToken
        );
        var jobs = Jobs();
        var completions = int.Parse(jobs[0]["completions"].ToString(), CultureInfo.InvariantCulture);
        var pods = await Task.WhenAll(Enumerable.Range(0, completions).Select(index => RunAsync(Arguments(jobs[0], index), index)));
        pods.Select(pod => pod.ExitCode).Should().OnlyContain(code => code == 0 || code == 1).And.Contain(1);

        var (merged, _) = await RunAsync(
            [.. Arguments(jobs[1], index: 0), "--report", "json=" + Path.Combine(_folder, "merged.json")],
            index: 0
        );
        var (whole, _) = await RunAsync(["check", recording, "--report", "json=" + Path.Combine(_folder, "whole.json")], index: 0);

        merged.Should().Be(1).And.Be(whole);
        File.Exists(Path.Combine(_folder, "check.html")).Should().BeTrue();
        (await File.ReadAllTextAsync(Path.Combine(_folder, "merged.json"), TestContext.Current.CancellationToken))
            .Should()
            .Be(await File.ReadAllTextAsync(Path.Combine(_folder, "whole.json"), TestContext.Current.CancellationToken));
    }

    private static IEnumerable<string> Entries(string archive) =>
        JsonNode.Parse(File.ReadAllText(archive))!["log"]!["entries"]!.AsArray().Select(entry => entry!.ToJsonString());

    private static List<YamlNode> Jobs()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "ElbContract.sln")))
            root = Path.GetDirectoryName(root)!;
        using var text = new StreamReader(Path.Combine(root, "deploy", "kubernetes", "check.yaml"));
        var yaml = new YamlStream();
        yaml.Load(text);
        return [.. yaml.Documents.Select(document => document.RootNode["spec"])];
    }

    private string[] Arguments(YamlNode job, int index) =>
        [
            .. ((YamlSequenceNode)job["template"]["spec"]["containers"][0]["args"]).Select(argument =>
                argument
                    .ToString()
                    .Replace("$(JOB_COMPLETION_INDEX)", index.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                    .Replace("/recordings/", _folder + "/", StringComparison.Ordinal)
                    .Replace("/results/", _folder + "/", StringComparison.Ordinal)
            ),
        ];

    private static async Task<(int ExitCode, string Output)> RunAsync(string[] arguments, int index, string input = "")
    {
        var start = new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "elb-contract" + (OperatingSystem.IsWindows() ? ".exe" : "")),
            arguments
        )
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["JOB_COMPLETION_INDEX"] = index.ToString(CultureInfo.InvariantCulture) },
        };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }
}
