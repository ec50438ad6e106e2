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
}
