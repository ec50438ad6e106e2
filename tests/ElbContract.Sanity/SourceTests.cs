using System.Globalization;
using System.Text.RegularExpressions;
using ElbContract.Sanity.Reading;
using ElbContract.Specification.Clauses;

namespace ElbContract.Sanity;

/// <summary>How the code is written, where no analyzer looks.</summary>
public sealed class SourceTests
{
    private const string CatalogueFolder = "src/ElbContract.Specification/Clauses/";

    private static readonly Regex Literal = new("\"(?<text>[a-z0-9.-]+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking);

    private static readonly Regex LineLength = new(
        @"^max_line_length = (?<number>\d+)$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Multiline
    );

    private static readonly Regex StandardStreams = new(
        @"\bConsole\.(Out|Error|Write\w*|OpenStandard(Output|Error))\b",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    );

    private static readonly Regex PlainWriters = new(
        @"\b(TextWriter|IAnsiConsole|AnsiConsole\.\w+|\w+\.Plain)\b",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    );

    /// <summary>What prints in the end, what tells of figures alone, and what writes a format that has escapes of its own.</summary>
    private static readonly string[] Printers =
    [
        "src/ElbContract.Cli/Program.cs",
        "src/ElbContract.Cli/CommandLine.cs",
        "src/ElbContract.Cli/Arguments/RunArguments.cs",
        "src/ElbContract.Cli/Commands/ClientsCommand.cs",
        "src/ElbContract.Cli/Commands/ProveCommand.cs",
        "src/ElbContract.Cli/Commands/StubCommand.cs",
        "src/ElbContract.Cli/Output/ReportFiles.cs",
        "src/ElbContract.Cli/Output/Terminal.cs",
        "src/ElbContract.Cli/Output/VerificationOutput.cs",
        "src/ElbContract.Pact/Program.cs",
        "src/ElbContract.Reports/ConsoleReport.cs",
        "src/ElbContract.Reports/GitHubReport.cs",
        "src/ElbContract.Reports/Html/HtmlWriter.cs",
        "src/ElbContract.Reports/InertWriter.cs",
        "src/ElbContract.Reports/ProgressLine.cs",
    ];

    private static IEnumerable<(string File, int Number, string Line)> Lines =>
        from file in Repository.Files
        where Path.GetExtension(file) == ".cs"
        from line in Repository.Text(file).Split('\n').Index()
        select (file, line.Index + 1, line.Item);

    [Fact]
    public void ClauseIds_OutsideTheCatalogue_AreNoLiterals() =>
        Check.None(
            from one in Lines
            where one.File.StartsWith("src/", StringComparison.Ordinal) && !one.File.StartsWith(CatalogueFolder, StringComparison.Ordinal)
            from literal in Literal.Matches(one.Line).Select(match => match.Groups["text"].Value)
            where Catalogue.Find(literal) is not null
            select $"{one.File}:{one.Number} repeats the clause id '{literal}': name it in ClauseIds, and use that."
        );

    [Fact]
    public void Lines_AreNoLongerThanTheEditorConfigSays()
    {
        var longest = int.Parse(LineLength.Match(Repository.Text(".editorconfig")).Groups["number"].Value, CultureInfo.InvariantCulture);

        Check.None(
            from one in Lines
            where one.Line.Length > longest
            select $"{one.File}:{one.Number} has {one.Line.Length} characters, more than {longest}: break it."
        );
    }

    /// <summary>What an endpoint, a recording or a file's name says is no command to a terminal or to a CI server.</summary>
    [Fact]
    public void Printing_GoesThroughOneWriter() =>
        Check.None(
            from one in Lines
            where one.File.StartsWith("src/", StringComparison.Ordinal)
            where IsAWayAround(one.File, one.Line) && !Printers.Contains(one.File)
            select $"{one.File}:{one.Number} prints without making foreign texts inert: print to an InertWriter."
        );

    [Theory]
    [InlineData("src/ElbContract.Cli/Commands/VerifyCommand.cs", "Console.WriteLine(message);", true)]
    [InlineData("src/ElbContract.Stub/ElbStub.cs", "await Console.Error.WriteLineAsync(message);", true)]
    [InlineData("src/ElbContract.Stub/ElbStub.cs", "using var output = Console.OpenStandardOutput();", true)]
    [InlineData("src/ElbContract.Cli/Commands/VerifyCommand.cs", "private static void Print(TextWriter output)", true)]
    [InlineData("src/ElbContract.Reports/Checking/CheckConsole.cs", "output.Plain.WriteLine(text);", true)]
    [InlineData("src/ElbContract.Reports/Checking/CheckConsole.cs", "AnsiConsole.WriteLine(text);", true)]
    [InlineData("src/ElbContract.Cli/Commands/VerifyCommand.cs", "output.WriteLine(message);", false)]
    [InlineData("src/ElbContract.Cli/Commands/VerifyCommand.cs", "Console.IsOutputRedirected", false)]
    public void WaysAround_AreKnown(string file, string line, bool isOne) => IsAWayAround(file, line).Should().Be(isOne);

    private static bool IsAWayAround(string file, string line) =>
        StandardStreams.IsMatch(line)
        || (
            (
                file.StartsWith("src/ElbContract.Cli/", StringComparison.Ordinal)
                || file.StartsWith("src/ElbContract.Reports/", StringComparison.Ordinal)
            ) && PlainWriters.IsMatch(line)
        );
}
