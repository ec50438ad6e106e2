using System.Text.RegularExpressions;
using ElbContract.Sanity.Reading;

namespace ElbContract.Sanity;

/// <summary>What a reader of the repository meets, whoever and wherever the reader is.</summary>
public sealed class RepositoryTests
{
    /// <summary>Written by tools, which end them as they do; putting a line end there would last until the next run.</summary>
    private static readonly string[] WithoutLastLineEnd = ["packages.lock.json", "pacts/"];

    private static readonly string[] Binary = [".png", ".ico", ".woff2", ".snk"];

    // Put together from halves, so that this file does not hold what it looks for.
    private static readonly string[] Registries =
    [
        "nuget" + ".org",
        "registry.npm" + "js",
        "npmjs" + ".com",
        "npmjs" + ".org",
        "pypi" + ".org",
        "crates" + ".io",
        "pkgs.dev." + "azure.com",
        "npm.pkg." + "github.com",
        "nuget.pkg." + "github.com",
        "j" + "frog",
        "artifact" + "ory",
    ];

    private static readonly string[] WorkplaceWords =
    [
        "reading" + ".md",
        "plan" + ".md",
        "pact-core" + ".md",
        "style" + ".md",
        "design" + ".md",
        "intra" + "net",
        "ji" + "ra",
        "confl" + "uence",
        "work" + "place",
        "FIX" + "ME",
    ];

    private static readonly Regex MachinePath = new(
        @"(^|[\s""'`(=:\[<>,])(/(work|tmp|root|home|Users|mnt|opt|srv|var|private)/[\w.-]|[A-Za-z]:\\(Users|Windows|Temp|work)\b)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Multiline
    );

    private static IEnumerable<(string File, string Text)> Texts =>
        from file in Repository.Files
        where !Binary.Contains(Path.GetExtension(file))
        select (file, Repository.Text(file));

    [Fact]
    public void NoFile_NamesAPackageRegistry() =>
        Check.None(
            from one in Texts
            from registry in Registries
            where one.Text.Contains(registry, StringComparison.OrdinalIgnoreCase)
            select $"{one.File} names {registry}: leave it to the reader's settings where packages come from."
        );

    [Fact]
    public void NoFile_NamesAPathOfAMachine() =>
        Check.None(
            from one in Texts
            from path in MachinePath.Matches(one.Text).Select(match => match.Value.Trim())
            select $"{one.File} holds '{path}…': write a path from the root of the repository, or ask the system for a folder."
        );

    [Fact]
    public void NoFile_SpeaksOfAWorkplace() =>
        Check.None(
            from one in Texts
            from word in WorkplaceWords
            where
                Regex.IsMatch(
                    one.Text,
                    $@"\b{Regex.Escape(word)}\b",
                    RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
                )
            select $"{one.File} says '{word}': say it so that a reader who was not there understands."
        );

    [Fact]
    public void EveryTextFile_EndsItsLinesWithLf() =>
        Check.None(
            from one in Texts
            where one.Text.Contains('\r', StringComparison.Ordinal)
            select $"{one.File} has a carriage return: save it with LF line ends."
        );

    [Fact]
    public void EveryTextFile_EndsItsLastLine() =>
        Check.None(
            from one in Texts
            where
                one.Text.Length > 0
                && !one.Text.EndsWith('\n')
                && !WithoutLastLineEnd.Any(part => one.File.Contains(part, StringComparison.Ordinal))
            select $"{one.File} does not end in a line end: add one."
        );
}
