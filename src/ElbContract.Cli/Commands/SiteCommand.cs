using System.CommandLine;
using System.Globalization;
using ElbContract.Cli.Arguments;
using ElbContract.Cli.Output;
using ElbContract.Reports;
using ElbContract.Reports.Ledgers;
using ElbContract.Reports.Sites;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Cli.Commands;

/// <summary><c>elb-contract site</c>: ledger, page, features, findings and runs as static files.</summary>
internal static class SiteCommand
{
    private static readonly Argument<string[]> Runs = new("report")
    {
        Description = "JSON reports of runs (verify --report json=FILE). Reports of other verbs and schema versions are skipped.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string[]> Folders = new("--reports")
    {
        Description = "A folder of such reports: every *.json in it and its subfolders; repeatable.",
        HelpName = "DIR",
    };

    private static readonly Option<string> Out = new("--out")
    {
        Description = "The folder to write to: a new one, an empty one, or one with an earlier site.",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly Option<string?> PageFile = new("--page")
    {
        Description = "Your copy of the page as HTML; the site shows it annotated.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> LivingDocumentation = new("--living-documentation")
    {
        Description = "Cucumber's report of the features, which 'dotnet test' leaves at artifacts/living-documentation/features.html.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Matrix = new("--matrix")
    {
        Description = "The matrix of faults and clauses (prove --report html=FILE).",
        HelpName = "FILE",
    };

    private static readonly Option<string?> OpenApi = new("--openapi")
    {
        Description = "A page that shows the call as an OpenAPI document.",
        HelpName = "FILE",
    };

    public static Command Create(InertWriter output, InertWriter errors)
    {
        var command = new Command(
            "site",
            "Write a site of the ledger, your annotated page, the features, findings and runs: static files that need no network."
        )
        {
            Runs,
            Folders,
            Out,
            PageFile,
            LivingDocumentation,
            Matrix,
            OpenApi,
        };
        command.SetAction(parsed => Run(parsed, output, errors));
        return command;
    }

    private static int Run(ParseResult parsed, InertWriter output, InertWriter errors)
    {
        var folder = parsed.GetValue(Out)!;
        if (!Site.CanBeWrittenTo(folder))
            throw new InputException($"--out '{folder}' holds files that are not a site: give a new or an empty folder.");
        string[] named = [.. (parsed.GetValue(Runs) ?? []).DistinctBy(Path.GetFullPath, StringComparer.Ordinal)];
        var found = (parsed.GetValue(Folders) ?? [])
            .SelectMany(ReportsIn)
            .DistinctBy(Path.GetFullPath, StringComparer.Ordinal)
            .ExceptBy(named.Select(Path.GetFullPath), Path.GetFullPath, StringComparer.Ordinal);
        VerificationReport[] runs = [.. JsonReport.ReadAll(named, Tell), .. JsonReport.ReadAll(found, Tell, isOfAFolder: true)];
        var page = parsed.GetValue(PageFile) is { } file ? ClausesCommand.ReadPage(file) : null;
        foreach (var option in new[] { LivingDocumentation, Matrix, OpenApi })
        {
            if (parsed.GetValue(option) is { } given && !IsHtml(given))
                throw new InputException($"{option.Name} '{given}' cannot be read, or is not HTML: give a page.");
        }

        var site = new Site(
            new Ledger([.. ClausesCommand.Entries(runs)]),
            runs,
            page,
            parsed.GetValue(LivingDocumentation),
            parsed.GetValue(Matrix),
            parsed.GetValue(OpenApi)
        );
        try
        {
            var files = site.Write(folder);
            var size = files.Sum(name => new FileInfo(Path.Combine(folder, name)).Length);
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Path.Combine(folder, files[0])}: {files.Count} files, {size / 1e6:0.0} MB; runs: {runs.Length}"
                )
            );
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"--out '{folder}' cannot be written ({cause.Message.TrimEnd('.')}): give another folder.");
        }

        return ExitCode.Done;

        void Tell(string line) => errors.WriteLine($"elb-contract: {line}");
    }

    private static IEnumerable<string> ReportsIn(string folder)
    {
        try
        {
            return Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"--reports '{folder}' cannot be read ({cause.Message.TrimEnd('.')}): give a folder.");
        }
    }

    private static bool IsHtml(string path)
    {
        try
        {
            using var reader = File.OpenText(path);
            var start = new char[1024];
            return new string(start, 0, reader.ReadBlock(start)).TrimStart().StartsWith('<');
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
