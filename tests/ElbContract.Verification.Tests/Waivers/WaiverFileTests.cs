using System.Text;
using ElbContract.Verification.Waivers;

namespace ElbContract.Verification.Tests.Waivers;

public sealed class WaiverFileTests
{
    private const string Complete = """
        waivers:
          - clause: status.400
            case: A port above the range is refused
            finding: { where: $.status, expected: "400", actual: "422" }
            reason: |
              Ticket ELB-123,
              mended in the next release
            owner: team-network
            expires: 2027-01-31
        """;

    [Fact]
    public void Read_CompleteWaiver_HasAllOfIt()
    {
        using var file = new TemporaryFile("waivers.yaml", Complete);

        WaiverFile
            .Read(file.Path, "https://elb.example.com")
            .Should()
            .ContainSingle()
            .Which.Should()
            .BeEquivalentTo(
                new Waiver
                {
                    Clause = "status.400",
                    Cases = ["A port above the range is refused"],
                    Finding = new FindingPattern("$.status", "400", "422"),
                    Reason = "Ticket ELB-123, mended in the next release",
                    Owner = "team-network",
                    Expires = new DateOnly(2027, 1, 31),
                    Source = file.Path + ":2",
                }
            );
    }

    [Fact]
    public void Read_ExampleOfTheDocument_IsAWaiverFile()
    {
        var document = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "waivers.md"));
        using var file = new TemporaryFile("waivers.yaml", document.Split("```yaml\n")[1].Split("```")[0]);

        WaiverFile
            .Read(file.Path, "https://elb.example.com")
            .Select(waiver => (waiver.Clause, waiver.Finding.ToString()))
            .Should()
            .Equal(
                ("status.400", "$.status: expected 400, was 422"),
                ("response.id", "$.body.id: expected another id than that of '*', was \"*")
            );
    }

    [Theory]
    [InlineData("waivers: []", 0)]
    [InlineData("endpoint: https://elb.example.com/\nwaivers: []", 0)]
    [InlineData("endpoint: HTTPS://ELB.example.com:443\nwaivers: []", 0)]
    public void Read_FileForTheEndpoint_IsRead(string text, int count)
    {
        using var file = new TemporaryFile("waivers.yaml", text);

        WaiverFile.Read(file.Path, "https://elb.example.com").Should().HaveCount(count);
    }

    [Theory]
    [InlineData("", " is empty: give waivers, or 'waivers: []' for none")]
    [InlineData("# nothing\n", " is empty: give waivers, or 'waivers: []' for none")]
    [InlineData("just words", ":1: no keys: begin with 'waivers:' and list them below")]
    [InlineData("waivers:", ":1: waivers is not a list: begin each waiver with '- clause:', or write 'waivers: []' for none")]
    [InlineData("endpoint: https://elb.example.com", ":1: the key waivers is missing: list the waivers below it")]
    [InlineData("waivers: [a]", ":1: no waiver: begin it with '- clause:'")]
    [InlineData("waiver: []", ":1: there is no key 'waiver' here: the nearest is waivers")]
    [InlineData("waivers: []\nwaivers: []", ":2: a key that is already on line 1: remove one")]
    [InlineData("waivers: []\n---\nwaivers: []", ":2: a second document: put all into one")]
    [InlineData("waivers: [", ":1: is not YAML: check indentation, quotes and colons there and on the line before")]
    [InlineData("waivers:\n\t- clause: a", ":2: a tab at the beginning: indent with spaces")]
    [InlineData("waivers: [[[[[[[[[[[[", ":1: is nested too deeply")]
    [InlineData(
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]",
        ":1: an anchor or an alias (& or *): quote text that begins with it, and write repeated parts in full"
    )]
    [InlineData(
        "endpoint: https://other.example.com\nwaivers: []",
        ":1: the waivers are for https://other.example.com, but the run is at https://elb.example.com: give the waivers of that endpoint"
    )]
    [InlineData(
        "endpoint: https://user:hush@elb.example.com\nwaivers: []",
        ":1: endpoint is not an address: give one such as https://elb.example.com, or remove the key"
    )]
    [InlineData(
        "endpoint: elb\nwaivers: []",
        ":1: endpoint is not an address: give one such as https://elb.example.com, or remove the key"
    )]
    public void Read_NoWaiverFile_SaysWhereAndWhatToDo(string text, string problem)
    {
        using var file = new TemporaryFile("waivers.yaml", text);

        file.Invoking(one => WaiverFile.Read(one.Path, "https://elb.example.com"))
            .Should()
            .Throw<WaiverFileException>()
            .Which.Message.Should()
            .Be(file.Path + problem);
    }

    [Theory]
    [InlineData("clause: status.400", "clause: status.40", ":2: there is no clause 'status.40': the nearest is status.400")]
    [InlineData("clause: status.400", "clause: nosuch", ":2: there is no clause 'nosuch': give the id of one, as reports have it")]
    [InlineData("clause: status.400", "clause: [status.400]", ":2: clause is not text: write text, in quotes if it has special characters")]
    [InlineData(
        "case: A port above the range is refused",
        "case: []",
        ":3: case is empty: name a case, or remove the key to mean every case of the clause"
    )]
    [InlineData("case: A port above the range is refused", "case:", ":3: case has no value: give it")]
    [InlineData("case: A", "cases: A", ":3: there is no key 'cases' here: the nearest is case")]
    [InlineData("where: $.status,", "", ":4: where is missing: add 'where:'")]
    [InlineData(
        "where: $.status",
        "where: status",
        ":4: where is not a place in an answer: give $.status, $.body or, for a field, $.body.name"
    )]
    [InlineData("actual: \"422\"", "actual: ", ":4: actual has no value: give it")]
    [InlineData(", actual: \"422\"", "", ":4: actual is missing: add 'actual:'")]
    [InlineData(
        "actual: \"422\"",
        "actual: \"*\"",
        ":4: actual is only *, which covers any answer: give the answer, with * for the part that varies"
    )]
    [InlineData(
        "actual: \"422\"",
        "actual: \"**\"",
        ":4: actual is only *, which covers any answer: give the answer, with * for the part that varies"
    )]
    [InlineData("finding: {", "finding: { is: x,", ":4: there is no key 'is' here: the keys are where, expected, actual")]
    [InlineData("owner: team-network", "owner: TODO", ":8: owner still says TODO: name who is responsible for fixing it")]
    [InlineData("owner: team-network", "owner: ''", ":8: owner has no value: give it")]
    [InlineData("Ticket ELB-123,", "todo: why", ":5: reason still says TODO: say why the departure is accepted")]
    [InlineData("    owner: team-network\n", "", ":2: owner is missing: add 'owner:'")]
    [InlineData("    expires: 2027-01-31", "", ":2: expires is missing: add 'expires:'")]
    [InlineData("2027-01-31", "31.01.2027", ":9: expires is '31.01.2027': give a date such as 2027-01-31")]
    [InlineData("2027-01-31", "2027-02-30", ":9: expires is '2027-02-30': give a date such as 2027-01-31")]
    public void Read_WaiverThatIsNotComplete_SaysWhereAndWhatToDo(string right, string wrong, string problem)
    {
        Complete.Should().Contain(right);
        using var file = new TemporaryFile("waivers.yaml", Complete.Replace(right, wrong, StringComparison.Ordinal));

        file.Invoking(one => WaiverFile.Read(one.Path))
            .Should()
            .Throw<WaiverFileException>()
            .Which.Message.Should()
            .Be(file.Path + problem);
    }

    [Fact]
    public void Read_SecondFindingOfACase_IsAWaiverOfItsOwn()
    {
        var second = Complete["waivers:\n".Length..].Replace("\"422\"", "\"500\"", StringComparison.Ordinal);
        using var file = new TemporaryFile("waivers.yaml", Complete + "\n" + second);

        WaiverFile.Read(file.Path).Select(waiver => waiver.Finding.Actual).Should().Equal("422", "500");
    }

    [Theory]
    [InlineData("    case: A port above the range is refused\n", true)]
    [InlineData("    case: [A port below the range is refused, A port above the range is refused]\n", true)]
    [InlineData("", true)]
    [InlineData("    case: A port below the range is refused\n", false)]
    public void Read_SecondWaiverOfAFinding_IsRefusedWhereItIsForTheSameCase(string cases, bool isRefused)
    {
        var second = Complete["waivers:\n".Length..]
            .Replace("    case: A port above the range is refused\n", cases, StringComparison.Ordinal);
        using var file = new TemporaryFile("waivers.yaml", Complete + "\n" + second);

        if (isRefused)
            file.Invoking(one => WaiverFile.Read(one.Path))
                .Should()
                .Throw<WaiverFileException>()
                .Which.Message.Should()
                .Be(file.Path + ":10: the waiver on line 2 is for the same finding of the same case: remove one");
        else
            WaiverFile.Read(file.Path).Should().HaveCount(2);
    }

    [Fact]
    public void Read_TenMegabytes_IsRefused()
    {
        using var file = new TemporaryFile("waivers.yaml", new string('#', 10 * 1024 * 1024));

        file.Invoking(one => WaiverFile.Read(one.Path))
            .Should()
            .Throw<WaiverFileException>()
            .Which.Message.Should()
            .Be(file.Path + " is larger than 1024 KiB: give a file that was written by hand");
    }

    [Fact]
    public void Read_NoText_IsRefused()
    {
        using var file = new TemporaryFile("waivers.yaml", Encoding.Latin1.GetBytes("waivers: [] # é"));

        file.Invoking(one => WaiverFile.Read(one.Path))
            .Should()
            .Throw<WaiverFileException>()
            .Which.Message.Should()
            .Be(file.Path + " is not UTF-8 text: save it as UTF-8");
    }

    [Fact]
    public void Read_NoFile_SaysSo()
    {
        FluentActions
            .Invoking(() => WaiverFile.Read("no-such.yaml"))
            .Should()
            .Throw<WaiverFileException>()
            .WithMessage("no-such.yaml does not exist: give the path of a file");
        FluentActions
            .Invoking(() => WaiverFile.Read(Path.GetTempPath()))
            .Should()
            .Throw<WaiverFileException>()
            .WithMessage("* cannot be read: give a file that you may read");
    }
}
