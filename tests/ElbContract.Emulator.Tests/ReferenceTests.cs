using System.Globalization;
using System.Text;
using ElbContract.Emulator.Calls;
using ElbContract.Emulator.Fidelity;
using ElbContract.Emulator.Personalities;

namespace ElbContract.Emulator.Tests;

/// <summary>The reference of what the emulator answers, which is made of its table of calls.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public async Task Reference_IsThatOfTheTableOfCalls()
    {
        var file = Path.Combine(Repository.Root, "docs", "reference", "emulator.md");
        var text = Document();

        if (Environment.GetEnvironmentVariable("ELB_WRITE_HELP") == "1")
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);

        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))
            .Should()
            .Be(text, "with ELB_WRITE_HELP=1 this test writes it");
    }

    /// <summary>The ledger counts the contract's interactions.</summary>
    [Fact]
    public void Clauses_AreProved_WhereTheContractHasInteractions()
    {
        var interactions = Interactions();

        ClauseFidelity
            .All(Personality.Ordinary)
            .Where(one => one.IsProved != interactions[one.Clause.Id] > 0)
            .Select(one => one.Clause.Id)
            .Should()
            .BeEmpty();
    }

    [Fact]
    public void EveryCall_HasRules_OfItsOwnFootingOrBelow()
    {
        foreach (var call in EmulatedCalls.All)
        {
            call.Rules.Should().NotBeEmpty(call.Name);
            if (call.Footing is Footing.Guess)
                call.Rules.Should().OnlyContain(rule => rule.Footing == Footing.Guess, call.Name);
            if (call.Footing is Footing.SiblingPage)
                call.Rules.Should().Contain(rule => rule.Footing == Footing.SiblingPage, call.Name);
        }
    }

    private static string Document()
    {
        var text = new StringBuilder(
            """
            # What the emulator answers

            Made of the emulator's tables of calls, rules and freedoms; the page of a running emulator, at `/`, has them too. The columns
            "follows" say what a green run is worth: what follows *the page* is proved by the contract; *a neighbouring page* is documented
            for the same API, or known from its clients, and not proved; *a guess* takes what clients send as far as it can be understood.
            Without `--data-plane` no listener listens, and without `--backend` no traffic is sent to backends.
            How to run it: [Run the emulator](../how-to/serve.md).

            ## Calls

            | what | call | follows |
            | --- | --- | --- |

            """.ReplaceLineEndings("\n")
        );
        foreach (var call in EmulatedCalls.All)
            Row(text, call.Name, $"`{call.Method} {EmulatedCalls.Path(call.Resource)}`", call.Footing.Words());
        WriteRules(text);
        WriteClauses(text);
        return text.ToString();
    }

    private static void WriteRules(StringBuilder text)
    {
        text.Append("\n## Rules beside the clauses\n\n| call | rule | follows |\n| --- | --- | --- |\n");
        foreach (var rule in CallRules.OfEveryCall)
            Row(text, "Every call", rule.Text, rule.Footing.Words());
        foreach (var call in EmulatedCalls.All)
        {
            foreach (var rule in call.Rules)
                Row(text, call.Name, rule.Text, rule.Footing.Words());
        }
    }

    private static void WriteClauses(StringBuilder text)
    {
        var interactions = Interactions();
        text.Append(
            """

            ## Adding a listener, clause by clause

            The last column has what a clause leaves open, and what the ordinary personality makes of it; `--personality` takes others.

            | clause | behaviour | follows | interactions | left open, and taken so |
            | --- | --- | --- | ---: | --- |

            """.ReplaceLineEndings("\n")
        );
        foreach (var (clause, _, follows, choices) in ClauseFidelity.All(Personality.Ordinary))
            Row(
                text,
                $"[`{clause.Id}`](../ledger.md#{clause.Id.Split('.')[0]})",
                clause.Sentence,
                follows,
                interactions[clause.Id].ToString(CultureInfo.InvariantCulture),
                string.Join("; ", choices.Select(choice => $"{choice.About}: `{choice.Value}`"))
            );
        text.Append("\n## What no clause is about\n\n| freedom | about | the ordinary personality |\n| --- | --- | --- |\n");
        foreach (var choice in ClauseFidelity.Others(Personality.Ordinary))
            Row(text, $"`{choice.Name}`", choice.About, $"`{choice.Value}`");
    }

    private static void Row(StringBuilder text, params string[] cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    /// <summary>How many the contract has of each clause.</summary>
    private static Dictionary<string, int> Interactions() =>
        File.ReadLines(Path.Combine(Repository.Root, "docs", "ledger.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split(" | "))
            .ToDictionary(cells => cells[0].Trim('|', ' ', '`'), cells => int.Parse(cells[^2], CultureInfo.InvariantCulture));
}
