using ElbContract.Exploration.Generating;
using FsCheck;
using FsCheck.Fluent;

namespace ElbContract.Exploration.Shrinking;

/// <summary>Cases, and those that are smaller than one: the smallest first.</summary>
internal static class SmallerCases
{
    /// <param name="source">Generates them.</param>
    /// <param name="resources">What the run can refer to.</param>
    public static Arbitrary<Case> Of(CaseSource source, AvailableResources resources) =>
        Arb.From(Gen.Choose(1, source.Count).Select(number => source[number]), one => Of(one, resources));

    private static IEnumerable<Case> Of(Case one, AvailableResources resources)
    {
        if (one.Drafts is [var only])
            return SmallerDrafts.Of(only, resources).Select(draft => one with { Drafts = [draft] });
        var (first, second) = (one.Drafts[0], one.Drafts[1]);
        return (
            (Case[])
                [
                    one with
                    {
                        Drafts = [second],
                        OnOnePort = false,
                    },
                    one with
                    {
                        Drafts = [first],
                        OnOnePort = false,
                    },
                    one with
                    {
                        OnOnePort = false,
                    },
                ]
        )
            .Concat(SmallerDrafts.Of(first, resources).Select(draft => one with { Drafts = [draft, second] }))
            .Concat(SmallerDrafts.Of(second, resources).Select(draft => one with { Drafts = [first, draft] }));
    }
}
