using ElbContract.Features.Vocabulary;

namespace ElbContract.Features.Tests;

/// <summary>Words of steps that are taken, and mean nothing: the message says what to write.</summary>
public sealed class SpokenWordsTests
{
    [Theory]
    [InlineData("rejected")]
    [InlineData("refused with 401")]
    [InlineData("accepted with 200 or 201")]
    public void AnOutcome_ThatIsNone_SaysWhichThereAre(string words) =>
        FluentActions
            .Invoking(() => new OutcomeWords().Outcome(words))
            .Should()
            .Throw<FormatException>()
            .WithMessage($"'{words}' is not an outcome: write accepted, refused, or refused with two or more statuses, *");

    [Fact]
    public void AnOutcome_WithStatuses_HasThem() =>
        new OutcomeWords().Outcome("refused with 401, 403 or 404").Statuses.Should().Equal(401, 403, 404);

    [Theory]
    [InlineData("an FTP listener", "FTP")]
    [InlineData("a sticky http listener", "sticky http")]
    [InlineData("another TCP draining listener", "TCP draining")]
    public void AListener_ThatIsNone_SaysWhichThereAre(string words, string said) =>
        FluentActions
            .Invoking(() => new ListenerWords().Listener(words))
            .Should()
            .Throw<FormatException>()
            .WithMessage($"There is no {said} listener: write sticky or draining if it is, and one of HTTP, TCP, HTTPS, SSL, UDP *");

    [Fact]
    public void AListener_OfTraitAndProtocol_HasBoth()
    {
        new ListenerWords().Listener("another sticky HTTP listener").Should().Be(new ListenerKind("HTTP", ListenerTrait.Sticky, true));
        new ListenerWords().Added("draining TCP listener").Should().Be(new ListenerKind("TCP", ListenerTrait.Draining, false));
        new ListenerWords().Listener("a listener").Should().Be(new ListenerKind("HTTP", ListenerTrait.Ordinary, false));
    }
}
