using System.Text.Json.Nodes;

namespace ElbContract.Cli.Tests;

public sealed class ProveTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-prove-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Prove_FaultsOfOneClause_AreCaughtAndNamed()
    {
        var matrix = Path.Combine(_folder, "proof.json");

        var (exitCode, output, _) = await CommandRun.RunAsync(
            "prove",
            "--fault",
            "backend-port.range/m*-refused",
            "--report",
            "json=" + matrix
        );

        exitCode.Should().Be(0, output);
        output.Should().StartWith("faults caught 2/2, named 2/2, false alarms 0/0\n");
        JsonNode.Parse(await File.ReadAllTextAsync(matrix, TestContext.Current.CancellationToken))!["faults"]!
            .AsArray()
            .Select(fault => fault!["accused"]!.ToJsonString())
            .Should()
            .Equal("""{"backend-port.range":5}""", """{"backend-port.range":5}""");
    }

    [Fact]
    public async Task Prove_AContractThatLacksCases_FailsAndNamesTheFaultThatSurvives()
    {
        var contract = Path.Combine(_folder, "pact.json");
        await File.WriteAllTextAsync(contract, await WithoutAsync("backend-port.range"), TestContext.Current.CancellationToken);

        var (exitCode, output, _) = await CommandRun.RunAsync(
            "prove",
            contract,
            "--fault",
            "backend-port.range/maximum-refused",
            "--quick"
        );

        exitCode.Should().Be(1);
        output
            .Should()
            .StartWith(
                "SURVIVED backend-port.range/maximum-refused: A backend_port of 65535 is refused. (conforms)\nfaults caught 0/1, named "
                    + "0/1, false alarms 0/0\n"
            );
    }

    /// <summary>The published contract without the interactions of a clause.</summary>
    private static async Task<string> WithoutAsync(string clause)
    {
        var contract = JsonNode.Parse(
            await File.ReadAllTextAsync(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "pacts")).Single())
        )!;
        var interactions = contract["interactions"]!.AsArray();
        foreach (
            var interaction in interactions.Where(one => one!.ToJsonString().Contains($"\"{clause}\"", StringComparison.Ordinal)).ToList()
        )
            interactions.Remove(interaction);
        return contract.ToJsonString();
    }
}
