using System.Text;
using ElbContract.Specification.Answers;

namespace ElbContract.Stub.Tests;

/// <summary>One stub for all tests, and the raw calls they make.</summary>
public sealed class StubFixture : IDisposable
{
    public static readonly string Path = $"/v1.0/{ProviderIds.Example.ProjectId}/elbaas/listeners";

    public ElbStub Stub { get; } = ElbStub.Start();

    public Task<HttpResponseMessage> AddAsync(string body, StubSituation? situation = null) =>
        SendAsync(HttpMethod.Post, Path, body, ProviderIds.Example.Token, situation);

    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        string body,
        string? token,
        StubSituation? situation = null
    ) => SendUntilAsync(method, path, body, token, situation ?? new StubSituation(), TestContext.Current.CancellationToken);

    public async Task<HttpResponseMessage> SendUntilAsync(
        HttpMethod method,
        string path,
        string body,
        string? token,
        StubSituation situation,
        CancellationToken cancellationToken
    )
    {
        using var handler = new StubSituationHandler(situation, new SocketsHttpHandler());
        using var client = new HttpClient(handler) { BaseAddress = Stub.BaseAddress };
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (token is not null)
            request.Headers.Add("X-Auth-Token", token);
        return await client.SendAsync(request, cancellationToken);
    }

    public void Dispose() => Stub.Dispose();
}
