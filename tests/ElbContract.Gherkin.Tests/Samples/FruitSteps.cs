namespace ElbContract.Gherkin.Tests.Samples;

public enum Colour
{
    Red,
    Green,
}

/// <summary>The scenario's own; injected where it is needed.</summary>
public sealed class Basket
{
    public int Count { get; set; }

    public string? Label { get; set; }
}

[Binding]
public sealed class FruitSteps(Basket basket)
{
    [Given("a basket")]
    public void GivenABasket() => basket.Count.Should().Be(0, "each scenario has a basket of its own");

    [When("I put {int} {Colour} apple(s) in")]
    public async Task WhenIPutApplesIn(int count, Colour colour)
    {
        await Task.Yield();
        Enum.IsDefined(colour).Should().BeTrue();
        basket.Count += count;
    }

    [When("I put these in:")]
    public ValueTask WhenIPutTheseIn(DataTable table)
    {
        basket.Count += table.Rows.Sum(row => int.Parse(row["count"], System.Globalization.CultureInfo.InvariantCulture));
        return ValueTask.CompletedTask;
    }

    [When("I label the basket:")]
    public void WhenILabelTheBasket(string label) => basket.Label = label;
}

[Binding]
public sealed class BasketSteps(Basket basket)
{
    [Then("the basket holds {int} fruit(s)")]
    public void ThenTheBasketHolds(int count) => basket.Count.Should().Be(count);

    [Then("the label is {string}")]
    public void ThenTheLabelIs(string label) => basket.Label.Should().Be(label.Replace("\\n", "\n", StringComparison.Ordinal));
}
