using System.Reflection;
using System.Text.RegularExpressions;
using ElbContract.Features.Vocabulary;
using ElbContract.Specification.Listeners;

namespace ElbContract.Features.Tests;

public sealed class ParameterWordsTests
{
    private static CustomAttributeData Transformation =>
        typeof(ParameterWords).GetMethod(nameof(ParameterWords.Parameter))!.GetCustomAttributesData().Single();

    /// <summary>What a step takes for a parameter.</summary>
    private static readonly Regex Taken = new(
        $"\\A(?:{Transformation.ConstructorArguments[0].Value})\\z",
        RegexOptions.None,
        TimeSpan.FromSeconds(1)
    );

    [Fact]
    public void EveryRow_IsTakenAndFound() =>
        ListenerFields
            .All.Should()
            .AllSatisfy(row =>
            {
                Taken.IsMatch(row.Words).Should().BeTrue("steps speak of {0}", row.Words);
                new ParameterWords().Parameter(row.Words).Should().Be(new Parameter(row.Words, row.JsonName, row.Kind));
            });

    [Theory]
    [InlineData("cookie lifetime")]
    [InlineData("colour")]
    public void AWord_ThatIsNoParameter_IsTakenAndToldSo(string words)
    {
        Taken.IsMatch(words).Should().BeTrue("a step that is not bound would advise a new definition");
        FluentActions
            .Invoking(() => new ParameterWords().Parameter(words))
            .Should()
            .Throw<FormatException>()
            .WithMessage($"There is no parameter called '{words}': the parameters are name, description, load balancer, *");
    }

    [Theory]
    [InlineData("these parameters")]
    [InlineData("an existing certificate")]
    [InlineData("name of 65 characters")]
    [InlineData("port 80")]
    [InlineData("update time as text")]
    public void WordsOfOtherSteps_AreNotTaken(string words) => Taken.IsMatch(words).Should().BeFalse();

    [Theory]
    [InlineData("port", "high", "'high' is not a port: write a whole number.")]
    [InlineData("TCP draining", "yes", "'yes' does not set TCP draining: write on or off.")]
    public void AValue_OfAnotherKind_SaysWhatToWrite(string parameter, string value, string message) =>
        FluentActions
            .Invoking(() => new WrittenValue(value).For(Parameter.Called(parameter)))
            .Should()
            .Throw<FormatException>()
            .WithMessage(message);
}
