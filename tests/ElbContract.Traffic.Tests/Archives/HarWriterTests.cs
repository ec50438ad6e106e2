using System.Text;
using System.Text.Json.Nodes;
using ElbContract.Specification;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Tests.Archives;

public sealed class HarWriterTests
{
    private const string Endpoint = "https://elb.example.com/api";

    private static readonly Exchange Answered = new()
    {
        Number = 3,
        InteractionId = "00000000000000ff",
        Request = new CapturedRequest(
            "POST",
            "/v1.0/p/elbaas/listeners?limit=1&name=a%20%C3%A4+b&flag",
            [new("X-Auth-Token", "elb-contract-token"), new("Content-Type", "application/json")],
            Encoding.UTF8.GetBytes("{\"name\":\"ä</script>\"}")
        ),
        Response = new CapturedResponse(
            400,
            [new("Content-Type", "application/json"), new("X-Twice", "1"), new("X-Twice", "2")],
            Encoding.UTF8.GetBytes("{}")
        ),
        StartedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 6, TimeSpan.FromHours(1)),
        Duration = TimeSpan.FromMicroseconds(1234.5),
        Outcome = ExchangeOutcome.Answered,
    };

    [Fact]
    public void Write_IsAnArchiveOfWhatWasCapturedAndOfNothingElse()
    {
        const string expected = """
            { "log": { "version": "1.2", "creator": { "name": "elb-contract", "version": "VERSION" }, "entries": [ {
              "startedDateTime": "2026-01-02T02:04:05.006Z", "time": 1.234,
              "request": { "method": "POST",
              "url": "https://elb.example.com/api/v1.0/p/elbaas/listeners?limit=1&name=a%20%C3%A4+b&flag",
              "httpVersion": "HTTP/1.1", "cookies": [],
                "headers": [ { "name": "X-Auth-Token", "value": "elb-contract-token" }, { "name": "Content-Type",
                "value": "application/json" } ],
                "queryString": [ { "name": "limit", "value": "1" }, { "name": "name", "value": "a ä b" }, { "name": "flag", "value": "" } ],
                "postData": { "mimeType": "application/json", "text": "{\"name\":\"ä</script>\"}" }, "headersSize": -1, "bodySize": 22 },
              "response": { "status": 400, "statusText": "Bad Request", "httpVersion": "HTTP/1.1", "cookies": [],
                "headers": [ { "name": "Content-Type", "value": "application/json" }, { "name": "X-Twice", "value": "1" },
                { "name": "X-Twice", "value": "2" } ],
                "content": { "size": 2, "mimeType": "application/json", "text": "{}" }, "redirectURL": "", "headersSize": -1,
                "bodySize": 2 },
              "cache": {}, "timings": { "send": 0, "wait": 1.234, "receive": 0 },
              "_number": 3, "_interaction": "00000000000000ff", "_outcome": "answered", "_reason": null } ] } }
            """;

        var written = Write(Answered);

        JsonNode
            .DeepEquals(JsonNode.Parse(written), JsonNode.Parse(expected.Replace("VERSION", ProductVersion.Text, StringComparison.Ordinal)))
            .Should()
            .BeTrue(written);
    }

    [Fact]
    public void Write_NoStatusLine_IsStatusZeroWithTheReason()
    {
        var entry = Entry(
            Answered with
            {
                Response = null,
                Outcome = ExchangeOutcome.TimedOut,
                Reason = "elb.example.com:443 gave no answer within 30 s",
            }
        );

        entry["response"]!
            .ToJsonString()
            .Should()
            .Be(
                """
                {"status":0,"statusText":"","httpVersion":"HTTP/1.1","cookies":[],"headers":[],"content":{"size":0,
                "mimeType":"x-unknown"},"redirectURL":"","headersSize":-1,"bodySize":-1}
                """.ReplaceLineEndings("")
            );
        entry["_outcome"]!.GetValue<string>().Should().Be("timed-out");
        entry["_reason"]!.GetValue<string>().Should().Be("elb.example.com:443 gave no answer within 30 s");
    }

    [Fact]
    public void Write_BodyCutShort_KeepsWhatCame()
    {
        var entry = Entry(Answered with { Outcome = ExchangeOutcome.BodyCutShort, Reason = "ended within the body" });

        entry["response"]!["status"]!.GetValue<int>().Should().Be(400);
        entry["_outcome"]!.GetValue<string>().Should().Be("body-cut-short");
    }

    [Fact]
    public void Write_BodiesThatAreNotUtf8_CanBeHadBack()
    {
        byte[] bytes = [0xff, 0x00, 0xfe];
        var entry = Entry(
            Answered with
            {
                Request = Answered.Request with { Body = bytes },
                Response = Answered.Response! with { Body = bytes },
            }
        );

        entry["request"]!["postData"]!
            .ToJsonString()
            .Should()
            .Be(
                """
                {"mimeType":"application/json","text":"/wD\u002B","_encoding":"base64",
                "comment":"text is the body in base64: it is not UTF-8"}
                """.ReplaceLineEndings("")
            );
        entry["response"]!["content"]!
            .ToJsonString()
            .Should()
            .Be("""{"size":3,"mimeType":"application/json","text":"/wD\u002B","encoding":"base64"}""");
    }

    [Fact]
    public void Write_RequestWithoutBody_HasNoPostData() =>
        Entry(Answered with { Request = Answered.Request with { Body = default } })["request"]!
            .AsObject()
            .ContainsKey("postData")
            .Should()
            .BeFalse();

    [Fact]
    public void Write_BytesOfEveryKind_StayJson()
    {
        var every = Enumerable.Range(0, 256).Select(value => (byte)value).ToArray();

        foreach (var body in new[] { every, every[..128], [0xed, 0xa0, 0x80], [0xef, 0xbb, 0xbf, 0x7b] })
        {
            var content = Entry(Answered with { Response = Answered.Response! with { Body = body } })["response"]!["content"]!;
            var text = content["text"]!.GetValue<string>();
            (content["encoding"] is null ? Encoding.UTF8.GetBytes(text) : Convert.FromBase64String(text)).Should().Equal(body);
        }
    }

    [Fact]
    public void Write_ReadsOneExchangeAfterTheOther()
    {
        using var stream = new MemoryStream();
        var large = Answered with { Response = Answered.Response! with { Body = Encoding.UTF8.GetBytes(new string('a', 100_000)) } };
        List<long> lengths = [];

        HarWriter.Write(
            Enumerable
                .Range(0, 3)
                .Select(_ =>
                {
                    lengths.Add(stream.Length);
                    return large;
                }),
            Endpoint,
            stream
        );

        lengths.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems("an entry is written before the next is asked for");
    }

    [Fact]
    public void Write_TheSameExchanges_IsTheSameBytes() => Write(Answered, Answered).Should().Be(Write(Answered, Answered));

    [Fact]
    public void Write_NoExchange_IsAnArchiveAllTheSame() => JsonNode.Parse(Write())!["log"]!["entries"]!.AsArray().Should().BeEmpty();

    private static JsonNode Entry(Exchange exchange) => JsonNode.Parse(Write(exchange))!["log"]!["entries"]![0]!;

    private static string Write(params Exchange[] exchanges)
    {
        using var stream = new MemoryStream();
        HarWriter.Write(exchanges, Endpoint, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
