using ElbContract.Client.Credentials;

namespace ElbContract.Client.Tests.Credentials;

/// <summary>What tests of tokens do over and over.</summary>
internal static class IamCalls
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static IamOptions Options(this IamServer server, TimeProvider? time = null) =>
        Options(server.Address) with
        {
            Time = time ?? TimeProvider.System,
        };

    public static IamOptions Options(Uri address) =>
        new()
        {
            AuthUrl = address,
            UserName = "tester",
            Password = "canary-password",
            UserDomainName = "OTC1",
            RetryDelay = TimeSpan.FromMilliseconds(1),
        };

    /// <summary>The token that it puts on a request.</summary>
    public static async Task<string> TokenAsync(ICredential credential)
    {
        using var request = new HttpRequestMessage();
        await credential.ApplyAsync(request, default, Stop);
        return request.Headers.GetValues("X-Auth-Token").Single();
    }

    public static async Task FailsAsync(IamCredential credential, string message)
    {
        var thrown = (await credential.Awaiting(TokenAsync).Should().ThrowAsync<CredentialException>()).Which;
        thrown.Message.Should().Match($"http*/v3/auth/tokens {message}").And.NotContainAny("\n", "\r");
        thrown.ToString().Should().NotContain("canary");
    }
}
