using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using ElbContract.Reports.Html;
using ElbContract.Specification.Clauses;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Tests;

public sealed partial class HtmlReportTests
{
    private static readonly XElement Page = Parse(Everything.Report);

    [Fact]
    public void Write_Summary_IsVerdictEndpointAndCounts()
    {
        Texts(Page.Descendants("h1").Single().Elements()).Should().Equal("violates", "https://elb.example.com");
        Texts(ByClass("counts").Single().Elements()).Should().Equal("2\npassed\n", "1\nfailed\n", "1\nwaived\n", "2\nnot verified\n");
        Texts(ByClass("about")).Skip(2).First().Should().Be("6 clauses · 9 requests in 1.2 s · 2026-01-02 03:04:05 UTC · shard 1/3");
    }

    [Fact]
    public void Write_Clauses_EachOpensAndWhatFailedComesFirst()
    {
        var clauses = ByClass("clause").ToList();

        clauses
            .Select(clause => $"{clause.Attribute("data-clause")!.Value} {clause.Attribute("data-verdict")!.Value}")
            .Should()
            .Equal(
                "backend-protocol.udp failed",
                "port.range waived",
                "certificates.public-only not-verified",
                "ssl-ciphers.suites not-verified",
                "uri.add passed",
                "tcp-draining-timeout.draining-only passed"
            );
        Texts(Page.Descendants("h2").Skip(2)).Should().Equal("Failed", "Waived", "Not verified", "Passed");
        Page.Descendants("a").Select(link => link.Attribute("href")!.Value[1..]).Should().BeSubsetOf(Ids(Page));
        clauses[0]
            .Element("summary")!
            .Elements()
            .Select(part => part.Value)
            .Should()
            .Equal("backend-protocol.udp", "failed", "reject", "2 of 3 cases", "A UDP listener forwards to UDP backends only.");
        clauses[3].Element("summary")!.Value.Trim().Should().EndWith("only a TLS handshake shows them");
        ById("clause-certificates.public-only").Value.Should().Contain("For a verdict, give --private-loadbalancer.");
    }

    [Fact]
    public void Write_OpenedClause_SaysHowItIsReadAndWhereItStands()
    {
        var clause = Catalogue.Find("ssl-ciphers.extended-required")!;
        var page = Parse(Everything.Report with { Clauses = [new ClauseResult(clause, Verdict.Passed, null, [])] });

        var facts = ByClass("facts", ByClass("content", page).Single()).Single();
        Texts(facts.Elements("dt")).Should().Equal("Read as", "On the page", "Rule", "Contradiction 6");
        Texts(facts.Elements("dd"))
            .Should()
            .SatisfyRespectively(
                reading => reading.Should().Be("a provider has to refuse (reject)"),
                anchors => anchors.Should().Be(string.Join(' ', clause.Anchors)),
                rule => rule.Should().MatchRegex("^features/ssl-ciphers\\.feature:[0-9]+$"),
                contradiction => contradiction.Should().Contain("allow only Extended").And.Contain("Extended is in effect")
            );
        ByClass("scenario", page).Single().Value.Should().StartWith("Rule: ", "no case shows its scenarios");
        ByClass("content", page).Single().Value.Should().Contain("This run sent no request for only this clause.");
    }

    [Fact]
    public void Write_Header_NamesTheCallAndTheTool() =>
        Texts(ByClass("about"))
            .First()
            .Should()
            .MatchRegex("^Adding a Listener · POST .*/listeners · elb-contract [0-9]+\\.[0-9]+\\.[0-9]+[-0-9a-z.]*$");

    [Fact]
    public void Write_Legend_HasAllVerdictsAndStrengths() =>
        Texts(ByClass("legend").Single().Descendants("dt"))
            .Should()
            .Equal("passed", "failed", "waived", "not verified", "accept", "reject", "either", "free");

    [Fact]
    public void Write_FailedClauses_AreLinkedFromTheTop() =>
        Texts(ByClass("jump").Single().Elements("a")).Should().Equal("backend-protocol.udp");

