using ElbContract.Emulator.Personalities;
using ElbContract.Specification.Clauses;

namespace ElbContract.Emulator.Fidelity;

/// <summary>What adding a listener follows, clause by clause, and what is made of what each leaves open.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="IsProved">Whether interactions of the contract show it.</param>
/// <param name="Follows">In words.</param>
/// <param name="Choices">What it leaves open, as the emulator takes it.</param>
internal sealed record ClauseFidelity(Clause Clause, bool IsProved, string Follows, IReadOnlyList<TakenFreedom> Choices)
{
    /// <summary>That of every clause, in the page's order.</summary>
    public static IReadOnlyList<ClauseFidelity> All(Personality personality)
    {
        var choices = personality.Choices();
        return [.. Catalogue.Clauses.Select(clause => Of(clause, [.. choices.Where(choice => choice.Clauses.Contains(clause.Id))]))];
    }

    /// <summary>What no clause speaks of, as a personality takes it.</summary>
    public static IReadOnlyList<TakenFreedom> Others(Personality personality) =>
        [.. personality.Choices().Where(choice => choice.Clauses.Count == 0)];

    private static ClauseFidelity Of(Clause clause, IReadOnlyList<TakenFreedom> choices) =>
        clause switch
        {
            { IsAboutHandshakes: true } => new(clause, true, "the page, where its listeners listen (`--data-plane`)", choices),
            { Id: ClauseIds.StatusMessage } => new(clause, false, "a neighbouring page: this one leaves the form of errors free", choices),
            _ => new(clause, true, Words(clause.Strength), choices),
        };

    private static string Words(Strength strength) =>
        strength switch
        {
            Strength.Either => "the page, with one of two answers that it allows",
            Strength.Free => "nothing: the page leaves it free",
            _ => "the page",
        };
}
