using ElbContract.Emulator.Identity;
using ElbContract.Specification.Providers;
using static ElbContract.Emulator.Tests.Identity.IdentityClient;

namespace ElbContract.Emulator.Tests.Identity;

/// <summary>How long a token is worth anything.</summary>
public sealed class TokenLifeTests
{
    private readonly SettableTime _time = new();

    [Fact]
    public async Task Token_WorksUntilItsEnd_AndIsUnknownFromThenOn()
    {
        await using var client = await StartAsync(new() { Time = _time });
        var (token, described) = await client.IssuedAsync(Password(Known.User));

        described.GetProperty("issued_at").GetString().Should().Be("2026-02-03T04:05:06.000000Z");
        described.GetProperty("expires_at").GetString().Should().Be("2026-02-04T04:05:06.000000Z");
        _time.Now += TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1);
        (await client.ListedAsync(token)).Should().Be(200);
        _time.Now += TimeSpan.FromSeconds(1);
        (await client.ListedAsync(token)).Should().Be(401);
        (await client.SendAsync(HttpMethod.Get, "/v3/auth/catalog", token: token)).Status.Should().Be(401);
        (await client.SendAsync(HttpMethod.Get, "/v3/auth/tokens", token: Ids.Token, subject: token)).Status.Should().Be(404);
        (await client.ListedAsync(Ids.Token)).Should().Be(200, "the emulator's own token never ends");
    }

    [Fact]
    public async Task Token_LivesAsLongAsTold()
    {
        await using var client = await StartAsync(new() { Time = _time, TokenLifetime = TimeSpan.FromSeconds(90) });
        var (token, described) = await client.IssuedAsync(Password(Known.User));

        described.GetProperty("expires_at").GetString().Should().Be("2026-02-03T04:06:36.000000Z");
        _time.Now += TimeSpan.FromSeconds(89);
        (await client.ListedAsync(token)).Should().Be(200);
        _time.Now += TimeSpan.FromSeconds(1);
        (await client.ListedAsync(token)).Should().Be(401);
    }

    [Fact]
    public async Task Token_ForAToken_EndsWithIt()
    {
        await using var client = await StartAsync(new() { Time = _time });
        var (first, _) = await client.IssuedAsync(Password(Known.User));
        _time.Now += TimeSpan.FromHours(23);

        var (second, described) = await client.IssuedAsync(
            $$$$$"""{"auth":{"identity":{"methods":["token"],"token":{"id":"{{{{{first}}}}}"}}}}"""
        );

        described.GetProperty("expires_at").GetString().Should().Be("2026-02-04T04:05:06.000000Z");
        _time.Now += TimeSpan.FromHours(1);
        (await client.ListedAsync(second)).Should().Be(401);
    }

    [Fact]
    public async Task Token_ThatIsRevoked_IsUnknown()
    {
        await using var client = await StartAsync();
        var (token, _) = await client.IssuedAsync(Password(Known.User));

        (await client.SendAsync(HttpMethod.Delete, "/v3/auth/tokens", token: token, subject: token)).Status.Should().Be(204);

        (await client.ListedAsync(token)).Should().Be(401);
        (await client.SendAsync(HttpMethod.Delete, "/v3/auth/tokens", token: Ids.Token, subject: token)).Status.Should().Be(404);
    }

    [Fact]
    public async Task Token_OfTheEmulatorOrOfAnother_CannotBeRevoked()
    {
        await using var client = await StartAsync();
        var (token, _) = await client.IssuedAsync(Password(Known.User));

        foreach (var (by, subject) in new[] { (Ids.Token, Ids.Token), (Ids.TokenWithoutPermission, token) })
        {
            (await client.SendAsync(HttpMethod.Delete, "/v3/auth/tokens", token: by, subject: subject)).Status.Should().Be(403);
            (await client.ListedAsync(subject)).Should().Be(200);
        }
    }

    [Fact]
    public async Task Token_IsDescribedToItsUser()
    {
        await using var client = await StartAsync();
        var (token, described) = await client.IssuedAsync(Password(Known.User));

        var shown = await client.SendAsync(HttpMethod.Get, "/v3/auth/tokens", token: Ids.Token, subject: token);
        var head = await client.SendAsync(HttpMethod.Head, "/v3/auth/tokens", token: token, subject: token);
        var own = await client.SendAsync(HttpMethod.Get, "/v3/auth/tokens", token: token, subject: Ids.Token);
        var short_ = await client.SendAsync(HttpMethod.Get, "/v3/auth/tokens?nocatalog", token: token, subject: token);

        (shown.Status, shown.SubjectToken).Should().Be((200, token));
        shown.Json.GetProperty("token").GetRawText().Should().Be(described.GetRawText());
        (head.Status, head.Text).Should().Be((200, ""));
        own.Json.GetProperty("token").GetProperty("user").GetProperty("id").GetString().Should().Be(Known.User.Id);
        short_.Json.GetProperty("token").TryGetProperty("catalog", out _).Should().BeFalse();
    }

    [Fact]
    public async Task Token_IsNotDescribedToOthers()
    {
        await using var client = await StartAsync();
        var (token, _) = await client.IssuedAsync(Password(Known.User));

        async Task<int> AskAsync(string? by, string? subject) =>
            (await client.SendAsync(HttpMethod.Get, "/v3/auth/tokens", token: by, subject: subject)).Status;

        (await AskAsync(null, token)).Should().Be(401);
        (await AskAsync("unknown", token)).Should().Be(401);
        (await AskAsync(Ids.TokenWithoutPermission, token)).Should().Be(403);
        (await AskAsync(token, null)).Should().Be(400);
        (await AskAsync(token, "unknown")).Should().Be(404);
    }

    [Fact]
    public void Store_WithMoreThanItHolds_ForgetsTheOldest()
    {
        var store = new TokenStore(_time);
        for (var i = 0; i <= TokenStore.Limit; i++)
            store.Add(Token($"{i}"));

        store.Standing("0").Should().Be(TokenStanding.Unknown);
        store.Standing("1").Should().Be(TokenStanding.Valid);
        store.Standing($"{TokenStore.Limit}").Should().Be(TokenStanding.Valid);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(367 * 24 * 60 * 60)]
    public async Task Start_WithALifetimeOutOfRange_SaysSo(int seconds)
    {
        var start = () => StartAsync(new() { TokenLifetime = TimeSpan.FromSeconds(seconds) });

        await start.Should().ThrowAsync<EmulatorOptionsException>().WithMessage("Tokens live for *; it can be up to 366 days, *");
    }

    private IssuedToken Token(string value) =>
        new(value, Known.User, Known.Projects[0], [Proof.Password], _time.Now, _time.Now + TimeSpan.FromHours(1));
}
