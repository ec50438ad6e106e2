using System.Text;
using ElbContract.Client.Errors;
using ElbContract.Specification.Listeners;

namespace ElbContract.Client.Tests.Errors;

public sealed class ProviderErrorReaderTests
{
    [Theory]
    [InlineData(
        """{"error":{"message":"listener exist, the port repeat","code":"ELB.6101"}}""",
        "ELB.6101",
        "listener exist, the port repeat"
    )]
    [InlineData(
        """{"error_msg":"The API does not exist","error_code":"APIGW.0101","request_id":"1"}""",
        "APIGW.0101",
        "The API does not exist"
    )]
    [InlineData("""{"message":"no","code":"ELB.6001"}""", "ELB.6001", "no")]
    [InlineData("""{"request_id":[{"code":"x"}],"code":"ELB.6001","message":"no"}""", "ELB.6001", "no")]
    [InlineData("""{"code":"outer","message":"outer","error":{"code":"inner","message":"inner"}}""", "inner", "inner")]
    [InlineData("""{"code":"c","error_code":"e","error_msg":"m","message":"n"}""", "e", "m")]
    [InlineData("""{"error":{"code":401,"message":"no","title":"Unauthorized"}}""", "401", "no")]
    [InlineData("""{"error":"no"}""", null, "no")]
    [InlineData("\uFEFF{\"message\":\"no\"}", null, "no")]
    public void Read_KnownShape_FindsCodeAndMessage(string body, string? code, string? message) =>
        Read(body).Should().Be(new ProviderError(400, code, message));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("<html><title>502</title></html>")]
    [InlineData("not authorised")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""[{"code":"ELB.1"}]""")]
    [InlineData("\"error\"")]
    [InlineData("{}")]
    [InlineData("""{"error":null}""")]
    [InlineData("""{"error":[]}""")]
    [InlineData("""{"error":{"code":null,"message":""}}""")]
    [InlineData("""{"error":{"code":{"a":[1]},"message":[true]}}""")]
    [InlineData("""{"code":true,"message":17}""")]
    [InlineData("{\"error\"")]
    [InlineData("{\"error\":{\"mess")]
    public void Read_NothingToFind_KeepsTheStatusAlone(string body) => Read(body).Should().Be(new ProviderError(400, null, null));

    [Theory]
    [InlineData("""{"error":{"code":"ELB.6101","message":"listener exi""", "ELB.6101", null)]
    [InlineData("""{"error":{"message":"no","code":"ELB.6101"}""", "ELB.6101", "no")]
    [InlineData("""{"error_code":"APIGW.0101",""", "APIGW.0101", null)]
    [InlineData("""{"message":"no"} trailing""", null, "no")]
    public void Read_TruncatedJson_KeepsWhatStandsBeforeTheBreak(string body, string? code, string? message) =>
        Read(body).Should().Be(new ProviderError(400, code, message));

    [Fact]
    public void Read_WrongTypesBeforeTheRightOnes_FindsTheRightOnes() =>
        Read("""{"error":{"code":{"code":"no"},"message":["no"]},"error_code":"yes","error_msg":"yes"}""")
            .Should()
            .Be(new ProviderError(400, "yes", "yes"));

    [Fact]
    public void Read_InvalidUtf8_PassesItOver() =>
        ProviderErrorReader
            .Read(400, [.. "{\"code\":\"ELB.1\",\"message\":\""u8, 0xC3, 0x28, .. "\"}"u8])
            .Should()
            .Be(new ProviderError(400, "ELB.1", null));

    [Fact]
    public void Read_DeepNesting_DoesNotThrow() => Read(new string('[', 10_000)).Should().Be(new ProviderError(400, null, null));

    private static ProviderError Read(string body) => ProviderErrorReader.Read(400, Encoding.UTF8.GetBytes(body));
}
