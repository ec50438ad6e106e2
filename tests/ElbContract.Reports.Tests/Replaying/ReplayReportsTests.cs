using System.Text;
using System.Text.Json.Nodes;
using ElbContract.Reports.Replaying;
using ElbContract.Traffic.Matching;
using ElbContract.Traffic.Replaying;
using ElbContract.Verification.Replaying;

namespace ElbContract.Reports.Tests.Replaying;

public sealed class ReplayReportsTests
{
    private static readonly ReplayReport Changed = new()
    {
        File = "traffic.har",
        Endpoint = "http://127.0.0.1:8080",
        Verdict = ReplayVerdict.Changed,
        Entries = 5,
        Others = 1,
        Duration = TimeSpan.FromSeconds(1.26),
        Exchanges =
        [
            One(1, "POST", "", ReplayOutcome.Same) with
            {
                Status = 200,
            },
            One(3, "DELETE", "/0123", ReplayOutcome.NotSent) with
            {
                Reason = "no answer to it was recorded",
            },
            One(4, "POST", "", ReplayOutcome.Changed) with
            {
                Status = 200,
                Differences = [new Difference("$.status", "400", "200"), new Difference("$.body.name", "\"a\u001b[2J\"", null)],
            },
            One(5, "POST", "", ReplayOutcome.Inconclusive) with
            {
                Reason = "it \u001b[2J hangs",
            },
        ],
    };

    [Fact]
    public void Console_AReplay_HasALineAnExchangeAndWhatChangedBelow() =>
        Console(Changed)
            .Should()
            .Be(
                """
                    1 POST /elbaas/listeners         same          200
                    3 DELETE /elbaas/listeners/0123  not sent      no answer to it was recorded
                    4 POST /elbaas/listeners         CHANGED       200
                        $.status: recorded 400, now 200
                        $.body.name: missing, recorded "a�[2J"
                    5 POST /elbaas/listeners         inconclusive  it �[2J hangs

                4 exchanges: 1 same, 1 changed, 1 not sent, 1 inconclusive; 1 of other APIs or not readable (1.3 s at http://127.0.0.1:8080)
                Verdict: changed

                """
            );

    [Fact]
    public void Console_ARunThatEndedEarly_SaysWhyAndWhatIsLeft() =>
        Console(
                Changed with
                {
                    Exchanges = [],
                    Others = 0,
                    Verdict = ReplayVerdict.Inconclusive,
                    Reason = "interrupted",
                    ListenersLeftBehind = ["listener 5"],
                }
            )
            .Should()
            .Be(
                """
                0 exchanges: 0 same, 0 changed, 0 not sent, 0 inconclusive (1.3 s at http://127.0.0.1:8080)
                Inconclusive: interrupted
                LEFT BEHIND: listener 5
                Verdict: inconclusive

                """
            );

    [Fact]
    public void Json_AReplay_HasItsSchemaAndEveryExchange()
    {
        using var stream = new MemoryStream();
        ReplayJson.Write(Changed, stream);

        var json = JsonNode.Parse(Encoding.UTF8.GetString(stream.ToArray()))!;
        ((string)json["schema"]!, (string)json["verdict"]!, (long)json["durationMs"]!)
            .Should()
            .Be(("elb-contract/replay/1", "changed", 1260));
        json["counts"]!.ToJsonString().Should().Be("""{"same":1,"changed":1,"notSent":1,"inconclusive":1}""");
        json["exchanges"]![2]!
            .ToJsonString()
            .Should()
            .StartWith(
                """
                {"entry":4,"method":"POST","path":"/elbaas/listeners","outcome":"changed","reason":null,"recordedStatus":400,
                "status":200,"differences":[{"where":"$.status","recorded":"400","actual":"200"},
                """.ReplaceLineEndings("")
            );
    }

    private static string Console(ReplayReport report)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        ReplayConsole.Write(report, new InertWriter(writer));
        return writer.ToString();
    }

    private static ReplayedExchange One(long entry, string method, string path, ReplayOutcome outcome) =>
        new()
        {
            Entry = entry,
            Method = method,
            Path = "/elbaas/listeners" + path,
            Outcome = outcome,
            RecordedStatus = 400,
        };
}
