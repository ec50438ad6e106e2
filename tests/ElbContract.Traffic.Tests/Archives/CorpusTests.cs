using System.Text.RegularExpressions;
using ElbContract.Corpus;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Tests.Archives;

/// <summary>What known clients send, in the dialects of several programs.</summary>
public sealed partial class CorpusTests
{
    public static TheoryData<CorpusFile> Files => [.. CorpusFile.All];

    [Theory]
    [MemberData(nameof(Files), DisableDiscoveryEnumeration = true)]
    public void Read_ARecordingOfAKnownClient_HasEveryEntry(CorpusFile file)
    {
        var entries = RecordingReader.Read(file.Path).ToList();

        entries
            .Should()
            .HaveCount(file.Entries)
            .And.OnlyContain(entry => entry.Problem == null && entry.Origin.StartsWith("https://", StringComparison.Ordinal));
        var adds = entries
            .Where(entry => entry.Exchange!.Request.Method == "POST" && Listeners().IsMatch(entry.Exchange.Request.Path))
            .ToList();
        adds.Should()
            .HaveCount(file.Adds)
            .And.OnlyContain(entry =>
                file.NotKept.Contains((int)entry.Number)
                || entry.HasRequestBody
                    && !entry.Exchange!.Request.Body.IsEmpty
                    && (entry.Exchange.Response == null || entry.HasResponseBody)
            );
        entries
            .Count(entry =>
                entry.Exchange!.Request.Method is "GET" or "PUT" or "DELETE" && ListenersAndBelow().IsMatch(entry.Exchange.Request.Path)
            )
            .Should()
            .Be(file.Siblings);
        adds.Where(entry => entry.Exchange!.Response is not null && !(entry.HasRequestBody && entry.HasResponseBody))
            .Select(entry => (int)entry.Number)
            .Should()
            .BeEquivalentTo(file.NotKept);
        file.Departures.Select(departure => (long)departure.Entry).Should().BeSubsetOf(adds.Select(entry => entry.Number));
    }

    [Theory]
    [MemberData(nameof(Files), DisableDiscoveryEnumeration = true)]
    public void Read_ARecordingOfAKnownClient_HasNoSecret(CorpusFile file) =>
        RecordingReader
            .Read(file.Path)
            .SelectMany(entry => entry.Exchange!.Request.Headers.Concat(entry.Exchange.Response?.Headers ?? []))
            .Where(header => Redactor.IsCredential(header.Key))
            .Should()
            .NotContain(header => header.Value != Redactor.Redacted);

    [GeneratedRegex("/v1[.]0/[^/]+/elbaas/listeners$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Listeners();

    [GeneratedRegex("/v1[.]0/[^/]+/elbaas/listeners(/[^/]+)?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ListenersAndBelow();
}
