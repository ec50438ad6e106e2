using System.IO.Compression;
using System.Text;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Tests.Archives;

public sealed class RecordingReaderTests
{
    private static readonly string Entry = """
        {"startedDateTime":"2026-01-02T03:04:05.678Z","time":12.5,"request":{"method":"POST",
        "url":"https://elb.example.com/v1.0/p/elbaas/listeners?x=1#top","headers":[{"name":"X-Language","value":"en-us"}],
        "bodySize":17,"postData":{"mimeType":"application/json","text":"{\"name\": \"a{[\\u00e9\"}"}},"response":{"status":200,
        "headers":[],"content":{"size":4,"mimeType":"text/plain","text":"aMOkbA==","encoding":"base64"},"bodySize":5}}
        """.ReplaceLineEndings("");

    private static readonly string Archive = $$$"""
        {
          "log": {
            "comment": "entries", "creator": {"name": "log", "entries": [1, {"request": 1}]},
            "pages": [{"id": "entries"}],
            "entries": [ {{{Entry}}} , {"request":{}}, 5, {{{Entry}}} ],
            "after": "\\"
          }
        }
        """;

    private static readonly string Lines = $"{{\"schema\":\"elb-contract/recording/1\"}}\n{Entry}\r\n\n {Entry}\n{Entry[..60]}\n{Entry}";

