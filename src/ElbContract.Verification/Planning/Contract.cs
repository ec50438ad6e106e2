using ElbContract.Pact.Reading;
using ElbContract.Specification.Clauses;

namespace ElbContract.Verification.Planning;

/// <summary>The contract of a run: the cases of all its files.</summary>
internal sealed class Contract
{
    private Contract(PactDocument document, IReadOnlyList<ContractCase> cases)
    {
        Document = document;
        Cases = cases;
    }

    /// <summary>The first file: its consumer and provider stand for all.</summary>
    public PactDocument Document { get; }

    public IReadOnlyList<ContractCase> Cases { get; }

    /// <param name="paths">Pact files, and folders whose <c>*.json</c> are.</param>
    /// <exception cref="PactFormatException">A file cannot be read.</exception>
    /// <exception cref="ContractException">There is no file, or a file holds no contract of this API.</exception>
    public static Contract Read(IReadOnlyList<string> paths)
    {
        List<ContractCase> cases = [];
        PactDocument? first = null;
        HashSet<string> keys = new(StringComparer.Ordinal);
        foreach (var file in paths.SelectMany(Files))
        {
            var document = PactDocument.Read(file);
            first ??= document;
            foreach (var interaction in document.Interactions)
            {
                if (!keys.Add(interaction.Key))
                    throw new ContractException(file, $"the key '{interaction.Key}' stands in two files");
                var read = ContractCase.Read(interaction, file);
                if (read.Clauses.FirstOrDefault(id => Catalogue.Find(id) is null) is { } unknown)
                    throw new ContractException(file, $"the interaction '{read.Name}' names the clause '{unknown}', which does not exist");
                cases.Add(read);
            }
        }

        if (first is null || cases.Count == 0)
            throw new ContractException(string.Join(", ", paths), "holds no interaction");
        return new Contract(first, cases);
    }

    private static IEnumerable<string> Files(string path) =>
        Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal) : [path];
}
