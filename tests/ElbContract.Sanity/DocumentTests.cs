using System.Globalization;
using System.Text.RegularExpressions;
using ElbContract.Sanity.Reading;
using ElbContract.Specification.Clauses;

namespace ElbContract.Sanity;

/// <summary>What the documents say is so.</summary>
public sealed partial class DocumentTests
{
    private const string Contradictions = "docs/contradictions.md";
    private const int LongestPage = 60;

    private static readonly IReadOnlyList<string> Documents =
    [
        .. Repository.Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal)),
    ];

    private static readonly IReadOnlyList<string> Adrs =
    [
        .. Documents.Where(file => file.StartsWith("docs/adr/", StringComparison.Ordinal)),
    ];

    [Fact]
    public void EveryContradiction_IsDocumentedAsTheCatalogueHasIt()
    {
        var text = Repository.Text(Contradictions);
        Check.None(
            from contradiction in Catalogue.Contradictions
            let section = Section(contradiction)
            where !text.Contains(section, StringComparison.Ordinal)
            select $"{Contradictions} lacks contradiction {contradiction.Number} as the catalogue has it: put this section "
                + $"there.\n{section}"
        );
    }

    [Fact]
    public void EveryDocumentedContradiction_IsInTheCatalogue() =>
        Heading()
            .Matches(Repository.Text(Contradictions))
            .Select(match => match.Groups["title"].Value)
            .Should()
            .Equal(
                Catalogue.Contradictions.Select(one => one.Number.ToString(CultureInfo.InvariantCulture)),
                "a section is a contradiction of the catalogue, in its order"
            );

    [Fact]
    public void EveryLink_LeadsSomewhere() =>
        Check.None(
            from file in Documents
            from link in Link().Matches(Repository.Text(file)).Select(match => match.Groups["target"].Value)
            let target = Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(file)!, link))
            where !File.Exists(target) && !Directory.Exists(target)
            select $"{file} links to {link}, which does not exist: correct the link."
        );

    [Fact]
    public void EveryNamedPath_IsThere() =>
        Check.None(
            from file in Documents
            from path in NamedPath().Matches(Repository.Text(file)).Select(match => match.Groups["path"].Value)
            where !File.Exists(Repository.Absolute(path)) && !Directory.Exists(Repository.Absolute(path))
            select $"{file} names {path}, which does not exist: correct the path."
        );

    [Fact]
    public void Decisions_AreNumberedWithoutAGap() =>
        Adrs.Select(file => Path.GetFileName(file)[..4])
            .Should()
            .Equal(
                Enumerable.Range(1, Adrs.Count).Select(number => number.ToString("D4", CultureInfo.InvariantCulture)),
                "a decision keeps its number, and the next takes the next"
            );

    [Fact]
    public void EveryDecision_HasItsPartsOnOnePage() =>
        Check.None(
            from file in Adrs
            let text = Repository.Text(file)
            let headings = Heading().Matches(text).Select(match => match.Groups["title"].Value).ToList()
            where !headings.SequenceEqual(["Context", "Decision", "Consequences"]) || text.Count(one => one == '\n') > LongestPage
            select $"{file} is not a decision on one page: write Context, Decision, Consequences in at most {LongestPage} lines."
        );

    private static string Section(Contradiction one) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"\n## {one.Number}\n\n{one.Sentence}\n\n**Reading.** {one.Reading}\n\n**Anchors.** "
                + $"{string.Join(", ", one.Anchors.Select(anchor => $"`{anchor}`"))}\n"
        );

    [GeneratedRegex("^## (?<title>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    /// <summary>Within the repository, and without the place on the page.</summary>
    [GeneratedRegex(@"\]\((?<target>[^)#:\s]+)(#[^)]*)?\)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    /// <summary>A file or folder in code style; a placeholder or a pattern is none.</summary>
    [GeneratedRegex(
        @"[` ](?<path>(src|tests|features|docs|benchmarks|pacts|\.ci)/[\w./-]*)[` ]",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex NamedPath();
}
