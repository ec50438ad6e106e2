using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ElbContract.Loopback;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Tests.Forwarding;

public sealed class GatewayTlsTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [Fact]
    public async Task SelfSigned_IsTlsFailed()
    {
        using var certificate = Certificate("localhost", Now.AddDays(-1), Now.AddDays(1));
        await FailsAsync(certificate, "its certificate is self-signed");
    }

    [Fact]
    public async Task WrongHost_IsTlsFailed()
    {
        using var certificate = Certificate("elsewhere.example", Now.AddDays(-1), Now.AddDays(1));
        await FailsAsync(certificate, "its certificate is for another host name, its certificate is self-signed");
    }

    [Fact]
    public async Task Expired_IsTlsFailed()
    {
        using var certificate = Certificate("localhost", new(2020, 1, 2, 0, 0, 0, TimeSpan.Zero), new(2021, 3, 4, 0, 0, 0, TimeSpan.Zero));
        await FailsAsync(certificate, "its certificate is valid from 2020-01-02 to 2021-03-04 only, its certificate is self-signed");
    }

    [Fact]
    public async Task UnknownAuthority_IsTlsFailed()
    {
        using var authority = Certificate("authority.example", Now.AddDays(-2), Now.AddDays(2), isAuthority: true);
        using var certificate = Certificate("localhost", Now.AddDays(-1), Now.AddDays(1), authority);
        await FailsAsync(certificate, "its certificate is from an authority that is not trusted here");
    }

    [Fact]
    public async Task NoTls_IsTlsFailed()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        await using var run = await GatewayRun.StartAsync(new Uri($"https://localhost:{port}"));
        var sending = run.SendAsync();
        using (var client = await listener.AcceptTcpClientAsync(GatewayRun.Stop))
            await LoopbackServer.WriteAsync(client.GetStream(), "HTTP/1.1 400 Bad Request\r\n\r\n", GatewayRun.Stop);

        (await sending).StatusCode.Should().Be(HttpStatusCode.BadGateway);
        run.Exchange().Outcome.Should().Be(ExchangeOutcome.TlsFailed);
        run.Exchange().Reason.Should().StartWith($"TLS with localhost:{port} failed: it does not speak TLS, or not our versions (");
    }

    [Fact]
    public async Task Insecure_AcceptsAnyCertificate()
    {
        using var certificate = Certificate("elsewhere.example", Now.AddDays(-3), Now.AddDays(-1));
        await using var target = Target(certificate);
        await using var run = await GatewayRun.StartAsync(target, options => options with { Insecure = true });
        using var answer = await run.SendAsync();

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        run.Exchange().Outcome.Should().Be(ExchangeOutcome.Answered);
    }

    internal static X509Certificate2 SelfSigned() => Certificate("localhost", Now.AddDays(-1), Now.AddDays(1));

    private static async Task FailsAsync(X509Certificate2 certificate, string problem)
    {
        await using var target = Target(certificate);
        await using var run = await GatewayRun.StartAsync(target);

        await GatewayFailureTests.FailsAsync(run, 502, ExchangeOutcome.TlsFailed, $"TLS with localhost:{target.Port} failed: {problem}");
        target.Requests.Should().BeEmpty("credentials are for a verified endpoint");
    }

    private static LoopbackServer Target(X509Certificate2 certificate) =>
        new((_, stream, stop) => LoopbackServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", stop), certificate);

    private static X509Certificate2 Certificate(
        string host,
        DateTimeOffset from,
        DateTimeOffset until,
        X509Certificate2? authority = null,
        bool isAuthority = false
    )
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        if (authority is null)
            return request.CreateSelfSigned(from, until);
        using var issued = request.Create(authority, from, until, [1, 2, 3]);
        return issued.CopyWithPrivateKey(key);
    }
}
