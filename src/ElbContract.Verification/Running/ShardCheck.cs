using System.Globalization;

namespace ElbContract.Verification.Running;

/// <summary>Evidence that cannot be put together: bad input from a person.</summary>
public sealed class EvidenceException(string message) : Exception(message);

/// <summary>Whether several pieces of evidence are the shards of one run, all of them.</summary>
internal static class ShardCheck
{
    /// <exception cref="EvidenceException">They are not; says what is wrong, and what to do.</exception>
    public static void Examine(IReadOnlyList<Evidence> shards)
    {
        if (shards is []) throw new EvidenceException("there is no evidence: give the json reports of all shards");
        if (shards is [{ Shard: null }]) return;
        if (shards.FirstOrDefault(evidence => evidence.Shard is null) is not null)
            throw new EvidenceException("a report is of a whole run, not of a shard: give the json reports of the shards of one run");
        var first = shards[0];
        if (shards.FirstOrDefault(evidence => evidence.Endpoint != first.Endpoint) is { } elsewhere)
            throw new EvidenceException($"the shards are of different endpoints, {first.Endpoint} and {elsewhere.Endpoint}: give the json reports of the shards of one run");
        if (shards.Any(evidence => evidence.ClauseGlob != first.ClauseGlob || evidence.Observe != first.Observe || evidence.Shard!.Count != first.Shard!.Count))
            throw new EvidenceException("the shards were run with different --shard counts, --clause or --observe: run them all alike");
        if (shards.GroupBy(evidence => evidence.Shard!.Index).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new EvidenceException(string.Create(CultureInfo.InvariantCulture, $"shard {twice.Key}/{first.Shard!.Count} is there twice: give each once"));
        var missing = Enumerable.Range(1, first.Shard!.Count).Except(shards.Select(evidence => evidence.Shard!.Index)).ToList();
        if (missing.Count > 0)
            throw new EvidenceException(string.Create(CultureInfo.InvariantCulture, $"shard {missing[0]}/{first.Shard.Count} is missing: give the json reports of all {first.Shard.Count} shards"));
    }
}
