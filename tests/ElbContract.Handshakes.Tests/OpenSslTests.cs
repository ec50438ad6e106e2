using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ElbContract.Specification.Listeners;

namespace ElbContract.Handshakes.Tests;

/// <summary>A server that is not ours.</summary>
public sealed class OpenSslTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elb-handshakes-").FullName;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scan_OfAServerWithAnRsaCertificate_SaysWhatCouldNotBeAsked_AndWhatItTakesBesides()
    {
        using var key = RSA.Create(2048);
        using var server = await StartAsync(
            key,
            new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            "AES128-SHA256:ECDHE-RSA-AES128-SHA256:DHE-RSA-CHACHA20-POLY1305:@SECLEVEL=0"
        );
        using var scanner = new HandshakeScanner();

        var scan = await scanner.ScanAsync(new(server.EndPoint, [TlsVersion.Tls12], CipherSets.Extended), Ending);

        scan.Keys.Should().Equal(CertificateKey.Rsa);
        Names(scan, Standing.Taken)
            .Should()
            .BeEquivalentTo(
                "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
                "TLS_RSA_WITH_AES_128_CBC_SHA256",
                "TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256"
            );
        scan.Departures.Should().Contain(suite => !suite.IsListed && suite.Number == 0xCCAA);
        Names(scan, Standing.NotAskable)
            .Should()
            .HaveCount(4 + 5)
            .And.OnlyContain(name => name.Contains("_ECDSA_") || name.Contains("_DSS_"));
        scan.Suites.First(suite => suite.Standing == Standing.NotAskable)
            .Why.Should()
            .Be("it needs a certificate with a key for ECDSA, and the listener shows RSA");
        Names(scan, Standing.Refused).Should().HaveCount(27 - 2 - 9);
        scan.Versions.Single(version => version.Version == TlsVersion.Tls13).Standing.Should().Be(Standing.Taken, "nobody forbade it");
    }

    [Fact]
    public async Task Scan_OfAServerWithAnEcdsaCertificate_HoldsSuitesOfOthersAgainstNobody()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var server = await StartAsync(
            key,
            new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256),
            "ECDHE-ECDSA-AES128-GCM-SHA256"
        );
        using var scanner = new HandshakeScanner();

        var scan = await scanner.ScanAsync(new(server.EndPoint, [TlsVersion.Tls12], CipherSets.Default), Ending);

        scan.Keys.Should().Equal(CertificateKey.Ecdsa);
        Names(scan, Standing.NotAskable).Should().HaveCount(4);
        scan.Departures.Select(suite => suite.Name)
            .Should()
            .Contain("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256")
            .And.NotContain(name => name.Contains("_RSA_"));
    }

    /// <summary>It has none of the set, and its certificate is not to be seen: nobody is to blame.</summary>
    [Fact]
    public async Task Scan_OfAServerThatTakesNoSuiteOfTheSet_HasNoAnswer()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var server = await StartAsync(
            key,
            new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256),
            "ECDHE-RSA-AES128-SHA256"
        );
        using var scanner = new HandshakeScanner();

        var scan = await scanner.ScanAsync(new(server.EndPoint, [TlsVersion.Tls12], CipherSets.Default), Ending);

        Names(scan, Standing.Unknown).Should().HaveCount(4);
        scan.Versions.Single(version => version.Version == TlsVersion.Tls12).Standing.Should().Be(Standing.Unknown);
        scan.Departures.Should().NotContain(suite => suite.IsListed);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static IEnumerable<string> Names(HandshakeScan scan, Standing standing) =>
        scan.Suites.Where(suite => suite.Version == TlsVersion.Tls12 && suite.Standing == standing).Select(suite => suite.Name);

    private async Task<Server> StartAsync(AsymmetricAlgorithm key, CertificateRequest request, string ciphers)
    {
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var (keyFile, certificateFile) = (Path.Combine(_folder, "key.pem"), Path.Combine(_folder, "certificate.pem"));
        await File.WriteAllTextAsync(keyFile, key.ExportPkcs8PrivateKeyPem(), Ending);
        await File.WriteAllTextAsync(certificateFile, certificate.ExportCertificatePem(), Ending);
        var endPoint = Free();
        var start = new ProcessStartInfo("openssl")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (
            var argument in (string[])
                [
                    "s_server",
                    "-accept",
                    endPoint.ToString(),
                    "-key",
                    keyFile,
                    "-cert",
                    certificateFile,
                    "-cipher",
                    ciphers,
                    "-www",
                    "-quiet",
                ]
        )
            start.ArgumentList.Add(argument);
        var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            process.Dispose();
            Assert.Skip("openssl is not installed: it is the server that this asks.");
        }

        var server = new Server(process, endPoint);
        await server.ListeningAsync(Ending);
        return server;
    }

    private static IPEndPoint Free()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return (IPEndPoint)probe.LocalEndpoint;
    }

    private sealed class Server(Process process, IPEndPoint endPoint) : IDisposable
    {
        public IPEndPoint EndPoint => endPoint;

        public async Task ListeningAsync(CancellationToken cancellationToken)
        {
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            for (var tries = 0; ; tries++)
            {
                using var client = new TcpClient();
                try
                {
                    await client.ConnectAsync(endPoint, cancellationToken);
                    return;
                }
                catch (SocketException) when (tries < 200 && !process.HasExited)
                {
                    await Task.Delay(50, cancellationToken);
                }
            }
        }

        public void Dispose()
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
    }
}
