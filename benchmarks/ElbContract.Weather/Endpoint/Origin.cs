using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ElbContract.Emulator;

namespace ElbContract.Weather.Endpoint;

/// <summary>The emulator behind the endpoint: a healthy service, and the truth of which listeners there are.</summary>
internal sealed class Origin(ElbEmulator emulator) : IDisposable
{
    private const string StrangersName = "elb-contract-0123456789ab";
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };
    private readonly HttpClient _http = new(
        new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
        }
    );

    public string Token => emulator.Ids.Token;

    private string Listeners => $"/v1.0/{emulator.Ids.ProjectId}/elbaas/listeners";

    /// <param name="method">As the client sent it.</param>
    /// <param name="target">Path and query as the client wrote them.</param>
    /// <param name="token">Null for no header.</param>
    /// <param name="body">Empty for none.</param>
    public async Task<Answer> SendAsync(string method, string target, string? token, byte[] body)
    {
        using var request = new HttpRequestMessage(
            new HttpMethod(method),
            new Uri(emulator.BaseAddress.AbsoluteUri.TrimEnd('/') + target, AsWritten)
        );
        if (token is not null)
            request.Headers.TryAddWithoutValidation("X-Auth-Token", token);
        if (body.Length > 0)
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var answer = await _http.SendAsync(request);
        return new Answer(
            (int)answer.StatusCode,
            answer.Content.Headers.ContentType?.ToString(),
            await answer.Content.ReadAsByteArrayAsync()
        );
    }

    public async Task AddStrangerAsync()
    {
        var body = $$"""
            {"loadbalancer_id":"{{emulator.Ids.PublicLoadbalancerId}}","name":"{{StrangersName}}","port":8,
            "protocol":"HTTP","backend_protocol":"HTTP","backend_port":80,"lb_algorithm":"roundrobin"}
            """;
        var answer = await SendAsync("POST", Listeners, Token, Encoding.UTF8.GetBytes(body));
        if (answer.Status != 200)
            throw new InvalidOperationException($"The emulator refuses the stranger's listener with {answer.Status}.");
    }

    /// <summary>How many listeners there are: the strangers', and the others.</summary>
    public async Task<(int Strangers, int Others)> CountAsync()
    {
        using var all = JsonDocument.Parse((await SendAsync("GET", Listeners, Token, [])).Body);
        var strangers = all.RootElement.EnumerateArray().Count(one => one.GetProperty("name").GetString() == StrangersName);
        return (strangers, all.RootElement.GetArrayLength() - strangers);
    }

    public void Dispose() => _http.Dispose();
}
