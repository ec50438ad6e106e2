using System.Text;
using System.Text.Json;
using ElbContract.Specification.Answers;

namespace ElbContract.Emulator.Tests;

/// <summary>An emulator with the ids of published contracts, and raw calls to it.</summary>
internal sealed class EmulatorClient : IAsyncDisposable
{
    private readonly ElbEmulator _emulator;
    private readonly HttpClient _client;

    private EmulatorClient(ElbEmulator emulator)
    {
        _emulator = emulator;
        _client = new HttpClient { BaseAddress = emulator.BaseAddress };
    }

    public static ProviderIds Ids => ProviderIds.Example;

    public static string ListenersPath { get; } = $"/v1.0/{Ids.ProjectId}/elbaas/listeners";

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public static async Task<EmulatorClient> StartAsync(EmulatorOptions? options = null) =>
        new(await ElbEmulator.StartAsync((options ?? new EmulatorOptions()) with { Ids = Ids }, Ending));

    public static string Listener(
        int port,
        string protocol = "HTTP",
        string backend = "HTTP",
        string? loadBalancer = null,
        string more = ""
    ) =>
        $$"""
            {"name":"listener-{{port}}","loadbalancer_id":"{{loadBalancer ?? Ids.PublicLoadbalancerId}}","protocol":"{{protocol}}",
            "port":{{port}},"backend_protocol":"{{backend}}","backend_port":80,"lb_algorithm":"roundrobin"{{more}}}
            """.Trim();

    public Task<Reply> AddAsync(string body) => SendAsync(HttpMethod.Post, ListenersPath, body);

    public async Task<string> AddedAsync(string body)
    {
        var added = await AddAsync(body);
        added.Status.Should().Be(200, added.Text);
        return added.Json.GetProperty("id").GetString()!;
    }

    public Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path, body: null);

    public Task<Reply> DeleteAsync(string id) => SendAsync(HttpMethod.Delete, $"{ListenersPath}/{id}", body: null);

    public Task<Reply> StateAsync(string body) => SendAsync(HttpMethod.Post, _emulator.StateUrl.AbsolutePath, body);

    public Task<Reply> SendAsync(HttpMethod method, string path, string? body) => SendAsync(method, path, body, Ids.Token);

    public async Task<Reply> SendAsync(HttpMethod method, string path, string? body, string? token)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (token is not null)
            request.Headers.Add("X-Auth-Token", token);
        using var response = await _client.SendAsync(request, Ending);
        return new Reply(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.ToString(),
            await response.Content.ReadAsStringAsync(Ending)
        );
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _emulator.DisposeAsync();
    }
}

internal sealed record Reply(int Status, string? ContentType, string Text)
{
    public JsonElement Json => JsonElement.Parse(Text);

    /// <summary>The code in the classic error body.</summary>
    public string? Code => Json.GetProperty("error").GetProperty("code").GetString();

    /// <summary>The message in the classic error body.</summary>
    public string? Message => Json.GetProperty("error").GetProperty("message").GetString();
}
