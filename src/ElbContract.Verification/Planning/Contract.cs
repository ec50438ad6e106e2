using ElbContract.Pact.Reading;
using ElbContract.Specification;
using ElbContract.Specification.Clauses;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Verification.Planning;

/// <summary>The contract of a run: the cases of all its files.</summary>
internal sealed class Contract
{
    private Contract(
        PactDocument document,
        IReadOnlyList<string> consumers,
        IReadOnlyList<ContractCase> cases,
        IReadOnlyList<RecordedInteraction> otherCalls,
        int messages
    )
    {
        OtherCalls = otherCalls;
        Messages = messages;
        Document = document;
        Consumers = consumers;
        Cases = cases;
    }

    /// <summary>The first file: its consumer and provider stand for all.</summary>
    public PactDocument Document { get; }

    /// <summary>Those of all files.</summary>
    public IReadOnlyList<string> Consumers { get; }

    public IReadOnlyList<ContractCase> Cases { get; }

    /// <summary>The interactions that ask for another call than the page's: they are not sent.</summary>
    public IReadOnlyList<RecordedInteraction> OtherCalls { get; }

    /// <summary>How many interactions are messages.</summary>
    public int Messages { get; }

    /// <summary>The ids of the clauses that it has cases of.</summary>
    public IReadOnlySet<string> Clauses => field ??= Cases.Select(one => one.Clause).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether it asks for a part of the page only: of some clause that a request can show it has no case.</summary>
    public bool IsPart =>
        Catalogue.Clauses.Any(clause =>
            clause.Strength != Strength.Free && clause.Id != ClauseIds.SslCiphersSuites && !Clauses.Contains(clause.Id)
        );

    /// <param name="paths">Pact files, and folders whose <c>*.json</c> are.</param>
    /// <exception cref="PactFormatException">A file cannot be read.</exception>
    /// <exception cref="ContractException">There is no file, or a file holds no contract of this API.</exception>
    public static Contract Read(IReadOnlyList<string> paths)
    {
        List<ContractCase> cases = [];
        PactDocument? first = null;
        List<string> consumers = [];
        HashSet<string> keys = new(StringComparer.Ordinal);
        List<RecordedInteraction> otherCalls = [];
        var messages = 0;
        HashSet<long> ports = [];
        foreach (var file in paths.SelectMany(Files))
        {
            var document = PactDocument.Read(file);
            first ??= document;
            consumers.Add(document.Consumer);
            messages += document.Messages;
            var secrets = ContractSecrets.Of(document);
            foreach (var interaction in document.Interactions.Select(one => one.Without(secrets, Redactor.Redacted)))
            {
                if (!keys.Add(interaction.Key))
                    throw new ContractException(file, $"the key '{interaction.Key}' is in two files");
                if (ContractCase.Read(interaction) is not { } read)
                {
                    if (ForeignInteraction.IsAddition(interaction))
                        cases.Add(ContractCase.Of(ForeignInteraction.Of(interaction, ports)));
                    else
                        otherCalls.Add(interaction);
                    continue;
                }

                if (read.Clauses.FirstOrDefault(id => Catalogue.Find(id) is null) is { } unknown)
                    throw new ContractException(file, $"the interaction '{read.Name}' names the clause '{unknown}', which does not exist");
                cases.Add(read);
            }
        }

        if (first is null || cases.Count == 0)
            throw new ContractException(
                string.Join(", ", paths),
                otherCalls.Count + messages == 0
                    ? "holds no interaction"
                    : $"holds no request to add a listener, and {Counted.Of(otherCalls.Count + messages, "other interaction")}"
            );
        return new Contract(first, [.. consumers.Distinct(StringComparer.Ordinal)], cases, otherCalls, messages);
    }

    /// <summary>The file, or those of the folder.</summary>
    internal static IEnumerable<string> Files(string path) =>
        Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal) : [path];
}
