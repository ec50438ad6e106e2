using System.Net;
using System.Text;
using ElbContract.Client.Credentials;
using ElbContract.Emulator;

namespace ElbContract.Cli.Tests;

/// <summary>What the client signs, the emulator takes, and nothing else: each has an implementation of its own.</summary>
public sealed class SignedCallTests : IAsyncLifetime
{
    private const string Body = """{"name":"a b","description":"ä"}""";
    private static readonly DateTimeOffset Now = new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);
    private readonly HttpClient _http = new();
    private ElbEmulator _emulator = null!;

    /// <summary>What of a signed request is changed on its way.</summary>
    public static TheoryData<SignatureForm, string> Changes
    {
        get
        {
            var all = new TheoryData<SignatureForm, string>();
            foreach (var form in Enum.GetValues<SignatureForm>())
            {
                foreach (var change in (string[])["method", "path", "query", "body", "header", "date", "key", "signature", "names", "form"])
                    all.Add(form, change);
            }

            return all;
        }
    }

    private string Listeners => $"{_emulator.BaseAddress}v1.0/{_emulator.Ids.ProjectId}/elbaas/listeners";

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _emulator = await ElbEmulator.StartAsync(new EmulatorOptions { Time = new StoppedTime(Now) }, Ending);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _emulator.DisposeAsync();
    }

    [Theory]
    [InlineData(SignatureForm.Access, "")]
    [InlineData(SignatureForm.Derived, "")]
    [InlineData(SignatureForm.Access, "?loadbalancer_id=a")]
    [InlineData(SignatureForm.Derived, "?loadbalancer_id=a")]
    [InlineData(SignatureForm.Access, "?b=2&a=1&a=0&empty=&bare")]
    [InlineData(SignatureForm.Derived, "?b=2&a=1&a=0&empty=&bare")]
    [InlineData(SignatureForm.Access, "?name=a+b&name=a%20b&x=%2F%3d~%7E")]
    [InlineData(SignatureForm.Derived, "?name=a+b&name=a%20b&x=%2F%3d~%7E")]
    [InlineData(SignatureForm.Access, "//")]
    [InlineData(SignatureForm.Derived, "//")]
    [InlineData(SignatureForm.Access, "/a%20b%2Fc+d(e)")]
    [InlineData(SignatureForm.Derived, "/a%20b%2Fc+d(e)")]
    public async Task Call_ThatIsSigned_StandsAsItsUsersToken(SignatureForm form, string rest)
    {
        using var request = await SignedAsync(form, HttpMethod.Get, Listeners + rest);

        using var answer = await _http.SendAsync(request, Ending);

        answer.StatusCode.Should().Be(rest.StartsWith('/') ? HttpStatusCode.NotFound : HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(SignatureForm.Access)]
    [InlineData(SignatureForm.Derived)]
    public async Task Call_WithABody_IsTakenAsSigned(SignatureForm form)
    {
        using var request = await SignedAsync(form, HttpMethod.Post, Listeners, Body);

        using var answer = await _http.SendAsync(request, Ending);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest, "the body is no listener, and only who is let in learns that");
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Call_ThatIsChangedOnItsWay_Is401(SignatureForm form, string change)
    {
        var address = Listeners.Replace("listeners", "loadbalancers?q=1", StringComparison.Ordinal);
        using var unchanged = await SignedAsync(form, HttpMethod.Post, address, Body);
        using var request = await SignedAsync(form, HttpMethod.Post, address, Body);
        Change(request, change);

        using var taken = await _http.SendAsync(unchanged, Ending);
        using var answer = await _http.SendAsync(request, Ending);

        taken.StatusCode.Should().Be(HttpStatusCode.BadRequest, "it is let in");
        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(15 * 60, HttpStatusCode.OK)]
    [InlineData(-15 * 60, HttpStatusCode.OK)]
    [InlineData((15 * 60) + 1, HttpStatusCode.Unauthorized)]
    [InlineData((-15 * 60) - 1, HttpStatusCode.Unauthorized)]
    public async Task Call_SignedByAnotherClock_IsTakenUpToAQuarterOfAnHour(int seconds, HttpStatusCode status)
    {
        foreach (var form in Enum.GetValues<SignatureForm>())
        {
            using var request = await SignedAsync(form, HttpMethod.Get, Listeners, time: Now.AddSeconds(seconds));

            using var answer = await _http.SendAsync(request, Ending);

            answer.StatusCode.Should().Be(status, $"{form}");
        }
    }

    [Fact]
    public async Task Call_SignedByTheUserWithoutPermission_IsForbidden()
    {
        var user = _emulator.Identity.UserWithoutPermission;
        using var request = await SignedAsync(SignatureForm.Access, HttpMethod.Get, Listeners, keys: (user.AccessKey, user.SecretKey));

        using var answer = await _http.SendAsync(request, Ending);

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Call_SignedWithWrongKeys_Is401()
    {
        var (user, other) = (_emulator.Identity.User, _emulator.Identity.UserWithoutPermission);
        foreach (var keys in new[] { (user.AccessKey, other.SecretKey), ("UNKNOWN", user.SecretKey) })
        {
            using var request = await SignedAsync(SignatureForm.Access, HttpMethod.Get, Listeners, keys: keys);

            using var answer = await _http.SendAsync(request, Ending);

            answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task Call_ThatSaysTheHashOfItsBody_IsTakenAtItsWord()
    {
        using var request = Request(HttpMethod.Post, Listeners, Body);
        request.Headers.Add("x-sdk-content-sha256", "UNSIGNED-PAYLOAD");
        await SignAsync(request, Body, SignatureForm.Access, Now, null);

        using var answer = await _http.SendAsync(request, Ending);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest, "it is let in");
    }

    [Theory]
    [InlineData("SDK-HMAC-SHA256 ")]
    [InlineData("SDK-HMAC-SHA256 Access=KEY")]
    [InlineData("SDK-HMAC-SHA256 Access=KEY, Access=KEY, Signature=0")]
    [InlineData("SDK-HMAC-SHA256 Access=KEY, SignedHeaders=host;x-sdk-date, Signature=")]
    [InlineData("SDK-HMAC-SHA256 Access=KEY, SignedHeaders=host;x-sdk-date;absent, Signature=00")]
    [InlineData("SDK-HMAC-SHA256 Credential=KEY, SignedHeaders=host;x-sdk-date, Signature=00")]
    [InlineData("SDK-HMAC-SHA256 Credential=KEY/20260203/r/elb/other, SignedHeaders=host;x-sdk-date, Signature=00")]
    [InlineData("SDK-HMAC-SHA256 , , ;=;, Signature=a")]
    public async Task Call_WithAnAuthorizationOfAnotherForm_Is401_EvenWithAToken(string authorization)
    {
        using var request = Request(HttpMethod.Get, Listeners, null);
        request.Headers.Add("X-Auth-Token", _emulator.Ids.Token);
        request.Headers.Add("X-Sdk-Date", "20260203T040506Z");
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            authorization.Replace("KEY", _emulator.Identity.User.AccessKey, StringComparison.Ordinal)
        );

        using var answer = await _http.SendAsync(request, Ending);

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Call_WithAnotherKindOfAuthorization_GoesByItsToken()
    {
        using var request = Request(HttpMethod.Get, Listeners, null);
        request.Headers.Add("X-Auth-Token", _emulator.Ids.Token);
        request.Headers.TryAddWithoutValidation("Authorization", "Basic dTpw");

        using var answer = await _http.SendAsync(request, Ending);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Projects_AndCatalogue_AreListedForASignature()
    {
        foreach (var path in new[] { "v3/projects?name=region-1", "v3/auth/catalog" })
        {
            using var request = await SignedAsync(SignatureForm.Access, HttpMethod.Get, _emulator.BaseAddress + path);

            using var answer = await _http.SendAsync(request, Ending);

            answer.StatusCode.Should().Be(HttpStatusCode.OK);
            (await answer.Content.ReadAsStringAsync(Ending)).Should().Contain(_emulator.Ids.ProjectId);
        }
    }

    private async Task<HttpRequestMessage> SignedAsync(
        SignatureForm form,
        HttpMethod method,
        string address,
        string? body = null,
        DateTimeOffset? time = null,
        (string Access, string Secret)? keys = null
    )
    {
        var request = Request(method, address, body);
        await SignAsync(request, body ?? "", form, time ?? Now, keys);
        return request;
    }

    private static HttpRequestMessage Request(HttpMethod method, string address, string? body)
    {
        var asWritten = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        return new(method, new Uri(address, asWritten))
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
        };
    }

    private async Task SignAsync(
        HttpRequestMessage request,
        string body,
        SignatureForm form,
        DateTimeOffset time,
        (string Access, string Secret)? keys
    )
    {
        var user = _emulator.Identity.User;
        var key = new SigningKey
        {
            AccessKey = keys?.Access ?? user.AccessKey,
            SecretKey = keys?.Secret ?? user.SecretKey,
            Form = form,
            Region = "eu-de",
            ProjectId = _emulator.Ids.ProjectId,
        };
        await new SigningCredential(key, new StoppedTime(time)).ApplyAsync(request, Encoding.UTF8.GetBytes(body), Ending);
    }

    private void Change(HttpRequestMessage request, string change)
    {
        var authorization = request.Headers.NonValidated["Authorization"].ToString();
        var key = _emulator.Identity.User.AccessKey;
        void Set(string name, string value)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value).Should().BeTrue();
        }

        switch (change)
        {
            case "method":
                request.Method = HttpMethod.Get;
                break;
            case "path":
                request.RequestUri = new Uri(
                    request.RequestUri!.AbsoluteUri.Replace("loadbalancers", "certificate", StringComparison.Ordinal)
                );
                break;
            case "query":
                request.RequestUri = new Uri(request.RequestUri!.AbsoluteUri.Replace("q=1", "q=2", StringComparison.Ordinal));
                break;
            case "body":
                request.Content = new StringContent(
                    Body.Replace("a b", "a c", StringComparison.Ordinal),
                    Encoding.UTF8,
                    "application/json"
                );
                break;
            case "header":
                Set("X-Project-Id", _emulator.Ids.OtherProjectId);
                break;
            case "date":
                Set("X-Sdk-Date", "20260203T040507Z");
                break;
            case "key":
                Set(
                    "Authorization",
                    authorization.Replace(key, _emulator.Identity.UserWithoutPermission.AccessKey, StringComparison.Ordinal)
                );
                break;
            case "signature":
                Set("Authorization", authorization[..^1] + (authorization[^1] == '0' ? '1' : '0'));
                break;
            case "names":
                Set("Authorization", authorization.Replace("host;", "", StringComparison.Ordinal));
                break;
            case "form":
                var derived = $"Credential={key}/20260203/eu-de/elb/sdk_request";
                Set(
                    "Authorization",
                    authorization.Contains(derived, StringComparison.Ordinal)
                        ? authorization.Replace(derived, $"Access={key}", StringComparison.Ordinal)
                        : authorization.Replace($"Access={key}", derived, StringComparison.Ordinal)
                );
                break;
        }
    }

    private sealed class StoppedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
