using System.Text;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Recording;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Tests.Redaction;

/// <summary>The proof that a recording is safe to show: canaries go in at every place, and no byte of what is written holds one in any
/// form.</summary>
public sealed class CanaryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-canaries-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Written_OfTenThousandExchanges_HoldsNoCanary(int seed)
    {
        var exchanges = new CanaryExchanges(new Random(seed));
        var redactor = new RecordingRedactor(RedactionRules.Standard);
        var (recording, archive) = (Path.Combine(_folder, "t.har.ndjson"), Path.Combine(_folder, "t.har"));
        List<string> found = [];
        using (
            var writer = RecordingWriter.Open(
                recording,
                RecordingHeader.Line("https://elb.example.com", DateTimeOffset.UnixEpoch, redactor.Rules)
            )
        )
        {
            for (var number = 1; number <= 2500; number++)
            {
                var entry = redactor.Redact(exchanges.Next(number));
                found.AddRange(CanarySearch.In("printed", Encoding.UTF8.GetBytes($"{entry}\n{entry.Request}\n{entry.Response}")));
                await writer.AppendAsync(entry);
            }
        }

        HarExport.Write(recording, archive).Should().Be((2500, 0));

        foreach (var file in Directory.GetFiles(_folder))
            found.AddRange(
                CanarySearch.In(Path.GetFileName(file), await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken))
            );
        found.Take(5).Should().BeEmpty($"{exchanges.All.Count} canaries were planted");
    }

    /// <summary>The search itself: what was not redacted is found, in every form.</summary>
    [Fact]
    public void Search_FindsEverySpelling()
    {
        var canaries = new Canaries(new Random(7));
        for (var i = 0; i < 500; i++)
        {
            var spelled = canaries.Spell(canaries.Password());
            CanarySearch.In("x", Encoding.UTF8.GetBytes($$"""{"a":{{canaries.Json(spelled)}}}""")).Should().NotBeEmpty(spelled);
        }
    }
}
