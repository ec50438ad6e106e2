using System.CommandLine;
using System.IO.Enumeration;
using ElbContract.Cli.Arguments;
using ElbContract.Cli.Output;
using ElbContract.Emulator.Faults;
using ElbContract.Reports;
using ElbContract.Specification;

namespace ElbContract.Cli.Commands;

/// <summary><c>elb-contract faults</c>: what <c>serve --fault</c> can do wrong, and what no answer would show.</summary>
internal static class FaultsCommand
{
    private static readonly Option<string?> Clauses = Options.Clauses("Only the faults of these clauses; * stands for any text.");

    private static readonly Option<bool> Deep = Options.Switch(
        "--deep",
        "Also the faults of prove --deep: a rule that is dropped in one context, the second time, or because a value is taken for another."
    );

    public static Command Create(InertWriter output)
    {
        var command = new Command("faults", "List the faults that the emulator can have: id, clause, and what the provider does wrong.")
        {
            Clauses,
            Deep,
        };
        command.SetAction(parsed => Run(parsed.GetValue(Clauses), parsed.GetValue(Deep), output));
        return command;
    }

    private static int Run(string? glob, bool isDeep, InertWriter output)
    {
        var seeded = (isDeep ? SeededFaults.All.Concat(SeededFaults.Deep) : SeededFaults.All)
            .Where(fault => Matches(fault.Clause))
            .ToList();
        var unobservable = SeededFaults.Unobservable.Where(fault => Matches(fault.Clause)).ToList();
        if (seeded.Count + unobservable.Count == 0)
            throw new InputException(
                "--clause takes the name of a clause that has faults, or a pattern of some: elb-contract faults lists them all."
            );
        foreach (var fault in seeded)
            output.WriteLine(Line(fault.Id, fault.Clause, fault.Sentence));
        if (unobservable.Count > 0)
            output.WriteLine("Not available, because no answer shows them, or none tells them from another fault:");
        foreach (var fault in unobservable)
            output.WriteLine(Line(fault.Id, fault.Clause, $"{fault.Sentence} Not seen, because {fault.Reason}."));
        output.WriteLine(
            $"{Counted.Of(seeded.Count, "fault")} of {Counted.Of(seeded.DistinctBy(fault => fault.Clause).Count(), "clause")}, "
                + $"{unobservable.Count} more that no answer shows"
        );
        return ExitCode.Done;

        bool Matches(string clause) => glob is null || FileSystemName.MatchesSimpleExpression(glob, clause, ignoreCase: false);
    }

    private static string Line(string id, string clause, string sentence) => $"{id, -64} {clause, -34} {sentence}";
}
