using System.CommandLine;
using ElbContract.Cli.Arguments;
using ElbContract.Cli.Output;
using ElbContract.Client.Credentials;
using ElbContract.Reports;
using ElbContract.Verification.Ids;
using ElbContract.Verification.Journals;
using ElbContract.Verification.Sessions;

namespace ElbContract.Cli.Commands;

/// <summary><c>elb-contract cleanup</c>: deletes what interrupted runs left behind, and nothing else.</summary>
internal static class CleanUpCommand
{
    private static readonly Argument<string[]> Journals = new("journal")
    {
        Description = "Journals of runs that have ended. Default: all journals in the journal folder.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Print what would be deleted, and delete nothing." };

    private static readonly Option<string[]> Trust = new("--trust")
    {
        Description =
            "Also use this journal, although it lacks the mark of your elb-contract on this machine: it is from an earlier job, another "
            + "machine or an older version. Only resources that look as its run requested them are deleted. Repeatable.",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private static readonly Option<bool> Forget = Options.Switch(
        "--forget",
        "Print what the journals name and delete the journals, but nothing at their endpoint."
    );

    public static Command Create(InertWriter output)
    {
        var command = new Command("cleanup", "Delete what interrupted runs left behind at their endpoint, and nothing else.")
        {
            Journals,
            DryRun,
            Trust,
            Forget,
        };
        EndpointArguments.AddTo(command);
        IdArguments.AddFileTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, output, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, InertWriter output, CancellationToken cancellationToken)
    {
        var journals = Found(parsed);
        if (journals.Count == 0)
            output.WriteLine($"nothing to clean up: no run left a journal in {FolderOf(parsed)}");
        if (parsed.GetValue(Forget))
            return journals.Select(journal => IsForgotten(journal, parsed.GetValue(DryRun), output)).ToList().TrueForAll(done => done)
                ? ExitCode.Done
                : ExitCode.Inconclusive;
        var isComplete = true;
        if (journals.Count > 0)
        {
            var credentials = EndpointArguments.Credentials(parsed);
            using var iam = credentials.Credential as IamCredential;
            foreach (var journal in journals)
                isComplete &= await IsClearAsync(parsed, credentials, journal, output, cancellationToken);
        }

        return isComplete ? ExitCode.Done : ExitCode.Inconclusive;
    }

    private static bool IsForgotten(string path, bool isDryRun, InertWriter output)
    {
        output.WriteLine(path);
        try
        {
            foreach (var line in JournalFolder.Forget(path, isDryRun))
                output.WriteLine($"  {(isDryRun ? "names" : "named")}: {line}");
            output.WriteLine(isDryRun ? "  would be forgotten" : "  forgotten: what it named may still exist");
            return true;
        }
        catch (JournalException unusable)
        {
            output.WriteLine($"  LEFT ALONE: {unusable.Message}");
            return false;
        }
    }

    // One journal that cannot be used does not keep the others from being cleaned up.
    private static async Task<bool> IsClearAsync(
        ParseResult parsed,
        CredentialSelection credentials,
        string path,
        InertWriter output,
        CancellationToken cancellationToken
    )
    {
        output.WriteLine(path);
        try
        {
            var isDryRun = parsed.GetValue(DryRun);
            var result = await JournalCleanUp.RunAsync(
                path,
                await OptionsAsync(parsed, credentials, path, cancellationToken),
                isDryRun,
                IsTrusted(parsed, path),
                cancellationToken
            );
            Print(result, isDryRun, output);
            return result.IsComplete;
        }
        catch (JournalException unusable)
        {
            output.WriteLine($"  LEFT ALONE: {unusable.Message}");
            return false;
        }
    }

    private static List<string> Found(ParseResult parsed)
    {
        string[] given = [.. parsed.GetValue(Journals) ?? [], .. parsed.GetValue(Trust) ?? []];
        if (given.Length == 0)
        {
            var folder = new JournalFolder(FolderOf(parsed));
            if (!parsed.GetValue(DryRun))
                folder.Tidy();
            // Nobody can say of those in use what they will leave.
            return [.. folder.Unfinished().Select(journal => journal.Path).Concat(folder.InUse()).Distinct(StringComparer.Ordinal)];
        }

        if (given.FirstOrDefault(path => !File.Exists(path)) is { } missing)
            throw new InputException($"{missing} does not exist: elb-contract cleanup without a journal uses all journals");
        return [.. given.DistinctBy(Path.GetFullPath)];
    }

    private static string FolderOf(ParseResult parsed) => parsed.GetValue(EndpointArguments.Journal) ?? JournalFolder.Default;

    private static bool IsTrusted(ParseResult parsed, string path) =>
        (parsed.GetValue(Trust) ?? []).Any(trusted => Path.GetFullPath(trusted) == Path.GetFullPath(path));

    private static async Task<SessionOptions> OptionsAsync(
        ParseResult parsed,
        CredentialSelection credentials,
        string path,
        CancellationToken cancellationToken
    )
    {
        var endpoint = JournalFolder.EndpointOf(path, IsTrusted(parsed, path));
        var file = IdArguments.File(parsed);
        var projectId =
            await credentials.ProjectIdAsync(cancellationToken) ?? file.ProjectId ?? throw Missing(EndpointArguments.ProjectId.Name, path);
        return new SessionOptions
        {
            // What somebody else wrote does not say where the token goes.
            Endpoint =
                Options.Address("--endpoint", parsed.GetValue(EndpointArguments.Endpoint) ?? (IsTrusted(parsed, path) ? null : endpoint))
                ?? throw Missing("--endpoint", path),
            Ids = new EndpointIds { ProjectId = projectId },
            Credential =
                credentials.Credential ?? (file.Token is { } token ? EndpointArguments.Given(token) : throw Missing("--token", path)),
            Insecure = credentials.Insecure,
            Timeout = EndpointArguments.TimeoutOf(parsed),
            Parallel = EndpointArguments.ParallelOf(parsed),
            Rate = EndpointArguments.RateOf(parsed),
            Retries = EndpointArguments.RetriesOf(parsed),
        };
    }

    private static InputException Missing(string option, string path) =>
        new($"{option} is missing: give the value of the run of {path}, or what its --state-url answered.");

    private static void Print(CleanUpResult result, bool isDryRun, InertWriter output)
    {
        foreach (var line in result.Deleted)
            output.WriteLine($"  {(isDryRun ? "would be deleted" : "deleted")}: {line}");
        foreach (var line in result.Gone)
            output.WriteLine($"  gone already: {line}");
        foreach (var line in result.Left)
            output.WriteLine($"  LEFT BEHIND: {line}");
        if (result.IsComplete && !isDryRun)
            output.WriteLine("  nothing is left");
    }
}
