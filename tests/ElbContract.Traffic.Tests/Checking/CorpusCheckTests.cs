using ElbContract.Corpus;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Checking;
using ElbContract.Traffic.Recording;

namespace ElbContract.Traffic.Tests.Checking;

/// <summary>What known clients send is judged as the list beside the recordings says, in words that no rule has computed.</summary>
public sealed class CorpusCheckTests
{
    public static TheoryData<CorpusFile> Files => [.. CorpusFile.All];

    [Theory]
    [MemberData(nameof(Files), DisableDiscoveryEnumeration = true)]
    public void Judge_ARecordingOfAKnownClient_DepartsWhereTheListSays(CorpusFile file)
    {
        var judge = new ExchangeJudge(KnownIds.None);
        var departures = new List<Departure>();
        foreach (var entry in RecordingReader.Read(file.Path))
        {
            if (!file.NotKept.Contains((int)entry.Number) && judge.Judge(entry.Exchange!) is { Conforms: false } verdict)
                departures.Add(
                    new(
                        (int)entry.Number,
                        [.. verdict.Client.Select(finding => finding.Clause).Distinct()],
                        [.. verdict.Provider.Select(finding => finding.Clause).Distinct()]
                    )
                );
        }

        departures.Should().BeEquivalentTo(file.Departures);
    }

    [Theory]
    [MemberData(nameof(Files), DisableDiscoveryEnumeration = true)]
    public async Task Check_ACopyWithoutSecrets_IsTheSame(CorpusFile file)
    {
        var copy = Path.GetTempFileName();
        File.Delete(copy);
        try
        {
            await RecordingConverter.ConvertAsync(
                file.Path,
                copy,
                DateTimeOffset.UnixEpoch,
                _ => throw new InvalidOperationException("An entry is left out.")
            );

            var report = Checker.Check(new CheckOptions { Files = [copy] }, TestContext.Current.CancellationToken);

            report
                .Should()
                .BeEquivalentTo(
                    Checker.Check(new CheckOptions { Files = [file.Path] }, TestContext.Current.CancellationToken),
                    options => options.Excluding(member => member.Path.EndsWith("File", StringComparison.Ordinal))
                );
        }
        finally
        {
            File.Delete(copy);
        }
    }

    [Fact]
    public async Task Check_ACopyOfWhatHasNoBodies_AccusesNobody()
    {
        var folder = Directory.CreateTempSubdirectory("elb-contract-check-");
        var (source, copy) = (Path.Combine(folder.FullName, "a.ndjson"), Path.Combine(folder.FullName, "b.ndjson"));
        await File.WriteAllTextAsync(
            source,
            """
            {"request":{"method":"POST","url":"https://elb.example.com/v1.0/p/elbaas/listeners","headers":[],"bodySize":-1},
            "response":{"status":200,"headers":[],"content":{"size":-1},"bodySize":-1}}
            """.ReplaceLineEndings("")
                + "\n"
                + RecordedListener.Entry(RecordedListener.Request(), 200, answer: null),
            TestContext.Current.CancellationToken
        );

        await RecordingConverter.ConvertAsync(source, copy, DateTimeOffset.UnixEpoch, _ => { });

        foreach (var file in (string[])[source, copy])
        {
            var report = Checker.Check(new CheckOptions { Files = [file] }, TestContext.Current.CancellationToken);
            report.Groups.Should().BeEmpty();
            report.Silences.Should().Equal(new Dictionary<Silence, long> { [Silence.RequestNotKept] = 1, [Silence.ResponseNotKept] = 1 });
        }

        folder.Delete(recursive: true);
    }

    [Theory]
    [MemberData(nameof(Files), DisableDiscoveryEnumeration = true)]
    public void Check_ARecordingOfAKnownClient_CountsTheSame(CorpusFile file)
    {
        var report = Checker.Check(new CheckOptions { Files = [file.Path] }, TestContext.Current.CancellationToken);

        report
            .Should()
            .BeEquivalentTo(
                new
                {
                    Entries = (long)file.Entries,
                    Listeners = (long)file.Adds,
                    Unreadable = 0L,
                }
            );
        report
            .Departures.Should()
            .Equal(
                new Dictionary<Side, long>
                {
                    [Side.Client] = file.Departures.Count(departure => departure.Client.Count > 0),
                    [Side.Provider] = file.Departures.Count(departure => departure.Provider.Count > 0),
                }
            );
    }
}
