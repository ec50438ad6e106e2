using System.CommandLine;
using System.CommandLine.Invocation;
using System.Security.Cryptography;
using ElbContract.Cli.Arguments;
using ElbContract.Pact;
using ElbContract.Reports;
using ElbContract.Specification.Clauses;

namespace ElbContract.Cli.Help;

/// <summary>What <c>--version</c> prints: the program, the contract that comes with it, and Pact's native core.</summary>
internal sealed class VersionText(InertWriter output) : SynchronousCommandLineAction
{
    private const int HashLength = 12;

    /// <summary>Takes the place of the library's version.</summary>
    public static void AddTo(RootCommand root, InertWriter output)
    {
        foreach (var option in root.Options.OfType<VersionOption>())
            option.Action = new VersionText(output);
    }

    public override int Invoke(ParseResult parseResult)
    {
        foreach (var line in Lines())
            output.WriteLine(line);
        return 0;
    }

    /// <exception cref="PactException">Pact's core cannot be loaded.</exception>
    public static IEnumerable<string> Lines() =>
        [
            $"elb-contract {Tool.Version}",
            $"contract {Contract()}, of {Catalogue.Clauses.Count} clauses",
            $"Pact core {PactCoreInformation.Version}",
        ];

    // By its content: the same contract has the same name, whatever the program around it.
    private static string Contract()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(Options.OwnContract, "*.json").Order(StringComparer.Ordinal))
            hash.AppendData(File.ReadAllBytes(file));
        return Convert.ToHexStringLower(hash.GetCurrentHash())[..HashLength];
    }
}
