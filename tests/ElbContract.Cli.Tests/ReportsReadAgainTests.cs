using System.Text;
using ElbContract.Reports;

namespace ElbContract.Cli.Tests;

/// <summary>Reports of real runs, read and written again.</summary>
public sealed class ReportsReadAgainTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("--deep=20", "--fault", "backend-protocol.udp/tcp-accepted", "--implementation", "octavia@14", "--notes", "nightly")]
    [InlineData("--clause", "port.*", "--shard", "1/2")]
    [InlineData("CONSUMER")]
    public async Task Read_AReportOfARun_IsWrittenAsItWas(params string[] arguments)
    {
        var billing = Path.Combine(AppContext.BaseDirectory, "Pacts", "billing-v3.json");
        var (_, _, errors) = await CommandRun.RunAsync([
            "verify",
            .. arguments.Select(argument => argument == "CONSUMER" ? billing : argument),
            "--report",
            $"json={_path}",
        ]);

        var read = JsonReport.Read(_path);

        using var again = new MemoryStream();
        JsonReport.Write(read, again);
        Encoding
            .UTF8.GetString(again.ToArray())
            .Should()
            .Be(await File.ReadAllTextAsync(_path, TestContext.Current.CancellationToken), errors);
        read.Clauses.SelectMany(clause => clause.Cases)
            .Where(one => one.Status is not null)
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(one => one.Exchange!.InteractionId == one.Key && one.Exchange.Response!.Status == one.Status);
    }
}
