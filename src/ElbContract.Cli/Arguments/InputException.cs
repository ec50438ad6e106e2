using ElbContract.Specification;
using ElbContract.Specification.Clauses;

namespace ElbContract.Cli.Arguments;

/// <summary>Something on the command line is wrong; the message is the one line that the person reads.</summary>
internal sealed class InputException(string message) : MistakeException(message)
{
    /// <summary>Of a pattern that fits no clause.</summary>
    public static InputException NoClause(string? glob) =>
        new(
            "--clause takes the name of a clause, or a pattern of some"
                + (
                    Nearest.To(glob ?? "", Catalogue.Clauses.Select(clause => clause.Id)) is { } nearest
                        ? $"; the nearest is {nearest}"
                        : ""
                )
                + ": elb-contract clauses lists them all."
        );
}
