using System.Net;
using System.Text.Json.Nodes;

namespace ElbContract.Emulator.Tests;

/// <summary>The pages about the API that an emulator serves beside it.</summary>
public sealed class DocumentationPagesTests
{
    [Theory]
    [InlineData("openapi.json", "application/json")]
    [InlineData("docs", "text/html; charset=utf-8")]
    [InlineData("docs/scalar.js", "text/javascript; charset=utf-8")]
    public async Task Page_IsForEverybody_AndNoCall(string path, string type)
    {
        List<AnsweredCall> calls = [];
        await using var emulator = await ElbEmulator.StartAsync(
            new EmulatorOptions { Answered = calls.Add },
            TestContext.Current.CancellationToken
        );
        using var http = new HttpClient { BaseAddress = emulator.BaseAddress };

        using var got = await SendAsync(http, HttpMethod.Get, path);
        using var head = await SendAsync(http, HttpMethod.Head, path);
        using var posted = await SendAsync(http, HttpMethod.Post, path);

        (got.StatusCode, got.Content.Headers.ContentType!.ToString()).Should().Be((HttpStatusCode.OK, type));
        got.Headers.GetValues("Content-Security-Policy").Single().Should().StartWith("default-src 'self';");
        (await got.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))
            .Length.Should()
            .Be((int)head.Content.Headers.ContentLength!.Value);
        posted.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
        posted.Content.Headers.Allow.Should().Equal("GET", "HEAD");
        calls.Should().BeEmpty();
    }

    [Fact]
    public async Task Document_IsOfTheEmulatorThatServesIt_WhichAcceptsItsExamples()
    {
        await using var emulator = await ElbEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = emulator.BaseAddress };
        http.DefaultRequestHeaders.Add("X-Auth-Token", emulator.Ids.Token);

        var document = JsonNode.Parse(await http.GetStringAsync("openapi.json", TestContext.Current.CancellationToken))!;

        document["servers"]![0]!["url"]!.GetValue<string>().Should().Be(emulator.BaseAddress.AbsoluteUri.TrimEnd('/'));
        var add = document["paths"]!["/v1.0/{project_id}/elbaas/listeners"]!;
        var project = add["parameters"]![0]!["example"]!.GetValue<string>();
        var examples = add["post"]!["requestBody"]!["content"]!["application/json"]!["examples"]!.AsObject();
        examples.Should().HaveCount(6);
        foreach (var (name, example) in examples)
        {
            using var body = new StringContent(example!["value"]!.ToJsonString());
            using var answer = await http.PostAsync($"v1.0/{project}/elbaas/listeners", body, TestContext.Current.CancellationToken);
            answer.StatusCode.Should().Be(HttpStatusCode.OK, name);
        }
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient http, HttpMethod method, string path) =>
        http.SendAsync(new HttpRequestMessage(method, path), TestContext.Current.CancellationToken);
}
