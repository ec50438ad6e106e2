using System.IO.Compression;
using System.Text;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Recording;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Tests.Recording;

public sealed class RecordingRedactorTests
{
    private const string Project = "0123456789abcdef0123456789abcdef";
    private const string Token = "canary/token+1";

    private readonly RecordingRedactor _redactor = new(RedactionRules.Standard);

    [Fact]
    public void Ordinary_Exchange_IsKeptByteForByte()
    {
        var body = """
            {"name":"a-b","description":"100 % \"ä\" \u00e4 a=b","loadbalancer_id":"0b07acf06d243925bc24a0ac7445267a","port":80,
            "tokens":"3"}
            """.ReplaceLineEndings("");
        KeyValuePair<string, string>[] headers =
        [
            new("Content-Type", "application/json"),
            new("X-Request-Id", "6a63a18b8bab40ffb71ebd9cb80d0085"),
            new("Date", "Fri, 02 Jan 2026 03:04:05 GMT"),
        ];

        var entry = Redact(body, body, "/v1.0/x/other?limit=1&marker=a%2fb", headers);

        entry.Url.Should().Be("https://elb.example.com/v1.0/x/other?limit=1&marker=a%2fb");
        entry.Request.Headers.Should().Equal(headers);
        Text(entry.Request.Body).Should().Be(body);
        Text(entry.Response!.Body).Should().Be(body);
        entry.Reason.Should().BeNull();
    }

    [Theory]
    [InlineData("/v1.0/" + Project + "/elbaas/listeners", true)]
    [InlineData("/base/v2/" + Project + "/x", true)]
    [InlineData("/v1.0/p/elbaas/listeners", true)]
    [InlineData("/V3/01234567-89ab-cdef-0123-456789abcdef", true)]
    [InlineData("/v3/auth/tokens", false)]
    [InlineData("/v1.0//elbaas/listeners", false)]
    [InlineData("/v1.0/elbaas/listeners/" + Project, false)]
    [InlineData("/v1.0/project-0123456789abcdef/elbaas/listeners", false)]
    public void Path_OfAProject_HasItsPseudonym(string path, bool isOne)
    {
        var kept = Redact("", "", path).Url["https://elb.example.com".Length..];

        if (isOne)
            kept.Should().MatchRegex("/project-[0-9a-f]{16}(/|$)").And.NotBe(path);
        else
            kept.Should().Be(path);
    }

    [Fact]
    public void Project_HasOnePseudonymEverywhere_InLaterExchangesToo()
    {
        var entry = Redact(
            $$"""{"project_id":"{{Project}}","note":"of {{Project}}"}""",
            Convert.ToBase64String(Encoding.UTF8.GetBytes(Project)),
            $"/v1.0/{Project}/elbaas/listeners"
        );
        var later = Redact("", $"nothing of {Project}", "/other");

        var pseudonym = entry.Url.Split('/')[4];
        Text(entry.Request.Body).Should().Be($$"""{"project_id":"{{pseudonym}}","note":"of {{pseudonym}}"}""");
        Text(entry.Response!.Body).Should().Contain(pseudonym);
        Text(later.Response!.Body).Should().Be($"nothing of {pseudonym}");
        new RecordingRedactor(RedactionRules.Standard).Url(new Uri($"https://elb.example.com/v1.0/{Project}")).Should().EndWith(pseudonym);
    }

    [Theory]
    [InlineData("canary/token+1")]
    [InlineData("canary%2Ftoken%2b1")]
    [InlineData("canary%252Ftoken%252B1")]
    [InlineData("canary\\/token\\u002b1")]
    [InlineData("Y2FuYXJ5L3Rva2VuKzE=")]
    [InlineData("63616e6172792f746f6b656e2b31")]
    [InlineData("63616E6172792F746F6B656E2B31")]
    public void Token_InAnAnswer_IsFoundInEverySpelling(string spelled) =>
        Text(Redact("", $"<p>{spelled}</p>", "/", new KeyValuePair<string, string>("X-Auth-Token", Token)).Response!.Body)
            .Should()
            .MatchRegex("^<p>redacted.{0,3}</p>$");

