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
    [InlineData(200, "{}", "Unknown", null)]
    [InlineData(202, "", "Unknown", null)]
    [InlineData(302, "", "Nothing", null)]
    [InlineData(400, """{"id":"a"}""", "Nothing", null)]
    [InlineData(429, "", "Nothing", null)]
    [InlineData(500, "", "Unknown", null)]
    [InlineData(502, "", "Unknown", null)]
    [InlineData(503, "", "Unknown", null)]
    [InlineData(504, "", "Unknown", null)]
    public void Of_Answer_SaysWhetherThereIsAListener(int status, string body, string creation, string? id) =>
        AdditionOutcome.Of(Exchange(Outcome.Answered, status, body)).Should().Be(new AdditionOutcome(Enum.Parse<Creation>(creation), id));

    [Theory]
    [InlineData(Outcome.NoConnection, null, 1, "Nothing")]
    [InlineData(Outcome.NameNotResolved, null, 1, "Nothing")]
    [InlineData(Outcome.TlsFailed, null, 1, "Nothing")]
    [InlineData(Outcome.NoCredential, null, 1, "Nothing")]
    [InlineData(Outcome.Cancelled, null, 0, "Nothing")]
    [InlineData(Outcome.Cancelled, null, 1, "Unknown")]
    [InlineData(Outcome.TimedOut, null, 1, "Unknown")]
    [InlineData(Outcome.Failed, null, 1, "Unknown")]
    [InlineData(Outcome.BodyCutShort, 200, 1, "Unknown")]
    [InlineData(Outcome.BodyCutShort, 400, 1, "Nothing")]
    [InlineData(Outcome.BodyTooLarge, null, 0, "Nothing")]
    [InlineData(Outcome.BodyTooLarge, 200, 1, "Unknown")]
    public void Of_NoWholeAnswer_SaysWhetherThereMayBeOne(Outcome outcome, int? status, int seconds, string creation) =>
        AdditionOutcome.Of(Exchange(outcome, status, "", seconds)).Creation.Should().Be(Enum.Parse<Creation>(creation));

    private static Exchange Exchange(Outcome outcome, int? status, string body, int seconds = 1) =>
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
