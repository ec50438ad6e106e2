using System.Text;
using System.Text.Json.Nodes;
using ElbContract.Emulator.Faults;
using ElbContract.Proof;
using ElbContract.Reports.Proving;

namespace ElbContract.Reports.Tests.Proving;

public sealed class ProofReportsTests
{
    [Fact]
    public void Console_ProofThatHolds_IsTwoLines() =>
        Console(SampleProof.Holding)
            .Should()
            .Be(
                """
                faults caught 2/2, named 2/2, false alarms 0/1
                300 requests in 5.0 s, 1.50 s a fault

                """
            );

    [Fact]
    public void Console_ProofThatFails_SaysOfWhat() =>
        Console(SampleProof.Failing)
            .Should()
            .Be(
                """
                SURVIVED port.range/minimum-refused: A port of 1 is refused. (conforms)
                NOT NAMED port.range/maximum-refused: A port of 65535 is refused. (accused: port.type in 1 case)
                FALSELY ACCUSED by port.range/maximum-refused: A port of 65535 is refused. (also accused: port.type in 1 case)
                FALSELY ACCUSED by name.mandatory/absent-accepted: A listener without name is accepted. \
                (also accused: name.type in 3 cases)
                SURVIVED name.mandatory/null-accepted: A listener whose name is null is accepted. (inconclusive, the endpoint <hangs>)
                FALSE ALARM ordinary: ordinary (violates: response.id in 7 cases)
                faults caught 2/4, named 1/4, false alarms 1/1
                500 requests in 5.0 s, 0.75 s a fault (quick: the cases of its own clause)

                """.ReplaceLineEndings("\n").Replace("\\\n", "", StringComparison.Ordinal)
            );

    [Fact]
    public void Json_Proof_HasARowAFault()
    {
        var json = JsonNode.Parse(Text(SampleProof.Failing, ProofJson.Write))!;

        ((string)json["schema"]!).Should().Be("elb-contract/proof/1");
        ((bool)json["holds"]!).Should().BeFalse();
        json["counts"]!
            .ToJsonString()
            .Should()
            .Be("""{"faults":4,"caught":2,"named":1,"bystanders":2,"personalities":1,"falseAlarms":1}""");
        var row = json["faults"]!.AsArray()[2]!;
        ((string)row["id"]!, (string)row["clause"]!, (bool)row["caught"]!, (bool)row["named"]!)
            .Should()
            .Be(("name.mandatory/absent-accepted", "name.mandatory", true, true));
        row["accused"]!.ToJsonString().Should().Be("""{"name.mandatory":1,"name.type":3}""");
        json["personalities"]!.AsArray().Should().ContainSingle().Which!["accused"]!.ToJsonString().Should().Be("""{"response.id":7}""");
        json["unobservable"]!
            .AsArray()
            .Select(one => (string)one!["id"]!)
            .Should()
            .Equal(SeededFaults.Unobservable.Select(fault => fault.Id));
    }

    [Fact]
    public void Page_Proof_MarksWhatIsNamedMissedAndAccusedBesideIt()
    {
        var page = Text(SampleProof.Failing, ProofPage.Write);

        page.Should().Contain("<title>faults caught 2/4, named 1/4, false alarms 1/1</title>").And.Contain("does not hold");
        Cells(page, "name.mandatory/absent-accepted").Should().Equal("named", "bystander");
        Cells(page, "port.range/minimum-refused").Should().Equal("missed");
        Cells(page, "port.range/maximum-refused").Should().BeEquivalentTo(["missed", "bystander"]);
    }

    private static IEnumerable<string> Cells(string page, string fault) =>
        page.Split("<tr")
            .Single(row => row.Contains($">{fault}</th>", StringComparison.Ordinal))
            .Split("<td class=\"")
            .Skip(1)
            .Select(cell => cell[..cell.IndexOf('"', StringComparison.Ordinal)]);

    private static string Console(ProofReport report)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        ProofConsole.Write(report, new InertWriter(writer));
        return writer.ToString();
    }

    private static string Text(ProofReport report, Action<ProofReport, Stream> write)
    {
        using var stream = new MemoryStream();
        write(report, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
