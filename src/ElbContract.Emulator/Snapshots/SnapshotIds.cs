using System.Text.Json;
using ElbContract.Specification.Answers;

namespace ElbContract.Emulator.Snapshots;

/// <summary>The ids of an emulator as a snapshot has them; tokens are not among them.</summary>
internal static class SnapshotIds
{
    private static readonly (string Name, Func<ProviderIds, string> Of, Func<ProviderIds, string, ProviderIds> With)[] All =
    [
        ("projectId", ids => ids.ProjectId, (ids, id) => ids with { ProjectId = id }),
        ("otherProjectId", ids => ids.OtherProjectId, (ids, id) => ids with { OtherProjectId = id }),
        ("systemErrorProjectId", ids => ids.SystemErrorProjectId, (ids, id) => ids with { SystemErrorProjectId = id }),
        ("unavailableProjectId", ids => ids.UnavailableProjectId, (ids, id) => ids with { UnavailableProjectId = id }),
        ("publicLoadbalancer", ids => ids.PublicLoadbalancerId, (ids, id) => ids with { PublicLoadbalancerId = id }),
        ("privateLoadbalancer", ids => ids.PrivateLoadbalancerId, (ids, id) => ids with { PrivateLoadbalancerId = id }),
        ("certificate", ids => ids.CertificateId, (ids, id) => ids with { CertificateId = id }),
        ("sniCertificate", ids => ids.SniCertificateId, (ids, id) => ids with { SniCertificateId = id }),
    ];

    public static bool Has(string name) => All.Any(one => one.Name == name);

    public static void Write(Utf8JsonWriter json, ProviderIds ids)
    {
        foreach (var (name, of, _) in All)
            json.WriteString(name, of(ids));
    }

    /// <summary>Those of the snapshot, and others where it has none.</summary>
    public static ProviderIds Over(ProviderIds others, IReadOnlyDictionary<string, string> own) =>
        All.Aggregate(others, (ids, one) => own.TryGetValue(one.Name, out var id) ? one.With(ids, id) : ids);
}
