using System.CommandLine;
using ElbContract.Cli.Arguments;
using ElbContract.Cli.Commands;
using ElbContract.Cli.Help;
using ElbContract.Reports;

namespace ElbContract.Cli;

/// <summary>The verbs of the command line, with their options and help.</summary>
internal static class Verbs
{
    /// <param name="output">Where they print.</param>
    /// <param name="errors">Where they tell what goes wrong.</param>
    public static RootCommand Root(InertWriter output, InertWriter errors)
    {
        var root = new RootCommand("Verify that an endpoint adds listeners as the page of the classic load balancer API documents it.")
        {
            VerifyCommand.Create(output, errors),
            ExploreCommand.Create(output, errors),
            RecordCommand.Create(output, errors),
            CheckCommand.Create(output, errors),
            ReplayCommand.Create(output, errors),
            ServeCommand.Create(output),
            StubCommand.Create(output),
            ClientsCommand.Create(output, errors),
            PactsCommand.Create(output),
            ClausesCommand.Create(output, errors),
            SiteCommand.Create(output, errors),
            FaultsCommand.Create(output),
            MergeCommand.Create(output, errors),
            ProveCommand.Create(output, errors),
            CleanUpCommand.Create(output),
            DoctorCommand.Create(output),
            CompletionCommand.Create(output),
        };
        root.Options.Add(ConfigFile.Option);
        VersionText.AddTo(root, output);
        HelpText.AddTo(root);
        return root;
    }
}
