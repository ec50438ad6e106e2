using ElbContract.Corpus;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Checking;

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
            if (judge.Judge(entry.Exchange!) is { Conforms: false } verdict)
                departures.Add(new((int)entry.Number, [.. verdict.Client.Select(finding => finding.Clause).Distinct()], [.. verdict.Provider.Select(finding => finding.Clause).Distinct()]));
        }

        departures.Should().BeEquivalentTo(file.Departures);
    }

    [Theory]
    [MemberData(nameof(Files), DisableDiscoveryEnumeration = true)]
    public void Check_ARecordingOfAKnownClient_CountsTheSame(CorpusFile file)
    {
        var report = Checker.Check(new CheckOptions { Files = [file.Path] }, TestContext.Current.CancellationToken);

        report.Should().BeEquivalentTo(new { Entries = (long)file.Entries, Listeners = (long)file.Adds, Unreadable = 0L });
        report.Departures.Should().Equal(new Dictionary<Side, long>
        {
            [Side.Client] = file.Departures.Count(departure => departure.Client.Count > 0),
            [Side.Provider] = file.Departures.Count(departure => departure.Provider.Count > 0),
        });
    }
}
