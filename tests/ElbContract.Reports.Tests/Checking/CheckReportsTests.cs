using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using ElbContract.Reports.Checking;
using ElbContract.Specification.Clauses;
using ElbContract.Traffic.Checking;

namespace ElbContract.Reports.Tests.Checking;

public sealed class CheckReportsTests
{
    private static readonly FindingGroup Udp = Group(
        Side.Client,
        new Finding("backend-protocol.udp", "$.body.backend_protocol", "A UDP listener forwards to UDP backends only.", "\"TCP\""),
        12,
        "a.har",
        3
    );
    private static readonly FindingGroup Nasty = Group(
        Side.Provider,
        new Finding("response.name", "$.body.name", new Expected.Value("\"web\""), "\"</script>\u001b[31m](http://x)\""),
        1,
        "b c.ndjson",
        7
    );

    private static readonly CheckReport Departing = new()
    {
        Files = [new("a.har", 40), new("b c.ndjson", 9)],
        Sides = [Side.Client, Side.Provider],
        Listeners = 30,
        Others = 17,
        Unreadable = 2,
        Departures = new Dictionary<Side, long> { [Side.Client] = 12, [Side.Provider] = 1 },
        Silences = new Dictionary<Silence, long> { [Silence.NoAnswer] = 4 },
        Groups = [Udp, Nasty],
        Problems = [new(new("a.har", 5), "it ends early"), new(new("b c.ndjson", null), "the data are broken from here on")],
    };

    private static readonly CheckReport Nothing = Departing with
    {
        Listeners = 0,
        Groups = [],
        Departures = new Dictionary<Side, long> { [Side.Client] = 0, [Side.Provider] = 0 },
    };

    [Fact]
    public void ConsoleAndJson_TellUnknownParameters()
    {
        var report = Departing with { UnknownParameters = [new("sticky_session_typ", 3), new("colour", 1)] };
        using var text = new StringWriter { NewLine = "\n" };
        using var json = new MemoryStream();

        CheckConsole.Write(report, new InertWriter(text));
        CheckJson.Write(report, json);

        text.ToString()
            .Should()
            .Contain("note: 'sticky_session_typ' is not a parameter on the page, in 3 exchanges; the nearest is 'sticky_session_type'\n")
            .And.Contain("note: 'colour' is not a parameter on the page, in 1 exchange\n");
        JsonNode.Parse(json.ToArray())!["report"]!["unknownParameters"]![0]!["nearest"]!
            .GetValue<string>()
            .Should()
            .Be("sticky_session_type");
    }

    [Fact]
    public void ConsoleAndJson_TellRequestsThatCanBeReadInTwoWays()
    {
        var report = Departing with
        {
            AmbiguousRequests = [new("The body has the key 'port' twice, with different values: send it once.", 3)],
        };
        using var text = new StringWriter { NewLine = "\n" };
        using var json = new MemoryStream();

        CheckConsole.Write(report, new InertWriter(text));
        CheckJson.Write(report, json);

        text.ToString().Should().Contain("note: in 3 exchanges the body has the key 'port' twice, with different values: send it once\n");
        JsonNode.Parse(json.ToArray())!["report"]!["ambiguousRequests"]![0]!["count"]!.GetValue<int>().Should().Be(3);
    }

    [Fact]
    public void Console_TellsWhoDepartsFromWhatAndWhereFirst()
    {
        using var text = new StringWriter { NewLine = "\n" };

        CheckConsole.Write(Departing, new InertWriter(text));

        text.ToString()
            .Should()
            .Be(
                """
                CLIENT backend-protocol.udp: A UDP listener forwards to UDP backends only. (p49981105113220)
                  $.body.backend_protocol is "TCP"
                    in 12 exchanges, first in a.har entry 3
                    curl of a.har

                PROVIDER response.name: The answer shows the name that was asked for. (p44069876112748, p28728206112748, p45283315112748)
                  $.body.name: expected "web", was "</script>�[31m](http://x)"
                    in 1 exchange, first in b c.ndjson entry 7
                    curl of b c.ndjson

                NOT READ a.har entry 5: it ends early
                NOT READ b c.ndjson: the data are broken from here on

                49 entries: 30 add listeners, 17 are of other APIs, 2 cannot be read
                  4 not judged: no answer
                the client departs in 12 exchanges; the provider departs in 1 exchange
                Verdict: violates

                """.ReplaceLineEndings("\n")
            );
    }

