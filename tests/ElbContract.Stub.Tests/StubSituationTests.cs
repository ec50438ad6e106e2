using ElbContract.Specification.Answers;

namespace ElbContract.Stub.Tests;

public sealed class StubSituationTests
{
    [Fact]
    public void Parse_OfToString_IsTheSame()
    {
        var situation = new StubSituation
        {
            Stance = Stance.Ignore,
            Errors = ErrorShape.Html,
            Trouble = Trouble.SlowAnswer,
            Delay = TimeSpan.FromMilliseconds(1500),
        };

        StubSituation.Parse(situation.ToString()).Should().Be(situation);
    }

    [Fact]
    public void Parse_OfOnePart_LeavesTheRestAsItIs() =>
        StubSituation.Parse(" trouble = Unavailable ;").Should().Be(new StubSituation { Trouble = Trouble.Unavailable });

    [Theory]
    [InlineData("weather=bad", "X-Elb-Stub does not know 'weather'; it knows stance, errors, trouble and delay.")]
    [InlineData("stance", "X-Elb-Stub: stance is ''; it can be Refuse, Ignore.")]
    [InlineData("stance=0", "X-Elb-Stub: stance is '0'; it can be Refuse, Ignore.")]
    [InlineData("delay=5", "X-Elb-Stub: delay is '5'; write it as hh:mm:ss, one hour at most.")]
    [InlineData("delay=-00:00:01", "X-Elb-Stub: delay is '-00:00:01'; write it as hh:mm:ss, one hour at most.")]
    public void Parse_OfAnUnknownPart_SaysWhatIsKnown(string header, string message)
    {
        var parse = () => StubSituation.Parse(header);

        parse.Should().Throw<StubSituationException>().WithMessage(message);
    }
}
