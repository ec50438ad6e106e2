using ElbContract.Client.Credentials;

namespace ElbContract.Client.Tests.Credentials;

public sealed class TokenCredentialTests
{
    private const string Canary = "canary-token-that-was-given";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Apply_ReplacesTheTokenAndNamesItAsSecret()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://127.0.0.1/");
        request.Headers.Add("X-Auth-Token", "symbolic");

        (await new TokenCredential(Canary).ApplyAsync(request, default, Stop)).Should().Equal(Canary);

        request.Headers.GetValues("X-Auth-Token").Should().Equal(Canary);
    }

    [Fact]
    public async Task Renew_HasNoOther()
    {
        using var request = new HttpRequestMessage();
        (await new TokenCredential(Canary).RenewAsync(request, Stop)).Should().BeFalse();
    }

    [Theory]
    [InlineData("", "No request can be authenticated: the token is missing: give ELB_TOKEN.")]
    [InlineData(
        "canary token",
        "No request can be authenticated: the token holds a character that headers do not allow, such as a space or a new line: check "
            + "how it was copied."
    )]
    [InlineData(
        "canary\n",
        "No request can be authenticated: the token holds a character that headers do not allow, such as a space or a new line: check "
            + "how it was copied."
    )]
    public void ATokenThatNoHeaderCanCarry_IsRefusedWithoutBeingShown(string token, string message) =>
        FluentActions.Invoking(() => new TokenCredential(token)).Should().Throw<CredentialException>().WithMessage(message);

    [Fact]
    public void ToString_KeepsItToItself() => new TokenCredential(Canary).ToString().Should().NotContain("canary");
}
