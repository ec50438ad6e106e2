using System.IO.Compression;
using System.Text.Json.Nodes;
using ElbContract.Corpus;

namespace ElbContract.Cli.Tests;

/// <summary>Files that are forged, or broke off: a line and an exit code, and the process does not abort.</summary>
public sealed class HostileInputTests : IDisposable
{
    private const int Depth = 100_000;

    private static readonly string[] Readers =
    [
        "verify FILE",
        "verify --waivers FILE",
        "verify --endpoint http://127.0.0.1:9 --project-id p --token t --ids FILE",
        "check FILE",
        "replay FILE",
        "record --from FILE --out OUT",
        "stub --port 0 --from FILE",
        "pacts from-har FILE --consumer a --out OUT",
        "merge FILE",
        "merge --compare FILE FILE",
        "prove FILE",
        "cleanup FILE",
    ];

    private static readonly Dictionary<string, string> Deep = new(StringComparer.Ordinal)
    {
        ["lists"] = new string('[', Depth),
        ["objects"] = string.Concat(Enumerable.Repeat("{\"a\":", Depth)),
        ["items"] = string.Concat(Enumerable.Repeat("- ", Depth)),
        ["an entry"] = "{\"log\":{\"entries\":[{\"request\":" + new string('[', Depth),
        ["a line"] = "{\"request\":" + new string('[', Depth) + new string(']', Depth) + "}\n",
        ["a pact"] = "{\"consumer\":{\"name\":\"a\"},\"provider\":{\"name\":\"b\"},\"interactions\":[" + new string('[', Depth),
        ["a report"] = "{\"schema\":\"elb-contract/report/1\",\"evidence\":" + new string('[', Depth),
        ["a check"] = "{\"schema\":\"elb-contract/check/1\",\"report\":" + new string('[', Depth),
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-hostile-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string, string> DeepInputs
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var shape in Deep.Keys)
            {
                foreach (var reader in Readers)
                    data.Add(shape, reader);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(DeepInputs))]
    public async Task EveryReader_AFileOfGreatDepth_IsALineAndNoAbort(string shape, string arguments)
    {
        var file = Path.Combine(_folder, "deep");
        await File.WriteAllTextAsync(file, Deep[shape], Stop);

        var (exitCode, output, errors) = await CommandRun.RunAsync([.. Words(arguments, file)]);

        exitCode.Should().BeOneOf([2, 3], errors);
        (output + errors).Length.Should().BeInRange(1, 2000);
    }

    [Theory]
    [InlineData("check FILE")]
    [InlineData("replay FILE")]
    [InlineData("record --from FILE --out OUT")]
    [InlineData("pacts from-har FILE --consumer a --out OUT")]
    public async Task EveryReader_ABodyOfGreatDepth_IsJudgedOrPassedOver(string arguments)
    {
        var file = Path.Combine(_folder, "deep.har");
        var recording = JsonNode.Parse(await File.ReadAllTextAsync(Corpus("python.har"), Stop))!;
        foreach (var entry in recording["log"]!["entries"]!.AsArray())
        {
            if (entry!["request"]!["postData"] is { } body)
                body["text"] = Deep["lists"];
            if (entry["response"]!["content"] is { } content)
                content["text"] = Deep["objects"];
        }

        await File.WriteAllTextAsync(file, recording.ToJsonString(), Stop);

        var (exitCode, output, errors) = await CommandRun.RunAsync([.. Words(arguments, file)]);

        exitCode.Should().BeInRange(0, 3);
        (output + errors).Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("go-elbaas.har", 0, 0)]
    [InlineData("go-elbaas.har", 1, 3)]
    [InlineData("go-elbaas.har", 300, 3)]
    [InlineData("python.har", 1, 1)]
    public async Task Check_AGzipFileThatIsCut_JudgesWhatIsThere_AndSaysThatMoreIsNotKnown(string name, int cut, int expected)
    {
        var file = Path.Combine(_folder, "cut.har.gz");
        await PackAsync(Corpus(name), file, cut);

        var (exitCode, output, errors) = await CommandRun.RunAsync(
            "check",
            file,
            "--report",
            "json=" + Path.Combine(_folder, "r.json"),
            "--report",
            "junit=" + Path.Combine(_folder, "r.xml")
        );
        var (merged, _, _) = await CommandRun.RunAsync("merge", Path.Combine(_folder, "r.json"));

        exitCode.Should().Be(expected, output + errors);
        merged.Should().Be(expected);
        if (cut > 0)
            output.Should().Contain($"NOT READ {file}: the data are broken from here on");
        if (expected == 3)
        {
            output.Should().EndWith("Verdict: inconclusive: a file is cut off, and what it has shows no departure\n");
            (await File.ReadAllTextAsync(Path.Combine(_folder, "r.xml"), Stop))
                .Should()
                .Contain("<error message=\"inconclusive: a file is cut");
        }
    }

    [Fact]
    public async Task Replay_AGzipFileThatIsCut_IsInconclusive()
    {
        var (recording, packed) = (Path.Combine(_folder, "run.har"), Path.Combine(_folder, "run.har.gz"));
        (await CommandRun.RunAsync("verify", "--clause", "port.*", "--report", "har=" + recording)).ExitCode.Should().Be(0);

        await PackAsync(recording, packed, cut: 0);
        var whole = await CommandRun.RunAsync("replay", packed);
        await PackAsync(recording, packed, cut: 1);
        var cut = await CommandRun.RunAsync("replay", packed);

        whole.ExitCode.Should().Be(0, whole.Output);
        cut.ExitCode.Should().Be(3, cut.Output);
        cut.Output.Should().Contain("Inconclusive: entry ").And.Contain("the data are broken from here on");
    }

    private static string Corpus(string name) => CorpusFile.All.Single(one => one.File == name).Path;

    private IEnumerable<string> Words(string arguments, string file) =>
        arguments
            .Split(' ')
            .Select(word =>
                word switch
                {
                    "FILE" => file,
                    "OUT" => Path.Combine(_folder, "out"),
                    _ => word,
                }
            );

    private static async Task PackAsync(string file, string packed, int cut)
    {
        using var bytes = new MemoryStream();
        await using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(await File.ReadAllBytesAsync(file, Stop), Stop);
        await File.WriteAllBytesAsync(packed, bytes.ToArray()[..^cut], Stop);
    }
}
