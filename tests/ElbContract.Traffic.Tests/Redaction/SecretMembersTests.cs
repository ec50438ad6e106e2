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
    [InlineData(
        """{"a":{"Password":"canary"},"b":[{"secret":"canary"},{"secretKey":"canary"}]}""",
        """{"a":{"Password":"redacted"},"b":[{"secret":"redacted"},{"secretKey":"redacted"}]}"""
    )]
    [InlineData("""{"password":"can\"ary\\\"","token":"canary\\"}""", """{"password":"redacted","token":"redacted"}""")]
    [InlineData(
        """{"token":{"id":"t","secret":"canary"},"password":null,"secret":""}""",
        """{"token":{"id":"redacted","secret":"redacted"},"password":null,"secret":""}"""
    )]
    [InlineData(
        """{"auth-token":"canary","access_key":"canary","client_secret":"canary","X-Auth-Token":"canary"}""",
        """{"auth-token":"redacted","access_key":"redacted","client_secret":"redacted","X-Auth-Token":"redacted"}"""
    )]
    [InlineData("""{"private_key":"canary""", """{"private_key":"redacted""")]
    [InlineData("""{"private_key":"canary\""", """{"private_key":"redacted""")]
    [InlineData("""he said: 5" of {"password":"canary"}""", """he said: 5" of {"password":"redacted"}""")]
    [InlineData(
        """{"error":{"message":"{\"private_key\":\"can\\\"ary\",\"name\":\"n\"}"}}""",
        """{"error":{"message":"{\"private_key\":\"redacted\",\"name\":\"n\"}"}}"""
    )]
    public void Member_IsKeptWithoutItsValue(string body, string kept) => Kept(body).Should().Be(kept);

    [Theory]
    [InlineData("-----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----", "redacted")]
    [InlineData("a -----BEGIN EC PRIVATE KEY-----canary-----END EC PRIVATE KEY----- b", "a redacted b")]
    [InlineData("""{"message":"not a key: -----BEGIN ENCRYPTED PRIVATE KEY-----\ncanary"}""", """{"message":"not a key: redacted"}""")]
    [InlineData("-----BEGIN PRIVATE KEY-----\ncanary", "redacted")]
    public void PrivateKey_IsKeptNowhere(string body, string kept) => Kept(body).Should().Be(kept);

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
    public void Everything_Else_IsKeptAsItIs(string body) => Kept(body).Should().Be(body);

    [Fact]
    public void Exchange_OfACertificate_HoldsNoKeyOnEitherSide()
    {
        var request = new CapturedRequest(
            "POST",
            "/",
            [],
            JsonSerializer.SerializeToUtf8Bytes(new { certificate = "pem", private_key = Pem })
        );
        var response = new CapturedResponse(
            200,
            [],
            JsonSerializer.SerializeToUtf8Bytes(new { certificates = new[] { new { id = "a", private_key = Pem } } })
        );

        Text(Redactor.Strict.Apply(request).Body).Should().Be("""{"certificate":"pem","private_key":"redacted"}""");
        Text(Kept(response).Body).Should().Be("""{"certificates":[{"id":"a","private_key":"redacted"}]}""");
    }

    private static string Kept(string body) => Text(Kept(new CapturedResponse(200, [], Encoding.UTF8.GetBytes(body))).Body);

    private static CapturedResponse Kept(CapturedResponse response) =>
        Redactor.Strict.Apply(new CapturedRequest("GET", "/", [], default), response, null).Response!;

    private static string Text(ReadOnlyMemory<byte> body) => Encoding.UTF8.GetString(body.Span);
}