    [Fact]
    public void Write_FailingCase_HasRequestResponseDifferenceAndCurl()
    {
        var failing = Case("A UDP listener with TCP backends is refused");

        Texts(failing.Descendants("pre"))
            .Should()
            .Equal(
                """
                POST /v1.0/00000000000000000000000000000001/elbaas/listeners?a=<b>
                X-Auth-Token: elb-contract-token
                Content-Type: application/json

                {
                  "name": "<a>",
                  "port": 1e3,
                  "nested": {
                    "list": [
                      1,
                      2
                    ]
                  }
                }
                """.ReplaceLineEndings("\n"),
                "HTTP/1.1 200\nX-Nasty: </script></style></pre><img src=x onerror=alert(1)>\"'&--> ]]> \uFFFD\uFFFD[2J \uFFFD "
                    + "::error::%0A\n\n"
                    + "{\n  \"error\": {\n    \"message\": \"<b>\",\n    \"code\": \"ELB.0001\"\n  }\n}",
                Everything.Report.Clauses[1].Cases[1].Curl
            );
        Texts(failing.Descendants("tbody").Single().Element("tr")!.Elements()).Should().Equal("$.status", "400", "200");
        Texts(ByClass("about", failing)).Should().Equal("features/backend-protocol.feature:13 · case 0000000000000003 · 21 ms");
    }

    [Fact]
    public void Write_WhatIsNotFailed_StandsThereWithItsReason()
    {
        ByClass("waiver").Single().Value.Should().Be("Waived: fixed in the next release (team elb)");
        ById("clause-certificates.public-only")
            .Descendants("details")
            .Single()
            .Value.Should()
            .Contain("no private load balancer was given");
        ById("clause-tcp-draining-timeout.draining-only").Descendants("pre").Should().HaveCount(2, "what was observed is shown");
        Texts(ByClass("alert").Descendants("li")).Should().Equal(Everything.Report.WaiverProblems[0], "listener 0123: it answers 503");
    }

    [Fact]
    public void Write_WhatAnEndpointAnswers_NeverBecomesMarkup()
    {
        var clause = Everything.Report.Clauses[1];
        var nasty = clause.Cases[2] with
        {
            Name = Everything.Nasty,
            Feature = Everything.Nasty,
            Reason = Everything.Nasty,
            Curl = Everything.Nasty,
            Waiver = Everything.Nasty,
        };
        var report = Everything.Report with
        {
            Endpoint = Everything.Nasty,
            Reason = Everything.Nasty,
            Shard = Everything.Nasty,
            WaiverProblems = [Everything.Nasty],
            ListenersLeftBehind = [Everything.Nasty],
            Clauses =
            [
                clause with
                {
                    Reason = Everything.Nasty,
                    Cases =
                    [
                        nasty,
                        nasty with
                        {
                            Verdict = Verdict.Waived,
                        },
                        nasty with
                        {
                            Verdict = Verdict.NotVerified,
                        },
                        nasty with
                        {
                            Verdict = Verdict.Passed,
                        },
                    ],
                },
            ],
        };

        var page = Parse(report);

        page.Descendants("img").Should().BeEmpty();
        page.Descendants()
            .Attributes()
            .Should()
            .NotContain(attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Print(report).Should().NotContainAny("<img", "\u0000", "\u001b");
        Regex.Count(Print(report), "<script", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)).Should().Be(1);
    }

    [Fact]
    public void Write_OnlyItsOwnStyleAndScript_AreAllowedToAct()
    {
        var text = Print(Everything.Report);
        var policy = Page.Descendants("meta")
            .Single(meta => meta.Attribute("http-equiv")?.Value == "Content-Security-Policy")
            .Attribute("content")!
            .Value;

        policy
            .Should()
            .Be(
                $"default-src 'none'; style-src {Hash(text, "style")}; script-src {Hash(text, "script")}; base-uri 'none'; form-action "
                    + "'none'"
            );
    }

    [Fact]
    public void Write_NeedsNothingFromElsewhere() =>
        Page.Descendants()
            .Attributes()
            .Where(attribute => attribute.Name.LocalName is "src" or "href" or "action")
            .Should()
            .OnlyContain(attribute => attribute.Value.StartsWith('#'));

