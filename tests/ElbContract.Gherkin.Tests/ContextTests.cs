using System.Collections.Specialized;

namespace ElbContract.Gherkin.Tests;

public sealed class ContextTests
{
    private readonly ScenarioContext _context = new(new ScenarioInfo("a", "", [], [], new OrderedDictionary()));

    [Fact]
    public void AValue_IsKeptByTypeOrByName()
    {
        _context.Set(5);
        _context.Set("b", "name");

        _context.Get<int>().Should().Be(5);
        _context.Get<string>("name").Should().Be("b");
        _context["name"].Should().Be("b");
    }

    [Fact]
    public void TryGetValue_IsFalseForWhatIsNotThereOrOfAnotherType()
    {
        _context.Set("b", "name");

        _context.TryGetValue<int>(out _).Should().BeFalse();
        _context.TryGetValue<int>("name", out _).Should().BeFalse();
        _context.TryGetValue<string>("name", out var found).Should().BeTrue();
        found.Should().Be("b");
    }
}
