using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using static ElbContract.Emulator.Tests.EmulatorClient;

namespace ElbContract.Emulator.Tests;

public sealed class CertificateTests
{
    private static string Certificates { get; } = $"/v1.0/{Ids.ProjectId}/elbaas/certificate";

    [Fact]
    public async Task List_AtTheStart_HoldsBoth()
    {
        await using var emulator = await StartAsync();

        var list = (await emulator.GetAsync(Certificates)).Json;

        list.GetProperty("instance_num").GetString().Should().Be("2");
        list.GetProperty("certificates")
            .EnumerateArray()
            .Select(one => one.GetProperty("id").GetString())
            .Should()
            .Equal(Ids.CertificateId, Ids.SniCertificateId);
    }

    [Fact]
    public async Task Create_AnswersACertificateThatListenersCanUse_UntilItIsDeleted()
    {
        await using var emulator = await StartAsync();
        var (certificate, key) = Pair();

        var made = await emulator.SendAsync(HttpMethod.Post, Certificates, Body(certificate, key));
        var id = made.Json.GetProperty("id").GetString();
        var listener = Listener(443, "HTTPS", "HTTP", more: $""","certificate_id":"{id}" """);

        made.Status.Should().Be(200);
        made.Json.GetProperty("private_key").GetString().Should().Be(key, "providers answer it, and clients are to cope");
        (await emulator.GetAsync($"{Certificates}/{id}")).Text.Should().Be(made.Text);
        await emulator.DeleteAsync(await emulator.AddedAsync(listener));
        var deleted = await emulator.SendAsync(HttpMethod.Delete, $"{Certificates}/{id}", null);
        (deleted.Status, deleted.Text).Should().Be((204, ""));
        (await emulator.SendAsync(HttpMethod.Delete, $"{Certificates}/{id}", null)).Status.Should().Be(404);
        (await emulator.AddAsync(listener)).Status.Should().Be(400);
    }

    [Fact]
    public async Task Create_OfWhatIsNoPair_IsRefused()
    {
        await using var emulator = await StartAsync();
        var (certificate, key) = Pair();
        string[] bodies =
        [
            "",
            "[]",
            "{}",
            Body(certificate, null),
            Body(null, key),
            Body("certificate", "key"),
            Body(certificate, Pair().Key),
        ];

        foreach (var body in bodies)
            (await emulator.SendAsync(HttpMethod.Post, Certificates, body)).Status.Should().Be(400, body);
    }

    private static string Body(string? certificate, string? key) =>
        JsonSerializer.Serialize(
            new
            {
                name = "new",
                certificate,
                private_key = key,
            }
        );

    private static (string Certificate, string Key) Pair()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=a.example.com", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return (certificate.ExportCertificatePem(), key.ExportRSAPrivateKeyPem());
    }
}