    [Fact]
    public void Write_Ids_AreThereOnce() => Ids(Page).Should().OnlyHaveUniqueItems();

    [Fact]
    public void Write_CaseWithoutExchange_SaysSo()
    {
        var clause = Everything.Report.Clauses[1];
        var page = Parse(Everything.Report with { Clauses = [clause with { Cases = [clause.Cases[1] with { Exchange = null }] }] });

        page.ToString().Should().Contain("This report does not hold the request and the answer.");
    }

    [Fact]
    public void Write_RunInWhichAllFailed_StaysAPageThatABrowserOpens()
    {
        var failing = Everything.Departing(1, "A listener is refused", Verdict.Failed, Everything.Exchange($"\"{new string('<', 9000)}\""));
        var report = Everything.Report with
        {
            Clauses =
            [
                .. Catalogue.Clauses.Select(clause => new ClauseResult(clause, Verdict.Failed, null, [.. Enumerable.Repeat(failing, 30)])),
            ],
        };

        var text = Print(report);

        text.Length.Should().BeLessThan(2_000_000);
        text.Should()
            .Contain("<summary>10 more cases</summary>")
            .And.Contain("<summary>30 cases</summary>")
            .And.Contain("… and 810 more characters");
    }

    [Fact]
    public void Write_TheSameReport_IsTheSamePage() => Print(Everything.Report).Should().Be(Print(Everything.Report));

    private static XElement Case(string name) =>
        Page.Descendants("details").Single(one => one.Element("summary")!.Element("span")?.Value == name);

    private static XElement ById(string id) => Page.Descendants().Single(one => one.Attribute("id")?.Value == id);

    private static IEnumerable<string> Ids(XElement page) => page.Descendants().Attributes("id").Select(id => id.Value);

    private static IEnumerable<XElement> ByClass(string name, XElement? within = null) =>
        (within ?? Page).Descendants().Where(one => one.Attribute("class")?.Value.Split(' ').Contains(name) == true);

    private static IEnumerable<string> Texts(IEnumerable<XElement> elements) => elements.Select(element => element.Value);

    private static string Hash(string text, string tag)
    {
        var content = text[
            (text.IndexOf($"<{tag}>", StringComparison.Ordinal) + tag.Length + 2)..text.LastIndexOf($"</{tag}>", StringComparison.Ordinal)
        ];
        return $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}'";
    }

    // Well-formed as XML too, but for what is not markup: so the parser finds whatever was not encoded.
    private static XElement Parse(VerificationReport report) =>
        XDocument
            .Parse(
                StyleOrScript().Replace(Print(report), "").Replace("<!DOCTYPE html>", "", StringComparison.Ordinal),
                LoadOptions.PreserveWhitespace
            )
            .Root!;

    private static string Print(VerificationReport report)
    {
        using var stream = new MemoryStream();
        HtmlReport.Write(report, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    [GeneratedRegex("<style>.*?</style>\n|<script>.*?</script>\n", RegexOptions.Singleline, 1000)]
    private static partial Regex StyleOrScript();

    [Fact]
    public void Write_ALargeRun_ShowsACaseOfEachClauseInFull()
    {
        var cases = Enumerable
            .Range(1, 20)
            .Select(key => Everything.Departing(key, $"case {key}", Verdict.Failed, Everything.Exchange("{\"a\":1}")))
            .ToList();
        var report = Everything.Report with
        {
            Clauses = [.. Catalogue.Clauses.Select(clause => new ClauseResult(clause, Verdict.Failed, null, cases))],
        };
        using var stream = new MemoryStream();

        HtmlReport.Write(report, stream);

        var page = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(stream.ToArray()));
        page.QuerySelectorAll("details.clause")
            .Should()
            .HaveCount(Catalogue.Clauses.Count)
            .And.OnlyContain(one => one.QuerySelector("details.case") != null);
        page.QuerySelectorAll("details.case")
            .Length.Should()
            .BeLessThan(Catalogue.Clauses.Count * cases.Count, "the page has not room for all");
    }
}
