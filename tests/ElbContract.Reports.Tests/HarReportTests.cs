using System.Text;
using System.Text.Json.Nodes;

namespace ElbContract.Reports.Tests;

public sealed class HarReportTests
{
    [Fact]
    public void Write_IsEveryExchangeOfTheRun()
    {
        using var stream = new MemoryStream();
        HarReport.Write(Everything.Report with { Exchanges = [Everything.Exchange("{}"), Everything.Exchange("[]")] }, stream);

        JsonNode.Parse(Encoding.UTF8.GetString(stream.ToArray()))!["log"]!["entries"]!
            .AsArray()
            .Select(entry => entry!["request"]!["url"]!.GetValue<string>())
            .Should()
            .HaveCount(2)
            .And.OnlyContain(url => url.StartsWith("https://elb.example.com/v1.0/", StringComparison.Ordinal));
    }
}
