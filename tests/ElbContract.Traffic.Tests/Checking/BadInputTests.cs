using System.IO.Compression;
using System.Text;
using ElbContract.Corpus;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Checking;

namespace ElbContract.Traffic.Tests.Checking;

/// <summary>Recordings that are damaged in ways that nobody thought of: each is read to its end, and none ends the program.</summary>
public sealed class BadInputTests
{
    private const int Inputs = 100_000;
    private const int Largest = 6000;

    private static readonly byte[][] Splinters =
    [
        .. new[]
        {
            "\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\\",
            "\\u",
            "\\ud83d",
            "null",
            "-1",
            "1e999",
            "\n",
            "\0",
            "\"entries\":[",
            "\"log\":{",
            "\"encoding\":\"base64\"",
            "\"time\":-5",
            "\"status\":\"200\"",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF, 0xFE],
        [0xEF, 0xBB, 0xBF],
        [0x1F, 0x8B],
        [0xC3],
        [0x80],
    ];

    [Fact]
    public void Check_ADamagedRecording_NeverCrashes()
    {
        var seeds = Seeds().ToArray();
        var told = 0L;
        Parallel.For(
            0,
            Inputs,
            () => 0L,
            (number, _, sum) =>
            {
                var input = Damaged(seeds[number % seeds.Length], new Random(number));
                try
                {
                    return sum + Told(input);
                }
                catch (Exception e)
                {
                    throw new InvalidOperationException($"Input {number} is not survived: {Convert.ToBase64String(input)}", e);
                }
            },
            sum => Interlocked.Add(ref told, sum)
        );

        // Most are damaged in one entry of several, and the rest is judged still.
        told.Should().BeGreaterThan(Inputs / 2);
    }

    [Theory]
    [InlineData(90)]
    [InlineData(100)]
    [InlineData(1000)]
    [InlineData(100_000)]
    public void Check_AnEntryThatIsDeep_IsReadOrPassedOver(int depth)
    {
        var deep =
            "{\"x\":"
            + new string('[', depth)
            + new string(']', depth)
            + ","
            + RecordedListener.Entry(RecordedListener.Request(), 0, null)[1..];
        var tally = Checked(Encoding.UTF8.GetBytes(deep + "\n" + RecordedListener.Entry(RecordedListener.Request(), 0, null)));

        tally.Entries.Should().Be(2);
        tally.Listeners.Should().Be(depth < 96 ? 2 : 1);
        tally.Problems.Select(problem => problem.Reason).Should().Equal(depth < 96 ? [] : ["it is nested deeper than 96 levels"]);
    }

    private static IEnumerable<byte[]> Seeds()
    {
        foreach (var file in CorpusFile.All)
        {
            var bytes = File.ReadAllBytes(file.Path);
            yield return bytes[..Math.Min(bytes.Length, Largest)];
        }

        var right = RecordedListener.Entry(RecordedListener.Request(), 200, RecordedListener.Answer(RecordedListener.Request()));
        var lines = Encoding.UTF8.GetBytes(string.Join('\n', right, right, right));
        yield return lines;
        yield return Encoding.UTF8.GetBytes($"{{\"log\":{{\"entries\":[{right},{right}]}}}}");
        yield return Encoding.Unicode.GetBytes(right + "\n" + right);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(lines);
        yield return packed.ToArray();
    }

    private static byte[] Damaged(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var times = random.Next(1, 5); times > 0 && bytes.Count > 0; times--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 1 << random.Next(1, 9)), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - length + 1), length));
                    break;
                case 3:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 4:
                    bytes[at] = (byte)random.Next(256);
                    break;
                default:
                    bytes.InsertRange(at, Splinters[random.Next(Splinters.Length)]);
                    break;
            }
        }

        return [.. bytes];
    }

    private static long Told(byte[] input)
    {
        var report = Checked(input);
        return report.Listeners + report.Others;
    }

    private static CheckReport Checked(byte[] input)
    {
        var tally = new Tally(["input"], new HashSet<Side> { Side.Client, Side.Provider });
        var examiner = new EntryExaminer(new ExchangeJudge(KnownIds.None), tally, allowsSecrets: false);
        using var stream = RecordingSource.Unpacked(new MemoryStream(input));
        var splitter = new EntrySplitter(stream, maximum: 1024 * 1024);
        foreach (var batch in splitter.Read())
        {
            using (batch)
            {
                foreach (var slice in batch.Entries)
                {
                    if (slice.Problem is { } problem)
                        tally.AddProblem(0, slice.Number, problem);
                    else
                        examiner.Examine(0, slice.Number, batch.Bytes(slice));
                }
            }
        }

        if (splitter.Problem is { } broken)
            tally.AddFileProblem(0, broken, splitter.IsBroken);
        return tally.Report(shard: null);
    }
}
