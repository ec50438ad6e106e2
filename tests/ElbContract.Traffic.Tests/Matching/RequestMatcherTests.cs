using System.Text;
using System.Text.Json;
using ElbContract.Specification.Answers;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Matching;

namespace ElbContract.Traffic.Tests.Matching;

public sealed class RequestMatcherTests
{
    private static readonly CannedExchange Add = Canned(
        "add",
        Request("POST", "/base/v1.0/project-0/elbaas/listeners", """{"name":"a","port":80}"""),
        200
    );
    private static readonly CannedExchange List = Canned("list", Request("GET", "/v1.0/p/elbaas/listeners?loadbalancer_id=1&limit=2"), 200);

    [Theory]
    [InlineData("/v1.0/another/elbaas/listeners", """{ "port": 80, "name": "a" }""")]
    [InlineData("/v1.0/p/elbaas/listeners", """{"name":"\u0061","port":80.0}""")]
    public void Find_TheSameInOtherWords_IsTheSame(string target, string body)
    {
        var match = new RequestMatcher([List, Add]).Find(Request("POST", target, body));

        match.Should().BeEquivalentTo(new { Nearest = Add, IsSame = true });
    }

    [Theory]
    [InlineData(
        "POST",
        "/v1.0/p/elbaas/listeners",
        """{"name":"a","port":81,"new":1}""",
        "the nearest is add: $.body.port: recorded 80, now 81; $.body.new: added, 1"
    )]
    [InlineData(
        "PUT",
        "/v1.0/p/elbaas/listeners/1",
        """{"name":"a","port":80}""",
        "the nearest is add: $.method: recorded POST, now PUT; $.path: recorded /elbaas/listeners, now /elbaas/listeners/1"
    )]
    [InlineData(
        "POST",
        "/v1.0/elbaas/listeners",
        """{"name":"a","port":80}""",
        "the nearest is add: $.project: recorded a project, now no project"
    )]
    [InlineData(
        "GET",
        "/v1.0/p/elbaas/listeners?limit=3",
        "",
        "the nearest is list: $.query.loadbalancer_id: missing, recorded 1; $.query.limit: recorded 2, now 3"
    )]
    [InlineData(
        "GET",
        "/v1.0/secret/jobs",
        "",
        "the nearest is list: $.path: recorded /elbaas/listeners, now /jobs; $.project: recorded a project, now ; "
            + "$.query.loadbalancer_id: missing, recorded 1; $.query.limit: missing, recorded 2"
    )]
    [InlineData(
        "GET",
        "/v1.0/p/elbaas/listeners?loadbalancer_id=1&limit=2&token=canary&user[password]=canary",
        "",
        "the nearest is list: $.query.token: added, redacted; $.query.user[password]: added, redacted"
    )]
    [InlineData(
        "POST",
        "/v1.0/p/elbaas/listeners",
        """{"name":"a","port":80,"private_key":"canary"}""",
        "the nearest is add: $.body.private_key: added, redacted"
    )]
    public void Find_NoneThatIsTheSame_NamesTheNearestAndWhereItDiffers(string method, string target, string body, string explained)
    {
        var match = new RequestMatcher([List, Add]).Find(Request(method, target, body));

        match.IsSame.Should().BeFalse();
        match.ToString().Should().Be(explained);
    }

    [Fact]
    public void Find_ATokenThatMayNot_IsAnotherThanAny()
    {
        var refused = Canned(
            "refused",
            Request(
                "POST",
                "/v1.0/p/elbaas/listeners",
                Encoding.UTF8.GetString(Add.Request.Body.Span),
                ProviderIds.Example.TokenWithoutPermission
            ),
            403
        );
        var matcher = new RequestMatcher([Add, refused]);

        matcher.Find(refused.Request).Nearest.Should().Be(refused);
        matcher
            .Find(Add.Request with { Headers = [new("Authorization", "SDK")] })
            .Should()
            .BeEquivalentTo(new { Nearest = Add, IsSame = true });
        matcher
            .Find(Add.Request with { Headers = [] })
            .ToString()
            .Should()
            .Be("the nearest is add: $.header.X-Auth-Token: recorded a token, now no token");
    }

    [Fact]
    public void Find_AnArchiveWithoutCredentials_AnswersWithATokenAndWithout()
    {
        var stripped = Add with { Request = Add.Request with { Headers = [] }, IsWithoutCredentials = true };
        var matcher = new RequestMatcher([stripped]);

        matcher.Find(Add.Request).IsSame.Should().BeTrue();
        matcher.Find(stripped.Request).IsSame.Should().BeTrue();
    }

