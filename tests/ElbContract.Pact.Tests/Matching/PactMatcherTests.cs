using System.Diagnostics;
using System.Text;
using ElbContract.Pact.Matching;
using ElbContract.Pact.Reading;

namespace ElbContract.Pact.Tests.Matching;

public sealed class PactMatcherTests
{
    // Path and a shelf come from provider states, the name is of any value, boards is an exact number.
    private const string Cup = """
        {"description":"adds a cup","type":"Synchronous/HTTP","response":{"status":201,
          "body":{"content":{"shelf":"7"},"contentType":"application/json","encoded":false},
          "generators":{"body":{"$.shelf":{"type":"ProviderState","expression":"${shelf}"}}}},
         "request":{"method":"POST","path":"/v1/a/cups","headers":{"X-Kind":["plain"]},
          "query":{"size":["2"]},
          "body":{"content":{"name":"n","boards":3,"shelf":"7"},"contentType":"application/json","encoded":false},
          "matchingRules":{"body":{"$.name":{"combine":"AND","matchers":[{"match":"type"}]}},
            "query":{"size":{"combine":"AND","matchers":[{"match":"regex","regex":"\\d"}]}}},
          "generators":{"path":{"type":"ProviderState","expression":"/v1/${room}/cups"},
            "body":{"$.shelf":{"type":"ProviderState","expression":"${shelf}"}}}}}
        """;

    private const string Anything = """
        {"description":"asks","type":"Synchronous/HTTP","response":{"status":200},"request":{"method":"GET","path":"/list"}}
        """;

    [Theory]
    [InlineData("POST", "/v1/b/cups?size=4", """{"name":"other","boards":3,"shelf":"x"}""", "adds a cup")]
    [InlineData("post", "/v1/b/cups?size=4", """{"shelf":"x","boards":3,"name":""}""", "adds a cup")]
    [InlineData("POST", "/v1/b/c/cups?size=4", """{"name":"other","boards":3,"shelf":"x"}""", null)]
    [InlineData("POST", "/v1/b/cups?size=x", """{"name":"other","boards":3,"shelf":"x"}""", null)]
    [InlineData("POST", "/v1/b/cups?size=4", """{"name":7,"boards":3,"shelf":"x"}""", null)]
    [InlineData("POST", "/v1/b/cups?size=4", """{"name":"other","boards":4,"shelf":"x"}""", null)]
    [InlineData("POST", "/v1/b/cups?size=4", """{"name":"other","boards":3,"shelf":"x","more":1}""", null)]
    [InlineData("POST", "/v1/b/cups?size=4", """{"name":"other","boards":3""", null)]
    [InlineData("GET", "/list", "any body", "asks")]
    [InlineData("PUT", "/list", "", null)]
    public async Task FindAsync_ARequest_IsMatchedAsPactReadsIt(string method, string target, string body, string? found)
    {
        using var matcher = await PactMatcher.StartAsync(Pact(Cup, Anything), TestContext.Current.CancellationToken);

        var interactions = await matcher.FindAsync(Request(method, target, body), TestContext.Current.CancellationToken);

        interactions.Select(one => one.Description).Should().Equal(found is null ? [] : [found]);
    }

    [Fact]
    public async Task FindAsync_AListedHeader_MustBeThere()
    {
        using var matcher = await PactMatcher.StartAsync(Pact(Cup), TestContext.Current.CancellationToken);
        var request = Request("POST", "/v1/b/cups?size=4", """{"name":"other","boards":3,"shelf":"x"}""");

        var without = await matcher.FindAsync(
            request with
            {
                Headers = [.. request.Headers.Take(1)],
            },
            TestContext.Current.CancellationToken
        );
        var withMore = await matcher.FindAsync(
            request with
            {
                Headers = [.. request.Headers, new("X-More", "1")],
            },
            TestContext.Current.CancellationToken
        );

        without.Should().BeEmpty();
        withMore.Should().ContainSingle();
    }

    [Fact]
    public async Task FindAsync_InteractionsThatDifferInExamplesAlone_AreAllFound()
    {
        var other = Cup.Replace("adds a cup", "adds one more", StringComparison.Ordinal)
            .Replace("\"shelf\":\"7\"", "\"shelf\":\"8\"", StringComparison.Ordinal);
        using var matcher = await PactMatcher.StartAsync(Pact(Cup, other), TestContext.Current.CancellationToken);

        var found = await matcher.FindAsync(
            Request("POST", "/v1/b/cups?size=4", """{"name":"other","boards":3,"shelf":"x"}"""),
            TestContext.Current.CancellationToken
        );

        found.Select(one => one.Description).Should().Equal("adds a cup", "adds one more");
    }

    [Fact]
    public async Task FindAsync_WhenItsProcessWasKilled_StartsAnother()
    {
        using var matcher = await PactMatcher.StartAsync(Pact(Cup, Anything), TestContext.Current.CancellationToken);
        using (var worker = Process.GetProcessById(matcher.WorkerId!.Value))
        {
            worker.Kill();
            await worker.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var found = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => matcher.FindAsync(Request("GET", "/list", ""), TestContext.Current.CancellationToken))
        );

        found.Should().OnlyContain(interactions => interactions.Single().Description == "asks");
    }

    [Fact]
    public void Answering_WhatAStateTells_StandsInTheAnswerAsItCame()
    {
        var answer = Pact(Cup).Interactions[0].Answering(Request("POST", "/v1/b/cups", """{"shelf":"mine"}"""));

        Encoding.UTF8.GetString(answer.Response.Body.Span).Should().Be("""{"shelf":"mine"}""");
        answer.Response.Status.Should().Be(201);
    }

    private static PactRequestExample Request(string method, string target, string body) =>
        new(method, target, [new("Content-Type", "application/json; charset=utf-8"), new("X-Kind", "plain")], Encoding.UTF8.GetBytes(body));

    private static PactDocument Pact(params string[] interactions) =>
        Reading.PactDocumentTests.Pact([.. interactions.Select(one => one.ReplaceLineEndings(""))]);
}
