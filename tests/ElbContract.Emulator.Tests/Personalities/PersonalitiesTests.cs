using System.Reflection;
using ElbContract.Emulator.Personalities;
using Known = ElbContract.Emulator.Personalities.Personalities;

namespace ElbContract.Emulator.Tests.Personalities;

public sealed class PersonalitiesTests
{
    private static readonly PropertyInfo[] Properties =
    [
        .. typeof(Personality)
            .GetProperties(BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(property => property.PropertyType.IsEnum),
    ];

    [Fact]
    public void All_StartsWithThoseThatHaveNames() =>
        Known
            .All.Take(5)
            .Select(personality => personality.Name)
            .Should()
            .Equal("ordinary", "strict", "lenient", "other-suites", "pairwise-01");

    [Fact]
    public void All_HaveNamesOfTheirOwn() => Known.All.Select(personality => personality.Name).Should().OnlyHaveUniqueItems();

    [Fact]
    public void Find_OfAnUnknownName_IsNothing() => Known.Find("Strict").Should().BeNull();

    [Fact]
    public void Freedoms_AreAllTheProperties() =>
        Freedoms.All.Select(freedom => freedom.Name).Should().Equal(Properties.Select(property => property.Name));

    [Fact]
    public void All_HaveEveryTwoValuesOfTwoFreedomsMeet()
    {
        var met = Known
            .All.SelectMany(personality =>
                from one in Properties
                from other in Properties
                select (one.Name, one.GetValue(personality), other.Name, other.GetValue(personality))
            )
            .ToHashSet();

        var missing =
            from one in Properties
            from other in Properties
            where one != other && IsOfExchanges(one) && IsOfExchanges(other)
            from value in one.PropertyType.GetEnumValues().Cast<object>()
            from otherValue in other.PropertyType.GetEnumValues().Cast<object>()
            where !met.Contains((one.Name, value, other.Name, otherValue))
            select $"{one.Name}={value} with {other.Name}={otherValue}";
        missing.Should().BeEmpty();
    }

    // What listeners do meets with nothing in an exchange.
    private static bool IsOfExchanges(PropertyInfo property) => Freedoms.OfListeners.All(freedom => freedom.Name != property.Name);

    [Fact]
    public void All_HaveEveryValueOfAFreedomOfListeners() =>
        Freedoms
            .OfListeners.SelectMany(freedom =>
                freedom.Values.Where((_, value) => Known.All.All(personality => freedom.Of(personality) != value))
            )
            .Should()
            .BeEmpty();

    [Fact]
    public void Describe_NamesWhatIsNotOrdinary() =>
        (Personality.Ordinary with { Name = "mine", Ids = IdForm.Uuid, Status = NewStatus.Error })
            .ToString()
            .Should()
            .Be("mine: Ids=Uuid, Status=Error");

    [Fact]
    public void Describe_OfTheOrdinaryOne_IsItsName() => Personality.Ordinary.Describe().Should().Be("ordinary");
}
