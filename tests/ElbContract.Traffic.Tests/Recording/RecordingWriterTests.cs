using System.Text;
using System.Text.Json.Nodes;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Recording;

namespace ElbContract.Traffic.Tests.Recording;

public sealed class RecordingWriterTests : IDisposable
{
    private static readonly byte[] Header = "{\"schema\":\"elb-contract/recording/1\"}\n"u8.ToArray();

    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-writer-").FullName;

    private string Recording => Path.Combine(_folder, "t.ndjson");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Append_FromManyThreads_WritesEveryLineWhole()
    {
        using (var writer = RecordingWriter.Open(Recording, Header))
            await Parallel.ForEachAsync(
                Enumerable.Range(1, 2000),
                TestContext.Current.CancellationToken,
                async (number, _) => await writer.AppendAsync(Entry(number))
            );

        Lines()
            .Skip(1)
            .Select(line => JsonNode.Parse(line)!["_number"]!.GetValue<int>())
            .Should()
            .BeEquivalentTo(Enumerable.Range(1, 2000));
    }

    [Fact]
    public async Task Append_IsInTheFileWhenItEnds()
    {
        using var writer = RecordingWriter.Open(Recording, Header);
        for (var number = 1; number <= 3; number++)
        {
            var before = new FileInfo(Recording).Length;
            await writer.AppendAsync(Entry(number));
            new FileInfo(Recording).Length.Should().BeGreaterThan(before);
        }
    }

    [Fact]
    public async Task Open_ARecording_GoesOnWithANewHeader()
    {
        await RecordAsync(1);
        await RecordAsync(2);

        Lines().Select(line => line[..9]).Should().Equal("{\"schema\"", "{\"started", "{\"schema\"", "{\"started");
    }

    [Fact]
    public async Task Open_ARecordingWhoseLastLineBrokeOff_EndsTheLineAndKeepsIt()
    {
        await RecordAsync(1);
        await File.AppendAllTextAsync(Recording, "{\"startedDateTime\":\"20", TestContext.Current.CancellationToken);
        await RecordAsync(2);

        Lines().Should().HaveCount(5);
        Lines()[2].Should().Be("{\"startedDateTime\":\"20");
        HarExport.Write(Recording, Recording + ".har").Should().Be((2, 1));
    }

    [Theory]
    [InlineData("a letter")]
    [InlineData("{\"log\":{}}")]
    [InlineData("{\"schema\":\"elb-contract/report/1\"}")]
    public async Task Open_AnyOtherFile_IsRefused_AndTheFileLeftAlone(string text)
    {
        await File.WriteAllTextAsync(Recording, text, TestContext.Current.CancellationToken);
        var open = () => RecordingWriter.Open(Recording, Header);

        open.Should()
            .Throw<RecorderException>()
            .WithMessage(
                $"'{Recording}' exists and is not a recording of elb-contract: give the path of a new file, or of a recording to continue."
            );
        (await File.ReadAllTextAsync(Recording, TestContext.Current.CancellationToken)).Should().Be(text);
    }

    [Fact]
    public void Open_AFileThatIsBeingWritten_IsRefused()
    {
        using var writer = RecordingWriter.Open(Recording, Header);
        var open = () => RecordingWriter.Open(Recording, Header);

        open.Should()
            .Throw<RecorderException>()
            .WithMessage($"'{Recording}' cannot be opened: another recorder may be writing it; give another file. (*");
    }

    [Fact]
    public void Open_InNoFolder_IsOneLine()
    {
        var open = () => RecordingWriter.Open(Path.Combine(_folder, "none", "t.ndjson"), Header);

        open.Should()
            .Throw<RecorderException>()
            .WithMessage("'*t.ndjson' cannot be written (*): give a path in a folder that exists and is yours.");
    }

    [Fact]
    public async Task Export_IsAnArchiveOfTheSameEntries()
    {
        await RecordAsync(1);
        await RecordAsync(2);

        HarExport.Write(Recording, Recording + ".har").Should().Be((2, 0));

        var log = JsonNode.Parse(await File.ReadAllTextAsync(Recording + ".har", TestContext.Current.CancellationToken))!["log"]!;
        log["version"]!.GetValue<string>().Should().Be("1.2");
        log["_redaction"]!["projects"]!.GetValue<string>().Should().Be("pseudonym");
        log["entries"]!
            .AsArray()
            .Select(entry => entry!.ToJsonString())
            .Should()
            .Equal(Lines().Where((_, i) => i is 1 or 3).Select(line => JsonNode.Parse(line)!.ToJsonString()));
        Directory.GetFiles(_folder).Should().HaveCount(2, "nothing is left beside it");
    }

    private async Task RecordAsync(int number)
    {
        using var writer = RecordingWriter.Open(Recording, Header);
        await writer.AppendAsync(Entry(number));
    }

    private string[] Lines() => File.ReadAllText(Recording).TrimEnd('\n').Split('\n');

    private static ArchiveEntry Entry(int number) =>
        new()
        {
            Number = number,
            StartedAt = DateTimeOffset.UnixEpoch,
            Timings = default,
            Method = "POST",
            Url = "https://elb.example.com/x",
            Request = new ArchiveMessage("HTTP/1.1", [], new ArchiveBody(Encoding.UTF8.GetBytes(new string('x', 100)), 100)),
            Outcome = ExchangeOutcome.Answered,
        };
}
