using System.Text;
using System.Text.Json;
using ElbContract.Emulator.Identity;
using ElbContract.Specification.Answers;

namespace ElbContract.Emulator.Tests.Identity;

/// <summary>An emulator with the ids of published contracts, and calls to its identity service.</summary>
internal sealed class IdentityClient : IAsyncDisposable
{
    private readonly ElbEmulator _emulator;
    private readonly HttpClient _client;

    private IdentityClient(ElbEmulator emulator)
    {
        _emulator = emulator;
        _client = new HttpClient { BaseAddress = emulator.BaseAddress };
    }

    public static ProviderIds Ids => ProviderIds.Example;

    public static EmulatedIdentity Known { get; } = new(ProviderIds.Example);

    public int Port => _emulator.BaseAddress.Port;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public static async Task<IdentityClient> StartAsync(EmulatorOptions? options = null) =>
        new(await ElbEmulator.StartAsync((options ?? new EmulatorOptions()) with { Ids = Ids }, Ending));

    public static string Password(EmulatedUser user, string scope = "") =>
        $$$$$"""
            {"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"{{{{{user.Name}}}}}",
            "domain":{"name":"{{{{{EmulatedIdentity.DomainName}}}}}"},
            "password":"{{{{{user.Password}}}}}"}}}{{{{{scope}}}}}}}
            """;

    public async Task<(string Token, JsonElement Described)> IssuedAsync(string body)
    {
        var issued = await SendAsync(HttpMethod.Post, "/v3/auth/tokens", body);
        issued.Status.Should().Be(201, issued.Text);
        return (issued.SubjectToken!, issued.Json.GetProperty("token"));
    }

    public async Task<IdentityReply> SendAsync(
        HttpMethod method,
        string path,
        string? body = null,
        string? token = null,
        string? subject = null,
        string? host = null
    )
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Host = host;
        if (body is not null)
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (token is not null)
            request.Headers.Add("X-Auth-Token", token);
        if (subject is not null)
            request.Headers.Add("X-Subject-Token", subject);
        using var response = await _client.SendAsync(request, Ending);
        return new(
            (int)response.StatusCode,
            response.Headers.TryGetValues("X-Subject-Token", out var issued) ? issued.Single() : null,
            await response.Content.ReadAsStringAsync(Ending)
        );
    }

    /// <summary>The status of a call to the endpoint with the token.</summary>
    public async Task<int> ListedAsync(string token) =>
        (await SendAsync(HttpMethod.Get, $"/v1.0/{Ids.ProjectId}/elbaas/listeners", token: token)).Status;

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _emulator.DisposeAsync();
    }
}

internal sealed record IdentityReply(int Status, string? SubjectToken, string Text)
{
    public JsonElement Json => JsonElement.Parse(Text);

    /// <summary>Code, title and message of Keystone's error body.</summary>
    public (int Code, string? Title, string? Message) Error
    {
        get
        {
            var error = Json.GetProperty("error");
            return (error.GetProperty("code").GetInt32(), error.GetProperty("title").GetString(), error.GetProperty("message").GetString());
        }
    }
}