    [Fact]
    public void Json_WhatIsReadAgain_IsTheSame()
    {
        var path = Path.GetTempFileName();
        try
        {
            using (var file = File.Create(path))
                CheckJson.Write(Departing, file);

            CheckJson.Is(path).Should().BeTrue();
            CheckJson.Read(path).Should().BeEquivalentTo(Departing, options => options.WithStrictOrdering());
            File.WriteAllText(path, File.ReadAllText(path)[..200]);
            FluentActions
                .Invoking(() => CheckJson.Read(path))
                .Should()
                .Throw<ReportFormatException>()
                .WithMessage("*is not a JSON report of a check, or is damaged: give what check --report json=FILE wrote");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void JUnit_FailsTheClausesThatASideDepartsFrom()
    {
        var suites = XDocument.Parse(Written(CheckJUnit.Write, Departing)).Root!.Elements().ToList();

        suites
            .Select(suite => (suite.Attribute("name")!.Value, suite.Attribute("failures")!.Value))
            .Should()
            .Equal(("client", "1"), ("provider", "1"));
        suites[0].Descendants("failure").Single().Parent!.Attribute("classname")!.Value.Should().Be("client.backend-protocol.udp");
        suites[1].Descendants("failure").Single().Value.Should().Contain("first in b c.ndjson entry 7").And.NotContain("\u001b");
        suites[1]
            .Attribute("tests")!
            .Value.Should()
            .Be(Catalogue.Clauses.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        XDocument
            .Parse(Written(CheckJUnit.Write, Nothing))
            .Descendants("error")
            .Single()
            .Attribute("message")!
            .Value.Should()
            .Be("inconclusive: no exchange that adds a listener can be judged");
    }

    [Fact]
    public void Sarif_HasAResultAGroupAtItsRule()
    {
        var run = JsonNode.Parse(Written(CheckSarif.Write, Departing))!["runs"]![0]!;

        var results = run["results"]!.AsArray();
        results
            .Select(result => (string)run["tool"]!["driver"]!["rules"]![(int)result!["ruleIndex"]!]!["id"]!)
            .Should()
            .Equal("backend-protocol.udp", "response.name")
            .And.Equal(results.Select(result => (string)result!["ruleId"]!));
        ((int)results[0]!["occurrenceCount"]!).Should().Be(12);
        ((string)results[1]!["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"]!).Should().Be("b%20c.ndjson");
        ((string)results[1]!["message"]!["text"]!).Should().Contain("\\](http").And.NotContain("\u001b");
        ((bool)JsonNode.Parse(Written(CheckSarif.Write, Nothing))!["runs"]![0]!["invocations"]![0]!["executionSuccessful"]!)
            .Should()
            .BeFalse();
    }

    [Fact]
    public void Page_ShowsWhatTheProviderSent_AndRunsNothingOfIt()
    {
        var page = Written(CheckPage.Write, Departing);

        page.Should()
            .Contain("&lt;/script&gt;")
            .And.NotContain("</script>")
            .And.NotContain("\u001b")
            .And.Contain("backend-protocol.udp")
            .And.Contain("a.har entry 3");
    }

    [Fact]
    public void Page_OpensEachDeparture_WithItsClauseDifferenceScenariosAndRequest()
    {
        var page = Written(CheckPage.Write, Departing);

        page.Should()
            .Contain("Adding a Listener · POST /v1.0/{project_id}/elbaas/listeners · elb-contract ")
            .And.Contain("<summary>What the words mean</summary>")
            .And.Contain("<p>A UDP listener forwards to UDP backends only.</p>")
            .And.Contain("<dd>a provider has to refuse (reject)</dd>")
            .And.Contain("p49981105113220")
            .And.Contain("<th scope=\"col\">Expected</th>")
            .And.Contain("Rule: A UDP listener forwards to UDP backends only")
            .And.Contain("<pre>curl of a.har</pre>");
    }

    private static FindingGroup Group(Side side, Finding finding, long count, string file, long entry) =>
        new()
        {
            Side = side,
            Finding = finding,
            Shape = FindingShape.Of(finding),
            Count = count,
            First = new(file, entry),
            Curl = "curl of " + file,
        };

    private static string Written(Action<CheckReport, Stream> write, CheckReport report)
    {
        using var stream = new MemoryStream();
        write(report, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
