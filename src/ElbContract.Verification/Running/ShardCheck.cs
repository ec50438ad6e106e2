using System.Globalization;
using ElbContract.Specification;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Running;

/// <summary>Evidence that cannot be put together: bad input from a person.</summary>
internal sealed class EvidenceException(string message) : MistakeException(message);

/// <summary>Whether several pieces of evidence are the shards of one run, all of them.</summary>
internal static class ShardCheck
{
    /// <exception cref="EvidenceException">They are not; says which, what is wrong, and what to do.</exception>
    public static void Examine(IReadOnlyList<Evidence> shards)
    {
        if (shards is [])
            throw new EvidenceException("there is no evidence: give the json reports of all shards");
        if (shards is [{ Shard: null }])
            return;
        if (shards.FirstOrDefault(evidence => evidence.Shard is null) is { } whole)
            throw new EvidenceException(
                $"{Name(whole)} is from a whole run, not from a shard: give the json reports of the shards of one run"
            );
        var first = shards[0];
        if (shards.FirstOrDefault(evidence => evidence.Endpoint != first.Endpoint) is { } elsewhere)
            throw new EvidenceException(
                $"{Name(first)} is from {first.Endpoint}, but {Name(elsewhere)} is from {elsewhere.Endpoint}: give the json reports of the "
                    + "shards of one run"
            );
        if (shards.FirstOrDefault(evidence => evidence.Implementation != first.Implementation) is { } another)
            throw new EvidenceException(
                $"{Name(first)} is about {Named(first)}, but {Name(another)} is about {Named(another)}: give the json reports of the "
                    + "shards of one run, with the same --implementation, --mode, --contact and --notes"
            );
        if (shards.FirstOrDefault(evidence => !IsAlike(first, evidence)) is { } other)
            throw new EvidenceException(
                $"{Name(first)} and {Name(other)} are from runs with different --shard counts, --clause, --observe or --handshake: run all "
                    + "shards alike"
            );
        if (shards.GroupBy(evidence => evidence.Shard!.Index).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new EvidenceException(
                $"shard {twice.First().Shard} is given twice, from the run that began "
                    + $"{string.Join(" and the run that began ", twice.Select(Start).Distinct())}: give each once"
            );
        var missing = Enumerable.Range(1, first.Shard!.Count).Except(shards.Select(evidence => evidence.Shard!.Index)).ToList();
        if (missing.Count > 0)
            throw new EvidenceException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"shard {missing[0]}/{first.Shard.Count} is missing: give the json reports of all {first.Shard.Count} shards"
                )
            );
    }

    private static bool IsAlike(Evidence one, Evidence other) =>
        one.ClauseGlob == other.ClauseGlob
        && one.Observe == other.Observe
        && one.HandshakeNetworks.SequenceEqual(other.HandshakeNetworks)
        && one.Shard!.Count == other.Shard!.Count;

    // Evidence does not know its file: the report's shard and startedAt tell it from others.
    private static string Name(Evidence evidence) =>
        evidence.Shard is { } shard
            ? $"the report of shard {shard} that began {Start(evidence)}"
            : $"the report of the run that began {Start(evidence)}";

    private static string Named(Evidence evidence) => evidence.Implementation?.ToString() ?? "no named implementation";

    private static string Start(Evidence evidence) =>
        evidence.StartedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
