using ElbContract.Specification.Clauses;
using ElbContract.Specification.Listeners;

namespace ElbContract.Specification.Tests.Clauses;

public sealed class ExpectedTests
{
    private static readonly (Expected Expected, string Words)[] All =
    [
        (new Expected.Status([400]), "400"),
        (new Expected.Status([400, 404]), "400 or 404"),
        (new Expected.Value("\"TCP\""), "\"TCP\""),
        (new Expected.OfType(JsonKind.String), "a string"),
        (new Expected.OfType(JsonKind.Integer), "a whole number"),
        (new Expected.OfType(JsonKind.True), "true or false"),
        (new Expected.OfType(JsonKind.String, orNull: true), "a string or null"),
        (new Expected.Text(), "a string that is not empty"),
        (new Expected.OneOf(["ACTIVE", "ERROR"]), "ACTIVE, ERROR"),
        (new Expected.Range(1, 1440), "1 to 1440"),
        (Expected.Nothing.AtAll, "null or absent"),
        (new Expected.Nothing(NoValue.False), "false, null or absent"),
        (new Expected.Nothing(NoValue.Empty), "null, absent or empty"),
        (new Expected.OtherId("a name"), "another id than that of 'a name'"),
        (new Expected.OtherId(null), "another id than that of the first listener"),
        (new Expected.Listener(), "one JSON object with the listener's fields at the top"),
        (new Expected.InWords("The name is there."), "The name is there."),
    ];

    [Fact]
    public void ToString_OfEachKind_SaysItInWords() =>
        All.Select(one => one.Expected.ToString()).Should().Equal(All.Select(one => one.Words));

    [Fact]
    public void Equals_TheSameWords_IsTrue()
    {
        foreach (var (expected, words) in All)
        {
            expected.Should().Be(new Expected.InWords(words)).And.NotBe(new Expected.InWords(words + "."));
            expected.GetHashCode().Should().Be(new Expected.InWords(words).GetHashCode());
        }
    }

    [Fact]
    public void Judge_FieldOfAnotherType_ExpectsTheTypeAsData() =>
        Requests
            .Examine(Requests.Minimal("HTTP"), 200, Requests.Answer(Requests.Minimal("HTTP"), "description=5"))
            .Should()
            .ContainSingle()
            .Which.Expected.Should()
            .BeOfType<Expected.OfType>()
            .Which.Should()
            .Match<Expected.OfType>(type => type.Kind == JsonKind.String && type.OrNull);
}
