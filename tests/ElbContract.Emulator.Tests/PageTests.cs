using System.Globalization;
using ElbContract.Emulator.Faults;
using ElbContract.Emulator.Fidelity;
using ElbContract.Emulator.Personalities;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Providers;
using static ElbContract.Emulator.Tests.EmulatorClient;

namespace ElbContract.Emulator.Tests;

/// <summary>The page of an emulator as it goes over the wire; tests/ElbContract.Browser opens it.</summary>
public sealed class PageTests
{
    private const string Facts = "_elb-contract/page.json";

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_UnlessAskedFor_IsAPathThatDoesNotExist()
    {
        await using var emulator = await EmulatorClient.StartAsync();

        (await emulator.GetAsync("/")).Status.Should().Be(404);
        (await emulator.GetAsync("/" + Facts)).Status.Should().Be(404);
    }

    [Theory]
    [InlineData("")]
    [InlineData(Facts)]
    public async Task Page_NeedsNoToken_AndIsForItsOwnOriginAlone(string path)
    {
        await using var emulator = await StartAsync(new() { Page = EmulatorPage.WithToken });

        using var answer = await SendAsync(emulator, HttpMethod.Get, path);

        ((int)answer.StatusCode).Should().Be(200);
        Header(answer, "Content-Security-Policy")
            .Should()
            .StartWith("default-src 'none'; script-src 'sha256-")
            .And.Contain("connect-src 'self'")
            .And.EndWith("base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
            .And.NotContain("unsafe");
        Header(answer, "X-Content-Type-Options").Should().Be("nosniff");
        Header(answer, "Cache-Control").Should().Be("no-store");
        Header(answer, "Cross-Origin-Resource-Policy").Should().Be("same-origin");
        answer
            .Headers.Select(header => header.Key)
            .Should()
            .NotContain(name => name.StartsWith("Access-Control", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "evil.example.com", 421)]
    [InlineData(Facts, "evil.example.com", 421)]
    [InlineData("", "localhost", 200)]
    [InlineData(Facts, "localhost", 200)]
    public async Task Page_ThatHasAnotherNameLeadHere_IsNotShown(string path, string host, int expected)
    {
        await using var emulator = await StartAsync(new() { Page = EmulatorPage.WithToken });

        using var answer = await SendAsync(emulator, HttpMethod.Get, path, ("Host", host));

        ((int)answer.StatusCode).Should().Be(expected);
        if (expected == 421)
            (await answer.Content.ReadAsStringAsync(Ending)).Should().NotContain(Ids.Token).And.NotContain(Ids.PublicLoadbalancerId);
    }

    [Theory]
    [InlineData("")]
    [InlineData(Facts)]
    public async Task Head_IsAnsweredAsGet_WithoutTheBody(string path)
    {
        await using var emulator = await StartAsync(new() { Page = EmulatorPage.WithToken });

        using var answer = await SendAsync(emulator, HttpMethod.Head, path);

        ((int)answer.StatusCode).Should().Be(200);
        answer.Content.Headers.ContentLength.Should().BePositive();
        (await answer.Content.ReadAsByteArrayAsync(Ending)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("POST", "")]
    [InlineData("PUT", "")]
    [InlineData("DELETE", "")]
    [InlineData("POST", Facts)]
    public async Task OtherMethods_AreAnsweredAsWithoutAPage(string method, string path)
    {
        await using var bare = await StartAsync(new());
        await using var emulator = await StartAsync(new() { Page = EmulatorPage.WithToken });

        using var expected = await SendAsync(bare, new HttpMethod(method), path);
        using var answer = await SendAsync(emulator, new HttpMethod(method), path);

        ((int)answer.StatusCode).Should().Be(404);
        (await answer.Content.ReadAsStringAsync(Ending)).Should().Be(await expected.Content.ReadAsStringAsync(Ending));
    }

    [Fact]
    public async Task Page_IsThere_WhateverTheServiceIsLike()
    {
        var fault = SeededFaults.Find("port.range/below-accepted");
        await using var emulator = await StartAsync(
            new()
            {
                Page = EmulatorPage.WithToken,
                Condition = ServiceCondition.SystemError,
                Fault = fault,
                Personality = Personality.Ordinary with { Name = "strict", OpenRequests = OpenRequests.BadRequest },
            }
        );

        var page = await TextAsync(emulator, "");

        page.Should()
            .Contain("every call is answered 500")
            .And.Contain($"port.range/below-accepted: {fault!.Sentence}")
            .And.Contain("strict: OpenRequests=BadRequest")
            .And.Contain("nothing: the seeded fault breaks it");
    }

    [Theory]
    [InlineData(EmulatorPage.WithToken, true)]
    [InlineData(EmulatorPage.WithoutToken, false)]
    public async Task Token_IsInTheForm_WhereItIsToBe_AndNeverInTheFacts(EmulatorPage page, bool isThere)
    {
        await using var emulator = await StartAsync(new() { Page = page });

        (await TextAsync(emulator, "")).Contains($"value=\"{Ids.Token}\"", StringComparison.Ordinal).Should().Be(isThere);
        (await TextAsync(emulator, Facts)).Should().NotContain(Ids.Token);
    }

    [Fact]
    public async Task Facts_HaveTheCallsWithTheirClauses_AndNothingThatWasSent()
    {
        await using var emulator = await StartAsync(new() { Page = EmulatorPage.WithToken });
        var listeners = ListenersPath[1..];
        using (
            await SendAsync(emulator, HttpMethod.Post, listeners, ("X-Auth-Token", Ids.Token), Listener(0, more: ""","x":"canary-1" """))
        ) { }
        using (await SendAsync(emulator, HttpMethod.Get, $"{listeners}?name=canary-2", ("X-Auth-Token", "canary-3"))) { }
        using (await SendAsync(emulator, HttpMethod.Post, "_elb-contract/provider-states")) { }
        await TextAsync(emulator, "");

        var facts = await TextAsync(emulator, Facts);

        facts.Should().NotContain("canary").And.NotContain(Ids.Token);
        System
            .Text.Json.JsonElement.Parse(facts)
            .GetProperty("requests")
            .EnumerateArray()
            .Select(call =>
                $"{call.GetProperty("method")} {call.GetProperty("path")} {call.GetProperty("status")} {call.GetProperty("clauses")}"
            )
            .Should()
            .Equal($"GET {ListenersPath} 401 []", $"POST {ListenersPath} 400 [\"port.range\"]");
    }

    [Fact]
    public async Task Facts_HaveTheLastHundredCalls_AndTheLastHundredListeners()
    {
        await using var emulator = await StartAsync(new() { Page = EmulatorPage.WithToken });
        for (var port = 1; port <= 102; port++)
        {
            using (await SendAsync(emulator, HttpMethod.Post, ListenersPath[1..], ("X-Auth-Token", Ids.Token), Listener(port))) { }
            using (await SendAsync(emulator, HttpMethod.Get, $"call-{port}")) { }
        }

        var facts = System.Text.Json.JsonElement.Parse(await TextAsync(emulator, Facts));

        var calls = facts.GetProperty("requests").EnumerateArray().Select(call => call.GetProperty("path").GetString()).ToList();
        calls.Should().HaveCount(100).And.StartWith("/call-102").And.EndWith(ListenersPath).And.NotContain("/call-52");
        var listeners = facts.GetProperty("listeners");
        listeners.GetProperty("count").GetInt32().Should().Be(102);
        listeners
            .GetProperty("newest")
            .EnumerateArray()
            .Select(one => int.Parse(one.GetProperty("port").GetString()!, CultureInfo.InvariantCulture))
            .Should()
            .Equal(Enumerable.Range(3, 100).Reverse());
        facts
            .GetProperty("loadBalancers")
            .GetProperty("newest")
            .EnumerateArray()
            .Select(one => one.GetProperty("listeners").GetInt32())
            .Should()
            .Equal(0, 102);
    }

    [Fact]
    public async Task Explain_NamesTheClauses_WhereThereIsAPage()
    {
        await using var emulator = await StartAsync(new() { Page = EmulatorPage.WithToken });
        await using var bare = await StartAsync(new());

        using var explained = await SendAsync(emulator, HttpMethod.Post, ListenersPath[1..], ("Elb-Contract-Explain", "1"));
        using var plain = await SendAsync(emulator, HttpMethod.Post, ListenersPath[1..]);
        using var without = await SendAsync(bare, HttpMethod.Post, ListenersPath[1..], ("Elb-Contract-Explain", "1"));

        Header(explained, "Elb-Contract-Clauses").Should().Be("status.401");
        plain.Headers.Contains("Elb-Contract-Clauses").Should().BeFalse();
        without.Headers.Contains("Elb-Contract-Clauses").Should().BeFalse();
    }

    [Fact]
    public async Task Page_TellsOfEveryClause_AndOfEveryFreedom()
    {
        await using var emulator = await StartAsync(new() { Page = EmulatorPage.WithToken });

        var page = await TextAsync(emulator, "");

        foreach (var clause in Catalogue.Clauses)
            page.Should().Contain($"id=\"clause-{clause.Id}\"");
        foreach (var choice in Personality.Ordinary.Choices())
            page.Should().Contain(System.Net.WebUtility.HtmlEncode(choice.About));
    }

    [Fact]
    public void ClauseThatAllowsTwoAnswers_SaysWhichIsTaken() =>
        ClauseFidelity
            .All(Personality.Ordinary)
            .Where(one => one.Clause.Strength is Strength.Either && one.Choices.Count == 0)
            .Select(one => one.Clause.Id)
            .Should()
            .BeEmpty();

    private static Task<ElbEmulator> StartAsync(EmulatorOptions options) => ElbEmulator.StartAsync(options with { Ids = Ids }, Ending);

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Single();

    private static async Task<string> TextAsync(ElbEmulator emulator, string path)
    {
        using var answer = await SendAsync(emulator, HttpMethod.Get, path);
        return await answer.Content.ReadAsStringAsync(Ending);
    }

    private static async Task<HttpResponseMessage> SendAsync(
        ElbEmulator emulator,
        HttpMethod method,
        string path,
        (string Name, string Value)? header = null,
        string? body = null
    )
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(method, new Uri(emulator.BaseAddress, path));
        if (header is var (name, value))
            request.Headers.TryAddWithoutValidation(name, value);
        if (body is not null)
            request.Content = new StringContent(body);
        return await http.SendAsync(request, Ending);
    }
}
