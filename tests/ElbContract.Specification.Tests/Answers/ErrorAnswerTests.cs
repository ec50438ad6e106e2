using System.Text;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Listeners;

namespace ElbContract.Specification.Tests.Answers;

public sealed class ErrorAnswerTests
{
    [Theory]
    [InlineData(ErrorShape.Classic, "application/json", """{"error":{"message":"badRequest: <a>","code":"ELB.6001"}}""")]
    [InlineData(
        ErrorShape.Gateway,
        "application/json",
        """{"error_msg":"badRequest: <a>","error_code":"ELB.6001","request_id":"00000000000000000000000000000061"}"""
    )]
    [InlineData(ErrorShape.Flat, "application/json", """{"message":"badRequest: <a>","code":"ELB.6001"}""")]
    [InlineData(ErrorShape.Empty, null, "")]
    [InlineData(
        ErrorShape.Html,
        "text/html",
        "<html><head><title>400 BadRequest</title></head><body><h1>400 BadRequest</h1><p>badRequest: &lt;a&gt;</p></body></html>\n"
    )]
    [InlineData(ErrorShape.TruncatedJson, "application/json", """{"error":{"message":"badRequ""")]
    public void Render_WordsTheErrorInTheShape(ErrorShape shape, string? contentType, string body)
    {
        var answer = ErrorAnswer.Render(new ProviderError(400, "ELB.6001", "badRequest: <a>"), shape);

        (answer.ContentType, Encoding.UTF8.GetString(answer.Bytes.Span)).Should().Be((contentType, body));
    }
}
