using ElbContract.Pact.Contracts;
using ElbContract.Pact.Native;

namespace ElbContract.Pact.Writing;

/// <summary>Writes a contract as a Pact V4 file, with Pact's own core.</summary>
public static class PactWriter
{
    /// <summary>
    /// Writes <c>{consumer}-{provider}.json</c> into <paramref name="directory"/>, which is made when missing, in place of a file of that
    /// name, and returns its path. The same interactions give the same bytes, in whatever order they come.
    /// </summary>
    /// <param name="consumer">Who expects the answers.</param>
    /// <param name="provider">Who gives them.</param>
    /// <param name="interactions">In any order.</param>
    /// <param name="directory">Where the file goes.</param>
    /// <param name="merge">Keeps the interactions of the file that is there, but those of the same keys or descriptions.</param>
    /// <exception cref="PactContractException">The interactions would be written, but would not say what is meant.</exception>
    /// <exception cref="PactCoreException">The native core is missing or too old.</exception>
    /// <exception cref="Reading.PactFormatException">What is to be merged with is no contract.</exception>
    public static string Write(
        string consumer,
        string provider,
        IReadOnlyCollection<PactInteraction> interactions,
        string directory,
        bool merge = false
    )
    {
        PactInteraction[] ordered = [.. interactions.OrderBy(interaction => interaction.Description, StringComparer.Ordinal)];
        if (ContractValidator.Examine(consumer, provider, ordered) is { Count: > 0 } problems)
            throw new PactContractException(problems);
        PactCoreVersion.Require();
        var pact = PactCore.NewPact(consumer, provider);
        // Written beside its place and moved there: whoever reads the contract meanwhile reads a whole one.
        var draft = Path.Combine(directory, $".draft-{Guid.NewGuid():N}");
        try
        {
            Accepted(PactCore.WithSpecification(pact, PactCore.SpecificationV4), "the specification version");
            foreach (var interaction in ordered)
                new InteractionWriter(pact, interaction).Write();
            Directory.CreateDirectory(draft);
            Accepted(PactCore.WriteFile(pact, draft, overwrite: true) == 0, $"to write into {directory}");
            var file = $"{consumer}-{provider}.json";
            if (merge)
                ContractMerger.TakeOver(Path.Combine(draft, file), Path.Combine(directory, file));
            File.Move(Path.Combine(draft, file), Path.Combine(directory, file), overwrite: true);
            return Path.Combine(directory, file);
        }
        finally
        {
            _ = PactCore.FreePactHandle(pact);
            if (Directory.Exists(draft))
                Directory.Delete(draft, recursive: true);
        }
    }

    internal static void Accepted(bool accepted, string what)
    {
        if (!accepted)
            throw new PactCoreException($"Pact's native core refused {what}: {PactCore.LastError()}");
    }
}
