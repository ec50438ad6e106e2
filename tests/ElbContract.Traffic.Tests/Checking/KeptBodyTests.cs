using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Checking;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Matching;
using ElbContract.Traffic.Recording;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Tests.Checking;

/// <summary>Programs keep bodies in ways of their own, or not at all: nobody is accused for that.</summary>
public sealed class KeptBodyTests : IDisposable
{
    private const string Base64 = "base64";

    private static readonly string Right = RecordedListener.Request();

    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-kept-").FullName;

    public static TheoryData<string> Codings => ["gzip", "x-gzip", "GZip", "br", "deflate", "zstd", "gzip, br"];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, MemberData(nameof(Codings))]
    public void AnAnswer_KeptAsItWasPacked_IsUnpackedAndJudged(string coding)
    {
        var answer = RecordedListener.Answer(Right);

        Check(Answered(Packed(answer, coding), coding, Base64)).Verdict.Should().Be(CheckVerdict.Conforms);
        Clauses(Check(Answered(Packed(answer.Replace("ACTIVE", "Active", StringComparison.Ordinal), coding), coding, Base64)))
            .Should()
            .Equal("response.status");
    }

    [Fact]
    public void AnAnswer_UnpackedAndInBase64AllTheSame_IsJudged()
    {
        var answer = Encoding.UTF8.GetBytes(RecordedListener.Answer(Right).Replace("ACTIVE", "Active", StringComparison.Ordinal));

        Clauses(Check(Answered(Convert.ToBase64String(answer), "gzip", Base64))).Should().Equal("response.status");
    }

    [Theory]
    [InlineData("compress")]
    [InlineData("gzip")]
    public void AnAnswer_PackedAsNobodyCanUndo_IsJudgedByItsStatus(string coding)
    {
        var report = Check(Answered(Convert.ToBase64String([0x1F, 0x9D, 0x90, 0xFF]), coding, Base64));

        (report.Verdict, report.Silences[Silence.ResponseNotKept]).Should().Be((CheckVerdict.Conforms, 1));
    }

    [Fact]
    public void ARecording_OfAPackedAnswer_AnswersWithWhatItSays()
    {
        var answer = RecordedListener.Answer(Right);

        var entry = RecordingReader.Read(Write(Answered(Packed(answer, "gzip"), "gzip", Base64))).Single();

        Encoding.UTF8.GetString(entry.Exchange!.Response!.Body.Span).Should().Be(answer);
        entry.HasResponseBody.Should().BeTrue();
    }

    [Theory]
    [InlineData("Content-Length", "214", 0, null)]
    [InlineData("content-length", "214", -1, null)]
    [InlineData("Content-Length", "214", null, null)]
    [InlineData("Content-Length", "214", 0, """{"text":""}""")]
    [InlineData("Content-Length", "214", null, """{"text":"","params":[{"name":"file","fileName":"body.json"}]}""")]
    [InlineData("Accept", "*/*", null, """{"text":"","params":[{"name":"file","fileName":"body.json"}]}""")]
    [InlineData("Transfer-Encoding", "chunked", 0, null)]
    public void ARequest_WhoseBodyWasNotKept_IsNotTakenForAnEmptyOne(string name, string value, int? size, string? data)
    {
        var entry = Entry(200, RecordedListener.Answer(Right), null, null);
        var request = entry["request"]!.AsObject();
        request["headers"] = new JsonArray(Header(name, value));
        request.Remove("postData");
        if (data is not null)
            request["postData"] = JsonNode.Parse(data);
        if (size is { } bytes)
            request["bodySize"] = bytes;

        var report = Check(entry);

        (report.Groups.Count, report.Silences.GetValueOrDefault(Silence.RequestNotKept)).Should().Be((0, 1));
    }

    [Fact]
    public void ARequest_WithoutABody_IsStillAnEmptyOne()
    {
        var entry = Entry(200, RecordedListener.Answer(Right), null, null);
        var request = entry["request"]!.AsObject();
        request["headers"] = new JsonArray(Header("Content-Length", "0"));
        request.Remove("postData");
        request["bodySize"] = 0;

        Clauses(Check(entry)).Should().Contain("status.400");
    }

    [Fact]
    public void AnAnswer_ThatIsShorterThanItsSizeAndWhole_IsJudged()
    {
        var answer = RecordedListener.Answer(Right).Replace("ACTIVE", "Active", StringComparison.Ordinal);

        Clauses(Check(Sized(answer, answer.Length + 60))).Should().Equal("response.status");
        Check(Sized(answer[..^40], answer.Length)).Silences[Silence.ResponseNotKept].Should().Be(1);
    }

    [Fact]
    public async Task ARecording_IsJudgedAsTheExchangeWasWhenItPassed()
    {
        var answer = JsonNode.Parse(RecordedListener.Answer(Right))!.AsObject();
        answer["project_id"] = "1867112d054b427e808cc6096d8193a1";
        answer["token"] = new string('t', 300);
        answer["status"] = "Active";
        var body = Encoding.UTF8.GetBytes(answer.ToJsonString());
        var path = Path.Combine(_folder, "r.ndjson");
        var redactor = new RecordingRedactor(RedactionRules.Standard);
        var entry = redactor.Redact(
            new RawExchange
            {
                Number = 1,
                StartedAt = DateTimeOffset.UnixEpoch,
                Timings = default!,
                Method = "POST",
                Origin = "https://elb.example.com",
                Target = RecordedListener.Path,
                Request = new RawMessage("HTTP/1.1", [], Encoding.UTF8.GetBytes(Right), Encoding.UTF8.GetByteCount(Right)),
                Status = 200,
                Response = new RawMessage("HTTP/1.1", [], body, body.Length),
                Outcome = ExchangeOutcome.Answered,
            }
        );
        using (var writer = RecordingWriter.Open(path, RecordingHeader.Line(null, DateTimeOffset.UnixEpoch, redactor.Rules)))
            await writer.AppendAsync(entry);

        var live = LiveJudge.Of(entry)!.Value;

        live.Provider.Select(finding => finding.Clause).Should().Equal("response.status");
        Clauses(Check(path)).Should().Equal("response.status");
        RecordingReader.Read(path).Single().HasResponseBody.Should().BeTrue();
    }

    [Theory]
    [InlineData("loadbalancer_id")]
    [InlineData("certificate_id")]
    public void AnEmptyId_NamesNothing(string field)
    {
        var request = RecordedListener.Request((field, ""), ("protocol", "HTTPS"), ("port", 443));
        var accepted = Check(Parsed(RecordedListener.Entry(request, 200, RecordedListener.Answer(request))));
        var refused = Check(Parsed(RecordedListener.Entry(request, 400, """{"error":{"code":"ELB.1","message":"m"}}""")));

        accepted.Departures[Side.Provider].Should().Be(1);
        refused.Departures[Side.Provider].Should().Be(0);
        refused.Silences.Should().BeEmpty();
        refused.Departures[Side.Client].Should().Be(1);
    }

    [Fact]
    public void SmallLettersAndUnknownTimes_AreRead()
    {
        var entry = Entry(200, RecordedListener.Answer(Right), null, null);
        entry["time"] = -1;
        entry["request"]!["method"] = "post";
        entry["request"]!["headersSize"] = -1;

        var report = Check(entry);

        (report.Listeners, report.Unreadable, report.Verdict).Should().Be((1, 0, CheckVerdict.Conforms));
    }

    [Fact]
    public void ATextThatIsCalledBase64_IsReadAsText()
    {
        var entry = Entry(200, RecordedListener.Answer(Right), null, Base64);

        var report = Check(entry);

        (report.Listeners, report.Unreadable, report.Verdict).Should().Be((1, 0, CheckVerdict.Conforms));
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(400, true)]
    [InlineData(401, false)]
    [InlineData(403, false)]
    public void AnArchiveWithoutCredentials_IsToldByItsAnswers(int status, bool isWithout) =>
        CannedExchange.Read(Write(Entry(status, "{}", null, null))).Single().IsWithoutCredentials.Should().Be(isWithout);

    private static JsonObject Answered(string text, string coding, string encoding) => Entry(200, text, coding, encoding);

    private static JsonObject Entry(int status, string text, string? coding, string? encoding)
    {
        var entry = Parsed(RecordedListener.Entry(Right, status, text));
        var content = entry["response"]!["content"]!.AsObject();
        if (encoding is not null)
            content["encoding"] = encoding;
        if (coding is not null)
            entry["response"]!["headers"] = new JsonArray(Header("Content-Encoding", coding));
        return entry;
    }

    private static JsonObject Sized(string text, int size)
    {
        var entry = Entry(200, text, null, null);
        entry["response"]!["content"]!["size"] = size;
        return entry;
    }

    private static JsonObject Parsed(string entry) => JsonNode.Parse(entry)!.AsObject();

    private static JsonObject Header(string name, string value) => new() { ["name"] = name, ["value"] = value };

    private static string Packed(string text, string codings)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        foreach (var coding in codings.Split(", "))
        {
            using var packed = new MemoryStream();
            using (Stream stream = Packing(packed, coding))
                stream.Write(bytes);
            bytes = packed.ToArray();
        }

        return Convert.ToBase64String(bytes);
    }

    private static Stream Packing(Stream to, string coding) =>
        coding.ToUpperInvariant() switch
        {
            "BR" => new BrotliStream(to, CompressionMode.Compress, leaveOpen: true),
            "DEFLATE" => new ZLibStream(to, CompressionMode.Compress, leaveOpen: true),
            "ZSTD" => new ZstdSharp.CompressionStream(to, leaveOpen: true),
            _ => new GZipStream(to, CompressionMode.Compress, leaveOpen: true),
        };

    private static IEnumerable<string> Clauses(CheckReport report) => report.Groups.Select(group => group.Finding.Clause);

    private CheckReport Check(JsonObject entry) => Check(Write(entry));

    private static CheckReport Check(string path) =>
        Checker.Check(new CheckOptions { Files = [path] }, TestContext.Current.CancellationToken);

    private string Write(JsonObject entry)
    {
        var path = Path.Combine(_folder, "a.ndjson");
        File.WriteAllText(path, entry.ToJsonString() + "\n");
        return path;
    }
}
