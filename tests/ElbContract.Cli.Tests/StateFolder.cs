using System.Runtime.CompilerServices;

namespace ElbContract.Cli.Tests;

/// <summary>Keeps what tests write for a user out of the state folder of whoever runs them.</summary>
internal static class StateFolder
{
    private const string Variable = "XDG_STATE_HOME";
    private const string Prefix = "elb-contract-state-";

    [ModuleInitializer]
    internal static void Move()
    {
        // A process that a test starts has the test's.
        if (Environment.GetEnvironmentVariable(Variable)?.Contains(Prefix, StringComparison.Ordinal) == true)
            return;
        var folder = Directory.CreateTempSubdirectory(Prefix).FullName;
        Environment.SetEnvironmentVariable(Variable, folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
    }
}
