using ElbContract.Specification.Listeners;
using ElbContract.Verification.Judgement;

namespace ElbContract.Verification.Tests.Judgement;

public sealed class TextTraitsTests
{
    [Fact]
    public void Of_AText_AreItsLengthAndItsCharacters() =>
        TextTraits
            .Of(ListenerField.Name, "Web-7")
            .Should()
            .Equal(
                new Trait(ListenerField.Name, Aspect.Length, "5"),
                new Trait(ListenerField.Name, Aspect.Characters, "has -"),
                new Trait(ListenerField.Name, Aspect.Characters, "has digits"),
                new Trait(ListenerField.Name, Aspect.Characters, "has lower-case letters"),
                new Trait(ListenerField.Name, Aspect.Characters, "has upper-case letters"),
                new Trait(ListenerField.Name, Aspect.Characters, "starts with upper-case letters"),
                new Trait(ListenerField.Name, Aspect.Characters, "ends with digits"),
                new Trait(ListenerField.Name, Aspect.Characters, "has only - and digits and lower-case letters and upper-case letters")
            );

    [Fact]
    public void Of_TheEmptyText_IsItsLength() =>
        TextTraits.Of(ListenerField.Description, "").Should().Equal(new Trait(ListenerField.Description, Aspect.Length, "0"));

    [Theory]
    [InlineData("é", "has letters outside ASCII")]
    [InlineData("听", "has letters outside ASCII")]
    [InlineData("€", "has symbols outside ASCII")]
    [InlineData("😀", "has symbols outside ASCII")]
    public void Of_CharactersBeyondAscii_AreToldApartAsLettersAndSigns(string text, string expected) =>
        TextTraits
            .Of(ListenerField.Name, text)
            .Should()
            .Contain(new Trait(ListenerField.Name, Aspect.Characters, expected))
            .And.Contain(new Trait(ListenerField.Name, Aspect.Length, "1"));
}
