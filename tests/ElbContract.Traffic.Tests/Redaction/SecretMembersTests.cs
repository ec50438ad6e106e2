using System.Net;
using System.Text;
using System.Text.Json;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Tests.Redaction;

/// <summary>What is secret in a body by its name or form, as a captured exchange keeps it.</summary>
public sealed class SecretMembersTests
{
    private const string Pem = "-----BEGIN RSA PRIVATE KEY-----\nMIIEcanary+/=\n-----END RSA PRIVATE KEY-----\n";

    [Theory]
    [InlineData("""{"private_key":"canary"}""", """{"private_key":"redacted"}""")]
    [InlineData("""{ "private_key" : "canary" , "name":"n"}""", """{ "private_key" : "redacted" , "name":"n"}""")]
    [InlineData("""{"a":{"Password":"canary"},"b":[{"secret":"canary"},{"secretKey":"canary"}]}""", """{"a":{"Password":"redacted"},"b":[{"secret":"redacted"},{"secretKey":"redacted"}]}""")]
    [InlineData("""{"password":"can\"ary\\\"","token":"canary\\"}""", """{"password":"redacted","token":"redacted"}""")]
    [InlineData("""{"token":{"id":"t","secret":"canary"},"password":null,"secret":""}""", """{"token":{"id":"t","secret":"redacted"},"password":null,"secret":""}""")]
    [InlineData("""{"auth-token":"canary","access_key":"canary","client_secret":"canary","X-Auth-Token":"canary"}""", """{"auth-token":"redacted","access_key":"redacted","client_secret":"redacted","X-Auth-Token":"redacted"}""")]
    [InlineData("""{"private_key":"canary""", """{"private_key":"redacted""")]
    [InlineData("""{"private_key":"canary\""", """{"private_key":"redacted""")]
    [InlineData("""he said: 5" of {"password":"canary"}""", """he said: 5" of {"password":"redacted"}""")]
    [InlineData("""{"error":{"message":"{\"private_key\":\"can\\\"ary\",\"name\":\"n\"}"}}""", """{"error":{"message":"{\"private_key\":\"redacted\",\"name\":\"n\"}"}}""")]
    public async Task Member_IsKeptWithoutItsValue(string body, string kept) => (await KeptAsync(body)).Should().Be(kept);

    [Theory]
    [InlineData("-----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----", "redacted")]
    [InlineData("a -----BEGIN EC PRIVATE KEY-----canary-----END EC PRIVATE KEY----- b", "a redacted b")]
    [InlineData("""{"message":"not a key: -----BEGIN ENCRYPTED PRIVATE KEY-----\ncanary"}""", """{"message":"not a key: redacted"}""")]
    [InlineData("-----BEGIN PRIVATE KEY-----\ncanary", "redacted")]
    public async Task PrivateKey_IsKeptNowhere(string body, string kept) => (await KeptAsync(body)).Should().Be(kept);

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    [InlineData("\"password\"")]
    [InlineData("\"password\":")]
    [InlineData("{\"password\":\"")]
    [InlineData("----------BEGIN")]
    [InlineData("-----BEGIN PRIVATE KEY")]
    [InlineData("""{"name":"password","description":"token: secret","tokens":"3","a":["secret"],"port":80,"tcp_draining":true}""")]
    [InlineData("""{"certificate":"-----BEGIN CERTIFICATE-----\nMIID\n-----END CERTIFICATE-----"}""")]
    public async Task Everything_Else_IsKeptAsItIs(string body) => (await KeptAsync(body)).Should().Be(body);

    [Fact]
    public async Task Exchange_OfACertificate_HoldsNoKeyOnEitherSide()
    {
        var exchange = await CapturedAsync(JsonSerializer.Serialize(new { certificate = "pem", private_key = Pem }), JsonSerializer.Serialize(new { certificates = new[] { new { id = "a", private_key = Pem } } }));

        Text(exchange.Request.Body).Should().Be("""{"certificate":"pem","private_key":"redacted"}""");
        Text(exchange.Response!.Body).Should().Be("""{"certificates":[{"id":"a","private_key":"redacted"}]}""");
    }

    private static async Task<string> KeptAsync(string body) => Text((await CapturedAsync("", body)).Response!.Body);

    private static async Task<Exchange> CapturedAsync(string request, string response)
    {
        Exchange? captured = null;
        using var http = new HttpClient(new CapturingHandler(exchange => captured = exchange, Redactor.Strict) { InnerHandler = new Answering(response) });
        using var content = new StringContent(request);
        using var answer = await http.PostAsync("http://localhost/", content, TestContext.Current.CancellationToken);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().Be(response, "the client is answered what the provider sent");
        return captured!;
    }

    private static string Text(ReadOnlyMemory<byte> body) => Encoding.UTF8.GetString(body.Span);

    private sealed class Answering(string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body) });
    }
}
