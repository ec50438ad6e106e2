using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ElbContract.Client.Credentials;

namespace ElbContract.Client.Tests.Credentials;

public sealed class IamFailureTests
{
    private const string First = "canary-token-1";
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Apply_PassingTrouble_TriesAgain(int status)
    {
        await using var server = new IamServer(
            IamServer.Answer(status, ""),
            IamServer.Answer(status, "", "Retry-After: 0\r\n"),
            "Connection: close",
            IamServer.Token(First, Day)
        );
        using var credential = new IamCredential(Options(server));

        (await IamCalls.TokenAsync(credential)).Should().Be(First);
        server.Count.Should().Be(4);
    }

    [Theory]
    [InlineData(400, "", "does not understand the request (400): check --auth-url, --user-domain and the project.", 1)]
    [InlineData(401, "", "refuses the user name or password (401): check --username, --password and --user-domain.", 1)]
    [InlineData(403, "", "refuses the user (403): check whether the account is locked, and whether the user has a role in the project.", 1)]
    [InlineData(404, "", "knows no such address or project (404): check --auth-url, which usually ends in /v3, and the project.", 1)]
    [InlineData(
        302,
        "Location: http://127.0.0.1:1/\r\n",
        "redirects (302), and no password is sent to another address: give the final address as --auth-url.",
        1
    )]
    [InlineData(418, "", "answers 418, which is not how an identity service answers: check --auth-url.", 1)]
    [InlineData(429, "", "is throttled (429): try again later, or with fewer runs at once.", 4)]
    [InlineData(
        429,
        "Retry-After: 3600\r\n",
        "is throttled (429, it asks to wait 3600 s): try again later, or with fewer runs at once.",
        1
    )]
    [InlineData(500, "", "failed (500): try again later.", 1)]
    [InlineData(503, "", "failed (503): try again later.", 4)]
    [InlineData(
        201,
        "",
        "answers 201, but without X-Subject-Token: check that --auth-url is the address of an identity service (Keystone v3).",
        1
    )]
    [InlineData(
        201,
        "X-Subject-Token: canary token\r\n",
        "answers 201, but its X-Subject-Token cannot be sent in a header: check that --auth-url is the address of an identity "
            + "service (Keystone v3).",
        1
    )]
    [InlineData(
        200,
        "X-Subject-Token: canary\r\n",
        "answers 200, but its body does not describe a token: check that --auth-url is the address of an identity service (Keystone v3).",
        1
    )]
    public async Task Apply_NoToken_SaysWhyInOneLine(int status, string headers, string message, int requests)
    {
        await using var server = new IamServer(IamServer.Answer(status, "<html>canary-password tester</html>", headers));
        using var credential = new IamCredential(Options(server));

        await IamCalls.FailsAsync(credential, message);
        server.Count.Should().Be(requests);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"token":"canary"}""")]
    [InlineData("""{"token":{"expires_at":""")]
    public async Task Apply_NoDescriptionOfAToken_SaysSo(string body)
    {
        await using var server = new IamServer(IamServer.Answer(201, body, "X-Subject-Token: canary\r\n"));
        using var credential = new IamCredential(Options(server));
        await IamCalls.FailsAsync(credential, "answers 201, but its body does not describe a token: *");
    }

    [Theory]
    [InlineData(IamServer.Hang)]
    [InlineData("HTTP/1.1 201 Any\r\nX-Subject-Token: canary\r\nContent-Length: 100\r\n\r\n{")]
    public async Task Apply_NoEndOfTheAnswer_SaysSo(string answer)
    {
        await using var server = new IamServer(answer);
        using var credential = new IamCredential(
            Options(server) with
            {
                Timeout = TimeSpan.FromSeconds(0.4),
                AttemptTimeout = TimeSpan.FromSeconds(0.2),
            }
        );
        await IamCalls.FailsAsync(credential, "gave no complete answer within 0.4 s: check --auth-url and the network (no proxy used).");
    }

    [Fact]
    public async Task Apply_NobodyThere_SaysSo()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        using var nobody = new IamCredential(IamCalls.Options(new Uri($"http://127.0.0.1:{port}/v3")));
        using var nowhere = new IamCredential(IamCalls.Options(new Uri("http://iam.invalid/v3")));
        await using var server = new IamServer("SMTP ready\r\nConnection: close");
        using var other = new IamCredential(Options(server));

        await IamCalls.FailsAsync(nobody, "cannot be connected to: check --auth-url and the network (no proxy used).");
        await IamCalls.FailsAsync(nowhere, "cannot be reached, because its host name is not known: check --auth-url.");
        await IamCalls.FailsAsync(other, "does not speak HTTP: check --auth-url.");
    }

    [Fact]
    public async Task Apply_CertificateOfAnother_IsTrustedOnlyWhenToldSo()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = DateTimeOffset.UtcNow;
        using var certificate = new CertificateRequest("CN=another.example", key, HashAlgorithmName.SHA256).CreateSelfSigned(
            now.AddDays(-1),
            now.AddDays(1)
        );
        await using var server = new IamServer(certificate, IamServer.Token(First, Day));
        using var strict = new IamCredential(Options(server));
        using var insecure = new IamCredential(Options(server) with { Insecure = true });

        await IamCalls.FailsAsync(
            strict,
            "is not trusted, because its certificate is for another host name: check --auth-url, or give --insecure."
        );
        (await IamCalls.TokenAsync(insecure)).Should().Be(First);
    }

    private static IamOptions Options(IamServer server) => server.Options();
}
