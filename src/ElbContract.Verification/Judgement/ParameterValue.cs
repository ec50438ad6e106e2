using System.Collections.Frozen;
using ElbContract.Specification.Listeners;

namespace ElbContract.Verification.Judgement;

/// <summary>A parameter and its JSON text as sent; empty where it is not sent.</summary>
internal readonly record struct ParameterValue(ListenerField Field, string Text);

/// <summary>Compares sets by what is in them.</summary>
internal static class FrozenSets
{
    public static IEqualityComparer<FrozenSet<ParameterValue>> Comparer { get; } = EqualityComparer<FrozenSet<ParameterValue>>.Create(
        (left, right) => left!.SetEquals(right!), set => set.Aggregate(0, (hash, value) => hash ^ value.GetHashCode()));
}
