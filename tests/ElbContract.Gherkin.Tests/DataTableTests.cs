namespace ElbContract.Gherkin.Tests;

public sealed class DataTableTests
{
    private readonly DataTable _table = new("name", "port");

    public DataTableTests()
    {
        _table.AddRow("web", "80");
        _table.AddRow("", "443");
    }

    [Fact]
    public void ARow_IsReadByNameAndIndex()
    {
        _table.RowCount.Should().Be(2);
        _table.Rows[0]["port"].Should().Be("80");
        _table.Rows[1][0].Should().BeEmpty();
        _table.Rows[1].Should().Equal(KeyValuePair.Create("name", ""), KeyValuePair.Create("port", "443"));
        _table.Rows[1].TryGetValue("port", out var port).Should().BeTrue();
        port.Should().Be("443");
    }

    [Fact]
    public void AColumnThatIsNotThere_IsNamedWithThoseThatAre()
    {
        _table.ContainsColumn("protocol").Should().BeFalse();
        _table.Rows[0].TryGetValue("protocol", out _).Should().BeFalse();
        _table
            .Rows[0]
            .Invoking(row => row["protocol"])
            .Should()
            .Throw<KeyNotFoundException>()
            .WithMessage("the table has no column 'protocol', only 'name', 'port'");
    }

    [Fact]
    public void ARowOfTheWrongWidth_IsRefused() =>
        _table
            .Invoking(table => table.AddRow("one"))
            .Should()
            .Throw<ArgumentException>()
            .WithMessage("the row has 1 cells, the table 2 columns*");

    [Fact]
    public void ToString_IsTheTableAsWritten() => _table.ToString().Should().Be("| name | port |\n| web | 80 |\n|  | 443 |");
}