    [Fact]
    public void Read_AnEntry_HasAllOfIt()
    {
        var entry = Read(Entry).Single();

        entry
            .Should()
            .BeEquivalentTo(
                new
                {
                    Number = 1L,
                    Origin = "https://elb.example.com",
                    HasRequestBody = true,
                    HasResponseBody = true,
                }
            );
        entry.Exchange!.Request.Target.Should().Be("/v1.0/p/elbaas/listeners?x=1");
        entry.Exchange.Request.Header("x-language").Should().Be("en-us");
        Encoding.UTF8.GetString(entry.Exchange.Request.Body.Span).Should().Be("""{"name": "a{[\u00e9"}""");
        Encoding.UTF8.GetString(entry.Exchange.Response!.Body.Span).Should().Be("häl");
        entry
            .Exchange.Should()
            .BeEquivalentTo(
                new
                {
                    Outcome = ExchangeOutcome.Answered,
                    Duration = TimeSpan.FromMilliseconds(12.5),
                    StartedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero),
                }
            );
    }

    [Fact]
    public void Read_AnArchive_NumbersItsEntries() =>
        Told(Read(Archive)).Should().Equal("1 POST", "2 it has no response", "3 it is not an object", "4 POST");

    [Fact]
    public void Read_ArchivesBehindEachOther_HasTheEntriesOfAll() => Told(Read(Archive + Archive)).Should().HaveCount(8);

    [Theory]
    [InlineData("[ENTRY,{\"request\":{}},\n5, ENTRY ]", "1 POST|2 it has no response|3 it is not an object|4 POST")]
    [InlineData("\n[\n  ENTRY\n]\n[]", "1 POST")]
    public void Read_AListOfEntries_IsAsInAnArchive(string text, string told) =>
        Told(Read(text.Replace("ENTRY", Entry, StringComparison.Ordinal))).Should().Equal(told.Split('|'));

    [Fact]
    public void Read_AnArchiveAndLines_TellsOfWhatIsPassedOver() =>
        Told(Read(Archive + "\n" + Entry))
            .Should()
            .HaveCount(5)
            .And.HaveElementAt(
                4,
                "5 the file has more than archives, and the rest was skipped: put entries that are one per line into a separate file"
            );

    [Fact]
    public void Read_Lines_GoesOnBehindATornOne() => Told(Read(Lines)).Should().Equal("1 POST", "2 POST", "3 it ends early", "4 POST");

    [Theory]
    [InlineData("gzip")]
    [InlineData("mark")]
    [InlineData("utf-16")]
    [InlineData("utf-16 big-endian")]
    [InlineData("utf-16 without mark")]
    public void Read_PackedOrInAnotherEncoding_IsTheSame(string how)
    {
        foreach (var text in (string[])[Archive, Lines])
        {
            Told(RecordingReader.Read(RecordingSource.Unpacked(new MemoryStream(Packed(text, how))))).Should().Equal(Told(Read(text)), how);
        }
    }

    [Fact]
    public void Read_InPiecesOfAnySize_IsTheSame()
    {
        foreach (var text in (string[])[Archive, Lines])
        {
            var whole = Told(Read(text));
            for (var size = 1; size < 70; size++)
            {
                Told(RecordingReader.Read(new Trickle(Encoding.UTF8.GetBytes(text), size)))
                    .Should()
                    .Equal(whole, "of {0} bytes at once", size);
            }
        }
    }

    [Fact]
    public void Read_AFileThatEndsWithinAnEntry_TellsOfIt() =>
        Told(Read(Archive[..^200]))
            .Should()
            .Equal(
                "1 POST",
                "2 it has no response",
                "3 it is not an object",
                "4 the file ends within it",
                "5 the file ends early, and it is not known how much is missing"
            );

    [Fact]
    public void Read_AFileThatEndsBehindAnEntry_IsBroken()
    {
        var torn = Read(Archive[..Archive.LastIndexOf(']')]).Last();
        var line = Read($"{Entry}\n{Entry[..60]}").Last();

        (torn.IsBroken, torn.Problem).Should().Be((true, "the file ends early, and it is not known how much is missing"));
        (line.IsBroken, line.Problem).Should().Be((true, "the file ends early, and it is not known how much is missing"));
        Read($"{Entry}\n{Entry}").Last().IsBroken.Should().BeFalse();
    }

    [Theory]
    [InlineData("{{\"comment\":{{\"log\":[]}},\"log\":{{\"version\":\"1.2\",\"entries\":[{0},{0}]}}}}")]
    [InlineData("{{\"log\":{{\"entries\":[{0},{0}],\"version\":\"1.2\"}}}}")]
    [InlineData("[{0},{0}]")]
    [InlineData("{0}\n{0}")]
    public void Read_EntriesInAnyForm_AreFound(string form) =>
        Told(Read(string.Format(System.Globalization.CultureInfo.InvariantCulture, form, Entry))).Should().Equal("1 POST", "2 POST");

    [Fact]
    public void Read_EntriesThatArePrintedForPeople_AreFound()
    {
        var printed = System.Text.Json.Nodes.JsonNode.Parse(Entry)!.ToJsonString(new() { WriteIndented = true });

        Told(Read($"{printed}\n{printed}\n")).Should().Equal("1 POST", "2 POST");
        Told(Read(printed)).Should().Equal("1 POST");
    }

    [Theory]
    [InlineData("PK\u0003\u0004", "a zip archive: unpack it")]
    [InlineData("<!DOCTYPE html><html></html>", "HTML or XML: export the traffic as HAR")]
    [InlineData("[{\"log\":{\"entries\":[]}}]", "a list of archives: give each in its own file")]
    [InlineData("{\"info\":{\"name\":\"c\"},\"item\":[]}", "a Postman collection, which has requests but no answers")]
    [InlineData("{\n \"item\": [],\n \"info\": {}\n}", "a Postman collection, which has requests but no answers")]
    [InlineData("{\"_type\":\"export\",\"__export_format\":4,\"resources\":[]}", "an export of Insomnia")]
    [InlineData("{\"consumer\":{},\"provider\":{},\"messages\":[]}", "a pact: elb-contract verify and stub --from read those")]
    [InlineData("{\"openapi\":\"3.1.0\",\"paths\":{}}", "a description of an API")]
    public void Read_WhatIsSomethingElse_TellsWhatItLooksLike(string text, string what) =>
        Told(Read(text)).Should().ContainSingle().Which.Should().Contain("it looks like " + what);

    [Fact]
    public void Read_BrokenGzip_HasWhatCameBefore()
    {
        var packed = Packed(
            string.Concat(
                Enumerable
                    .Range(0, 5000)
                    .Select(number => Entry.Replace("en-us", $"{number * 7919 % 104729}", StringComparison.Ordinal) + "\n")
            ),
            "gzip"
        );
        packed.AsSpan(packed.Length / 2, 40).Fill(0xFF);

        var told = Told(RecordingReader.Read(RecordingSource.Unpacked(new MemoryStream(packed)))).ToList();

        told.Count(line => line.EndsWith("POST", StringComparison.Ordinal)).Should().BeGreaterThan(500);
        told[^1].Should().Contain("the data are broken from here on");
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData(" \n\n", "it has no entries")]
    [InlineData("{\"log\":{\"entries\":[]}}", "it has no entries")]
    [InlineData("{\"log\":{\"version\":\"1.2\"}}", "it is not an HTTP archive")]
    [InlineData("hello", "it is not JSON")]
    [InlineData("[1]", "it is not an object")]
    [InlineData("{\"request\":{\"method\":\"GET\",\"url\":\"/\"}}", "it has no response")]
    [InlineData("{\"response\":{\"status\":200}}", "it has no request")]
    [InlineData("{\"request\":{\"method\":\"GET\",\"url\":\"/\"},\"response\":{\"status\":\"200\"}}", "its response has no status")]
    public void Read_WhatIsNoRecording_TellsWhy(string text, string reason) => Told(Read(text)).Single().Should().Contain(reason);

    [Fact]
    public void Split_AnEntryThatIsTooLarge_PassesItOver()
    {
        foreach (var form in (string[])["{0}\n{1}\n{0}", "{\"log\":{\"entries\":[{0},{1},{0}]}}"])
        {
            var large = $"{{\"text\":\"{new string('x', 3_000_000)}\"}}";
            var text = form.Replace("{0}", Entry, StringComparison.Ordinal).Replace("{1}", large, StringComparison.Ordinal);
            var splitter = new EntrySplitter(new MemoryStream(Encoding.UTF8.GetBytes(text)), maximum: 1024 * 1024);

            var slices = splitter.Read().SelectMany(batch => batch.Entries).ToList();

            slices.Select(slice => slice.Problem).Should().Equal(null, "it is larger than 1 MiB, the most that is read", null);
            slices.Select(slice => slice.Length).Should().Equal(Entry.Length, 0, Entry.Length);
        }
    }

    [Theory]
    [InlineData("\"bodySize\":0", true, "")]
    [InlineData("\"bodySize\":-1", false, "")]
    [InlineData("\"bodySize\":5", false, "")]
    [InlineData("\"postData\":{\"text\":\"abc\"}", true, "abc")]
    [InlineData("\"postData\":{\"text\":\"YWJj\",\"_encoding\":\"base64\"}", true, "abc")]
    [InlineData("\"postData\":{\"text\":\"a!c\",\"_encoding\":\"base64\"}", false, "")]
    [InlineData("\"postData\":{\"text\":\"abc\",\"_encoding\":\"rot13\"}", false, "")]
    [InlineData("\"postData\":{\"text\":\"\\ud83d\"}", false, "")]
    public void Read_ARequestBody_SaysWhetherItIsThere(string members, bool isThere, string body)
    {
        var entry = Read($"{{\"request\":{{\"method\":\"POST\",\"url\":\"http://a/b\",{members}}},\"response\":{{\"status\":0}}}}")
            .Single();

        entry.HasRequestBody.Should().Be(isThere);
        Encoding.UTF8.GetString(entry.Exchange!.Request.Body.Span).Should().Be(body);
        entry.Exchange.Response.Should().BeNull();
    }

    private static IEnumerable<RecordedEntry> Read(string text) =>
        RecordingReader.Read(RecordingSource.Unpacked(new MemoryStream(Encoding.UTF8.GetBytes(text))));

    private static IEnumerable<string> Told(IEnumerable<RecordedEntry> entries) =>
        [.. entries.Select(entry => $"{entry.Number} {entry.Problem ?? entry.Exchange!.Request.Method}")];

    private static byte[] Packed(string text, string how)
    {
        switch (how)
        {
            case "mark":
                return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)];
            case "utf-16":
                return [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)];
            case "utf-16 big-endian":
                return [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(text)];
            case "utf-16 without mark":
                return Encoding.Unicode.GetBytes(text);
        }

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    /// <summary>Gives so many bytes at once.</summary>
    private sealed class Trickle(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, size));
    }
}