    [Theory]
    [InlineData("""{"auth":{"identity":{"token":{"id":"canary"}}}}""", """{"auth":{"identity":{"token":{"id":"redacted"}}}}""")]
    [InlineData("""{"token":{"user":{"id":"u"},"methods":["password"]}}""", """{"token":{"user":{"id":"u"},"methods":["password"]}}""")]
    [InlineData("""{"secret":["canary","canary"],"b":1}""", """{"secret":["redacted","redacted"],"b":1}""")]
    [InlineData("""{"password":12345678,"b":1}""", """{"password":"redacted","b":1}""")]
    [InlineData(
        """{"message":"{\u0022password\u0022:\u0022canary\u0022}"}""",
        """{"message":"{\u0022password\u0022:\u0022redacted\u0022}"}"""
    )]
    [InlineData("""see https://u:canary@h/?ak=canary&b=1""", """see https://redacted@h/?ak=redacted&b=1""")]
    public void Body_IsKeptWithoutWhatItNamesSecret(string body, string kept) => Text(Redact(body, "", "/").Request.Body).Should().Be(kept);

    [Fact]
    public void Answer_InACoding_IsKeptDecoded_AndAsItCameWhereNothingIsSecret()
    {
        var plain = Gzip("""{"a":1}""");
        var secret = Gzip("""{"token":"canary"}""");

        var kept = Answer(plain, "gzip").Response!.Body;
        var redacted = Answer(secret, "gzip").Response!.Body;

        Text(kept).Should().Be("""{"a":1}""");
        kept.Wire.ToArray().Should().Equal(plain);
        Text(redacted).Should().Be("""{"token":"redacted"}""");
        redacted.Wire.IsEmpty.Should().BeTrue();
    }

    [Fact]
    public void Answer_InACodingThatCannotBeUndone_IsLeftOut()
    {
        var entry = Answer([1, 2, 3], "zstd");

        entry.Response!.Body.Should().BeEquivalentTo(new { IsKept = false, Size = 3L });
        entry.Reason.Should().Be("the answer's body cannot be decoded from its Content-Encoding, and is left out");
    }

    [Fact]
    public void Answer_InTwoCodingsOfNothing_IsEmpty()
    {
        var body = Answer(Convert.FromHexString("1F8B080000000000000303000000000000000000"), "deflate, gzip").Response!.Body;

        body.IsKept.Should().BeTrue();
        body.Bytes.Length.Should().Be(0);
    }

    [Fact]
    public void Redacted_Again_IsTheSame()
    {
        var once = Redact(
            $$"""{"password":"canary-canary","project_id":"{{Project}}"}""",
            "",
            $"/v1.0/{Project}/elbaas/listeners?token=canary-canary",
            new KeyValuePair<string, string>("Cookie", "a=canary-canary")
        );
        var twice = Redact(Text(once.Request.Body), "", once.Url["https://elb.example.com".Length..], [.. once.Request.Headers]);

        twice.Url.Should().Be(once.Url);
        Text(twice.Request.Body).Should().Be(Text(once.Request.Body));
        twice.Request.Headers.Should().Equal(once.Request.Headers);
    }

    private static byte[] Gzip(string text)
    {
        using var coded = new MemoryStream();
        using (var gzip = new GZipStream(coded, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return coded.ToArray();
    }

    private static string Text(ArchiveBody body) => Encoding.UTF8.GetString(body.Bytes.Span);

    private ArchiveEntry Answer(byte[] body, string coding) =>
        _redactor.Redact(
            Raw(
                new RawMessage("HTTP/1.1", [], default, 0),
                new RawMessage("HTTP/1.1", [new("Content-Encoding", coding)], body, body.Length),
                "/"
            )
        );

    private ArchiveEntry Redact(string request, string answer, string target, params KeyValuePair<string, string>[] headers) =>
        _redactor.Redact(Raw(Message(request, headers), Message(answer, []), target));

    private static RawMessage Message(string body, KeyValuePair<string, string>[] headers) =>
        new("HTTP/1.1", headers, Encoding.UTF8.GetBytes(body), Encoding.UTF8.GetByteCount(body));

    private static RawExchange Raw(RawMessage request, RawMessage answer, string target) =>
        new()
        {
            Number = 1,
            StartedAt = DateTimeOffset.UnixEpoch,
            Timings = default,
            Method = "POST",
            Origin = "https://elb.example.com",
            Target = target,
            Request = request,
            Status = 200,
            Response = answer,
            Outcome = ExchangeOutcome.Answered,
        };
}
