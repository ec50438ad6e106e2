using System.Text.Json;
using ElbContract.Client.Certificates;
using ElbContract.Client.Errors;
using ElbContract.Loopback;

namespace ElbContract.Client.Tests.Certificates;

public sealed class CertificateTests
{
    private const string Key = "-----BEGIN RSA PRIVATE KEY-----\nMIIEcanarycanarycanary\ncanary2canary2\n-----END RSA PRIVATE KEY-----\n";

    private static readonly CreateCertificateRequest Request = new()
    {
        Name = "c",
        Domain = "a.example.com",
        CertificatePem = "pem",
        PrivateKeyPem = Key,
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"certificates":[{"id":"a","name":"n","domain":"d","private_key":"canary"}],"instance_num":"1"}""")]
    [InlineData("""[{"id":"a","name":"n","domain":"d"}]""")]
    public async Task List_EitherForm_ReadsThem(string body)
    {
        await using var server = LoopbackServer.Answering(200, body);

        var certificates = await Client(server).ListCertificatesAsync(Stop);

        certificates
            .Should()
            .Equal(
                new Certificate
                {
                    Id = "a",
                    Name = "n",
                    Domain = "d",
                }
            );
        certificates[0].ToString().Should().NotContain("canary");
        server.Requests.Single().Line.Should().Be("GET /v1.0/p/elbaas/certificate HTTP/1.1");
    }

    [Fact]
    public async Task Create_SendsAllAndReadsTheCertificate()
    {
        await using var server = LoopbackServer.Answering(200, """{"id":"a","name":"c","domain":null,"private_key":"canary"}""");

        (await Client(server).CreateCertificateAsync(Request, Stop)).Should().Be(new Certificate { Id = "a", Name = "c" });

        server.Requests.Single().Line.Should().Be("POST /v1.0/p/elbaas/certificate HTTP/1.1");
        var sent = JsonElement.Parse(server.Requests.Single().Text);
        sent.EnumerateObject().Select(member => member.Name).Should().Equal("name", "domain", "certificate", "private_key");
        sent.GetProperty("private_key").GetString().Should().Be(Key);
    }

    [Fact]
    public async Task Create_ProviderRepeatsTheKey_IsMasked()
    {
        var repeated = JsonSerializer.Serialize(
            new { error = new { message = "no key: " + Key + " at canary2canary2", code = "MIIEcanarycanarycanary" } }
        );
        await using var server = LoopbackServer.Answering(400, repeated);
        var thrown = (
            await Client(server).Invoking(c => c.CreateCertificateAsync(Request, Stop)).Should().ThrowAsync<BadRequestException>()
        ).Which;

        $"{thrown} {thrown.Error} {Request}".Should().NotContain("canary").And.Contain("no key: *** at ***");
    }

    [Fact]
    public async Task Create_WithoutId_Throws()
    {
        await using var server = LoopbackServer.Answering(200, "{}");
        var thrown = await Client(server)
            .Invoking(c => c.CreateCertificateAsync(Request, Stop))
            .Should()
            .ThrowAsync<AnswerFormatException>();

        thrown.Which.Problem.Should().Be("without an id");
    }

    [Theory]
    [InlineData(204, true)]
    [InlineData(404, false)]
    public async Task Delete_SaysWhetherItWasThere(int status, bool deleted)
    {
        await using var server = LoopbackServer.Answering(status, "");

        (await Client(server).DeleteCertificateAsync("a?b", Stop)).Should().Be(deleted);

        server.Requests.Single().Line.Should().Be("DELETE /v1.0/p/elbaas/certificate/a%3Fb HTTP/1.1");
    }

    [Theory]
    [InlineData(404, """{"error_code":"APIGW.0101"}""")]
    [InlineData(400, """{"error":{"message":"in use","code":"ELB.7"}}""")]
    public async Task Delete_AnythingElse_Throws(int status, string body)
    {
        await using var server = LoopbackServer.Answering(status, body);

        await Client(server).Invoking(c => c.DeleteCertificateAsync("a", Stop)).Should().ThrowAsync<ElbProviderException>();
    }

    private static ElbClient Client(LoopbackServer server) =>
        new(new HttpClient(), new ElbClientOptions { Endpoint = server.Address, ProjectId = "p" }, "token");
}
