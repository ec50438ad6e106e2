using System.Text;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Tests.Redaction;

public sealed class RedactorTests
{
    private static readonly Redactor Knowing = new([
        new("real-token-value", "token"),
        new("real-token", "other"),
        new("short", "p"),
        new("public-token", "public-token"),
    ]);

    [Theory]
    [InlineData("X-Auth-Token", "real-token-value", "token")]
    [InlineData("x-auth-token", "public-token", "public-token")]
    [InlineData("X-Auth-Token", "anything", "redacted")]
    [InlineData("X-Auth-Token", "", "")]
    [InlineData("authorization", "Basic abc", "redacted")]
    [InlineData("Set-Cookie", "a=b", "redacted")]
    [InlineData("X-Project-Id", "short", "p")]
    [InlineData("X-Other", "a real-token-value b", "a token b")]
    [InlineData("X-Other", "anything short", "anything short")]
    public void Header_KeepsNoCredential(string name, string value, string kept) =>
        Knowing.Header(name, value).Should().Be(KeyValuePair.Create(name, kept));

    [Theory]
    [InlineData("/v1.0/short/short-cut?short", "/v1.0/p/short-cut?short")]
    [InlineData("/v1.0/sho%72t/x", "/v1.0/p/x")]
    [InlineData("/x?token=real-token-value", "/x?token=token")]
    [InlineData("/", "/")]
    [InlineData("", "")]
    public void Target_KeepsNoKnownSegment(string target, string kept) => Knowing.Target(target).Should().Be(kept);

    [Fact]
    public void Bytes_LongestFirst_AndAllOfThem() => Text("real-token-value,real-token,real-token-value").Should().Be("token,other,token");

    [Theory]
    [InlineData(" ")]
    [InlineData("\u00A0")]
    [InlineData("\u00AD")]
    [InlineData("\u200B")]
    [InlineData("\u200D")]
    [InlineData("\u2060")]
    [InlineData("\u2003")]
    [InlineData("\u202F")]
    [InlineData("\uFEFF")]
    public void Bytes_SignsThatNobodySeesBetweenThoseOfASecret_HideNothing(string between)
    {
        Text($"a {string.Join(between, "real-token-value".ToCharArray())} é").Should().Be("a token é");
        Text($"a real{between}-token-value.").Should().Be("a token.");
    }

    [Theory]
    [InlineData("pässwörd-é")]
    [InlineData("пароль-и-ключ")]
    [InlineData("密码是很长的一个")]
    public void Bytes_ASecretOfOtherLettersThanAscii_IsFound(string secret) =>
        Encoding.UTF8.GetString(Knowing.With(secret, "x").Bytes(Encoding.UTF8.GetBytes($"é {secret} é")).Span).Should().Be("é x é");

    [Fact]
    public void Bytes_NothingToReplace_IsTheSameMemory()
    {
        ReadOnlyMemory<byte> bytes = new byte[] { 0xFF, 0x00, 1 };
        Knowing.Bytes(bytes).Should().Be(bytes);
    }

    [Fact]
    public void With_KnowsOneMore() =>
        Encoding
            .UTF8.GetString(Knowing.With("another-secret", "x").Bytes("another-secret real-token"u8.ToArray()).Span)
            .Should()
            .Be("x other");

    [Fact]
    public void Strict_KeepsNoCredential() => Redactor.Strict.Header("X-Auth-Token", "anything").Value.Should().Be("redacted");

    private static string Text(string text) => Encoding.UTF8.GetString(Knowing.Bytes(Encoding.UTF8.GetBytes(text)).Span);
}
