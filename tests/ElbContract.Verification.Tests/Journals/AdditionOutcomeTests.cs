using System.Text;
using ElbContract.Traffic.Exchanges;
using ElbContract.Verification.Journals;

namespace ElbContract.Verification.Tests.Journals;

public sealed class AdditionOutcomeTests
{
    [Theory]
    [InlineData(200, """{"id":"a"}""", "Made", "a")]
    [InlineData(201, """{"id":"a"}""", "Made", "a")]
    [InlineData(200, """{"listener":{"id":"a"}}""", "Made", "a")]
    [InlineData(200, "{}", "Unnamed", null)]
    [InlineData(202, "", "Unnamed", null)]
    [InlineData(200, """{"id":null,"port":80}""", "Unnamed", null)]
    [InlineData(200, """{"id":"","port":80}""", "Unnamed", null)]
    [InlineData(200, """{"id":17,"port":80}""", "Unnamed", null)]
    [InlineData(200, """{"port":80,"na""", "Unknown", null)]
    [InlineData(200, """{"error":{"code":"ELB.6101"}}""", "Unknown", null)]
    [InlineData(302, "", "Nothing", null)]
    [InlineData(400, """{"id":"a"}""", "Nothing", null)]
    [InlineData(408, "", "Unknown", null)]
    [InlineData(425, "", "Nothing", null)]
    [InlineData(429, "", "Nothing", null)]
    [InlineData(499, "", "Unknown", null)]
    [InlineData(520, "", "Unknown", null)]
    [InlineData(500, "", "Unknown", null)]
    [InlineData(502, "", "Unknown", null)]
    [InlineData(503, "", "Unknown", null)]
    [InlineData(504, "", "Unknown", null)]
    public void Of_Answer_SaysWhetherThereIsAListener(int status, string body, string creation, string? id) =>
        AdditionOutcome
            .Of(Exchange(ExchangeOutcome.Answered, status, body))
            .Should()
            .Be(new AdditionOutcome(Enum.Parse<Creation>(creation), id));

    [Theory]
    [InlineData(ExchangeOutcome.NoConnection, null, 1, "Nothing")]
    [InlineData(ExchangeOutcome.NameNotResolved, null, 1, "Nothing")]
    [InlineData(ExchangeOutcome.TlsFailed, null, 1, "Nothing")]
    [InlineData(ExchangeOutcome.NoCredential, null, 1, "Nothing")]
    [InlineData(ExchangeOutcome.Cancelled, null, 0, "Nothing")]
    [InlineData(ExchangeOutcome.Cancelled, null, 1, "Unknown")]
    [InlineData(ExchangeOutcome.TimedOut, null, 1, "Unknown")]
    [InlineData(ExchangeOutcome.Failed, null, 1, "Unknown")]
    [InlineData(ExchangeOutcome.BodyCutShort, 200, 1, "Unknown")]
    [InlineData(ExchangeOutcome.BodyCutShort, 400, 1, "Nothing")]
    [InlineData(ExchangeOutcome.BodyTooLarge, null, 0, "Nothing")]
    [InlineData(ExchangeOutcome.BodyTooLarge, 200, 1, "Unknown")]
    public void Of_NoWholeAnswer_SaysWhetherThereMayBeOne(ExchangeOutcome outcome, int? status, int seconds, string creation) =>
        AdditionOutcome.Of(Exchange(outcome, status, "", seconds)).Creation.Should().Be(Enum.Parse<Creation>(creation));

    private static Exchange Exchange(ExchangeOutcome outcome, int? status, string body, int seconds = 1) =>
        new()
        {
            Number = 1,
            Request = new CapturedRequest("POST", "/v1.0/p/elbaas/listeners", [], default),
            Response = status is null ? null : new CapturedResponse(status.Value, [], Encoding.UTF8.GetBytes(body)),
            StartedAt = default,
            Duration = TimeSpan.FromSeconds(seconds),
            Outcome = outcome,
        };
}