    [Fact]
    public void Find_AnotherProjectOfTheContract_IsAnotherThanAny()
    {
        var other = Canned("other", Add.Request with { Target = $"/v1.0/{ProviderIds.Example.OtherProjectId}/elbaas/listeners" }, 404);

        new RequestMatcher([Add, other]).Find(other.Request).Nearest.Should().Be(other);
    }

    [Fact]
    public void Find_SeveralThatAreTheSame_TakesThemInTheirOrderAndTheLastForGood()
    {
        var matcher = new RequestMatcher([Add, Add with { Name = "taken" }]);

        Enumerable.Range(0, 3).Select(_ => matcher.Find(Add.Request).Nearest.Name).Should().Equal("add", "taken", "taken");
    }

    [Fact]
    public void Find_ManyDifferences_NamesTheFirstFive() =>
        new RequestMatcher([Add])
            .Find(Request("POST", Add.Request.Target, "{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1,\"name\":\"a\",\"port\":80}"))
            .ToString()
            .Should()
            .EndWith("; $.body.e: added, 1 and 1 more");

    [Theory]
    [InlineData("of eu-de_shop, please", true)]
    [InlineData("of , please", true)]
    [InlineData("of eu-de_shop", false)]
    [InlineData("for eu-de_shop, please", false)]
    public void Find_WhatIsRedactedWithinAText_IsTheSameWhateverItWas(string text, bool isSame) =>
        new RequestMatcher([Canned("x", Request("POST", "/", """{"description":"of redacted, please"}"""), 200)])
            .Find(Request("POST", "/", JsonSerializer.Serialize(new { description = text })))
            .IsSame.Should()
            .Be(isSame);

    [Theory]
    [InlineData("application/json; charset=utf-8", "en-us", true)]
    [InlineData("application/xml", "en-us", false)]
    [InlineData("application/json", "zh-cn", false)]
    [InlineData("application/json", null, false)]
    public void Find_AHeaderThatIsListed_Counts(string contentType, string? language, bool isSame)
    {
        KeyValuePair<string, string>[] listed = [new("content-type", "application/json"), new("X-Language", "en-us")];
        var exchange = Canned("x", Request("POST", "/") with { Headers = listed }, 200) with
        {
            ListedHeaders = ["Content-Type", "X-Language"],
        };
        KeyValuePair<string, string>[] sent =
        [
            new("Content-Type", contentType),
            new("X-More", "1"),
            .. language is null ? [] : new[] { KeyValuePair.Create("x-language", language) },
        ];

        new RequestMatcher([exchange]).Find(Request("POST", "/") with { Headers = sent }).IsSame.Should().Be(isSame);
    }

    [Theory]
    [InlineData("""{"name":"b","port":2}""", "$.body.port")]
    [InlineData("""{"name":7,"port":1}""", "$.body.name")]
    [InlineData("""{"port":1}""", "$.body.name")]
    [InlineData("""{"name":"b","port":1}""", "$.body.name")]
    public void FindNearest_OpenPlaces_AreToldWhereNothingElseDiffers(string body, string expected)
    {
        var exchange = Canned("x", Request("POST", "/", """{"name":"a","port":1}"""), 200) with
        {
            OpenPlaces = new HashSet<string> { "$.body.name" },
        };

        new RequestMatcher([exchange])
            .FindNearest(Request("POST", "/", body))
            .Differences.Select(one => one.Where)
            .Should()
            .Equal(expected);
    }

    [Fact]
    public void FindNearest_AnotherPathWhereThePathIsOpen_IsToldSo()
    {
        var exchange = Canned("x", Request("POST", "/v1.0/p/elbaas/listeners"), 200) with
        {
            OpenPlaces = new HashSet<string> { "$.project" },
        };

        new RequestMatcher([exchange])
            .FindNearest(Request("POST", "/other"))
            .Differences.Select(one => one.Where)
            .Should()
            .Contain("$.path");
    }

    [Fact]
    public void Find_WhatIsRedacted_IsTheSame() =>
        new RequestMatcher([Canned("x", Request("POST", "/", """{"password":"redacted"}"""), 200)])
            .Find(Request("POST", "/", """{"password":"p"}"""))
            .IsSame.Should()
            .BeTrue();

    private static CannedExchange Canned(string name, CapturedRequest request, int status) =>
        new(name, request, new CapturedResponse(status, [], default));

    private static CapturedRequest Request(string method, string target, string body = "", string token = "redacted") =>
        new(method, target, [new("X-Auth-Token", token)], Encoding.UTF8.GetBytes(body));
}
