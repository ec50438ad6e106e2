using System.Text.Json.Nodes;
using ElbContract.Cli.Output;
using ElbContract.Corpus;
using ElbContract.Reports;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Cli.Tests;

/// <summary>Texts that terminals and CI servers obey, where others can put them: they are shown, and do nothing.</summary>
public sealed class HostileTextsTests : IDisposable
{
    private const string Hostile = "\u001b]52;c;eA==\u0007\u009b2J\r\n::error::owned\n##[error]owned\u202e\u200b\u2028";

    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-hostile-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string> Verbs =>
        [
            "verify FILE",
            "verify --waivers FILE",
            "verify --endpoint http://127.0.0.1:9 --state-url http://127.0.0.1:9 --ids FILE",
            "verify --write-waivers FILE",
            "verify --report json=FILE/r.json",
            "verify --report FILE=r.json",
            "verify --clause FILE",
            "verify --fault FILE",
            "verify --endpoint FILE",
            "explore --personality FILE",
            "prove FILE",
            "prove --fault FILE",
            "check FILE",
            "check FILE FILE",
            "replay FILE",
            "record --target http://127.0.0.1:9 --out FILE",
            "record --target http://127.0.0.1:9 --out FILE/x.har",
            "record --from FILE --out FILE.har",
            "record --from FILE --out FILE",
            "record --listen FILE --target http://127.0.0.1:9 --out x.har",
            "stub --from FILE",
            "serve --address FILE",
            "serve --fault FILE",
            "pacts from-har FILE --consumer a",
            "merge FILE",
            "merge --compare FILE FILE",
            "merge FILE --contract FILE",
            "cleanup FILE",
            "FILE",
            "verify --FILE",
        ];

    [Theory, MemberData(nameof(Verbs))]
    public async Task EveryVerb_AFileOrWordOfAHostileName_IsOneInertLine(string arguments)
    {
        var file = Path.Combine(_folder, Hostile);
        await File.WriteAllTextAsync(file, "{\"" + Hostile, TestContext.Current.CancellationToken);

        var (exitCode, output, errors) = await CommandRun.RunAsync([
            .. arguments.Split(' ').Select(argument => argument.Replace("FILE", file, StringComparison.Ordinal)),
        ]);

        exitCode.Should().BeOneOf(2, 3);
        errors.TrimEnd('\n').Split('\n').Should().AllSatisfy(line => line.Should().MatchRegex($"^(elb-contract: |{_folder}|$)"));
        BeInert(output + errors);
    }

    [Fact]
    public async Task Check_ARecordingOfHostileTexts_PrintsNoneOfThem()
    {
        var file = Path.Combine(_folder, Hostile + ".har");
        var recording = JsonNode.Parse(
            await File.ReadAllTextAsync(CorpusFile.All.Single(one => one.File == "python.har").Path, TestContext.Current.CancellationToken)
        )!;
        foreach (var entry in recording["log"]!["entries"]!.AsArray())
        {
            var text = entry!["request"]!["postData"]?["text"]?.GetValue<string>();
            if (text is not null)
                entry["request"]!["postData"]!["text"] = text.Replace(
                    "\"HTTPS\"",
                    JsonValue.Create(Hostile).ToJsonString(),
                    StringComparison.Ordinal
                );
        }

        await File.WriteAllTextAsync(file, recording.ToJsonString(), TestContext.Current.CancellationToken);

        var (exitCode, output, errors) = await CommandRun.RunAsync("check", file, "--report", "sarif=-");
        var (_, plain, _) = await CommandRun.RunAsync("check", file, "--allow-secrets");

        exitCode.Should().Be(1, errors);
        errors.Should().Contain("owned");
        plain.Should().Contain("owned");
        var (_, junit, _) = await CommandRun.RunAsync("check", file, "--report", "junit=-");
        var (_, html, _) = await CommandRun.RunAsync("check", file, "--report", "html=-");
        BeInert(output + errors + plain + junit + html);
        junit.Should().StartWith("<?xml").And.Contain("owned");
        JsonNode.Parse(output)!["version"]!.GetValue<string>().Should().Be("2.1.0");
    }

    [Fact]
    public async Task LiveLine_AHostileMethodAndPath_IsOneInertLine()
    {
        using var text = new StringWriter { NewLine = "\n" };
        await using (var printer = new ExchangePrinter(new InertWriter(text)))
            await printer.AddAsync(
                new ArchiveEntry
                {
                    Number = 1,
                    StartedAt = DateTimeOffset.UnixEpoch,
                    Timings = default,
                    Request = new ArchiveMessage("HTTP/1.1", [], new ArchiveBody(default, 0)),
                    Outcome = ExchangeOutcome.Answered,
                    Status = 200,
                    Method = "::error::" + Hostile,
                    Url = "http://127.0.0.1/" + Hostile,
                }
            );

        text.ToString().TrimEnd('\n').Should().NotContain("\n");
        BeInert(text.ToString());
    }

    private static void BeInert(string printed)
    {
        Inert.Text(printed).Should().Be(printed);
        printed.Split('\n').Should().AllSatisfy(line => Inert.Printed(line).Should().Be(line));
    }
}
