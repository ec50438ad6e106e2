using ElbContract.Specification.Answers;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Replaying;

/// <summary>A recorded request to add a listener, with the ids of contracts in the place of recorded ones.</summary>
/// <param name="Entry">As it was recorded.</param>
/// <param name="Body">The request's body with <see cref="ProviderIds.Example"/>'s ids.</param>
public sealed record ExampleAddition(RecordedEntry Entry, ReadOnlyMemory<byte> Body)
{
    /// <summary>Those of a recording whose request and answer are whole.</summary>
    public static IReadOnlyList<ExampleAddition> Of(IEnumerable<RecordedEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        List<RecordedCall> calls = [.. entries.Select(RecordedCall.Of).OfType<RecordedCall>().Where(IsWhole)];
        var recorded = new RecordedIds();
        foreach (var call in calls)
            recorded.Learn(call.Request.Body, call.Response!.Status, call.Response.Body);
        var ids = new IdMap();
        foreach (var (id, example, _) in recorded.Mapped(Examples))
            ids.Add(id, example!);
        return [.. calls.Select(call => new ExampleAddition(call.Entry, ids.Body(call.Request.Body)))];
    }

    private static ReplayIds Examples { get; } =
        new()
        {
            PublicLoadBalancer = ProviderIds.Example.PublicLoadbalancerId,
            PrivateLoadBalancer = ProviderIds.Example.PrivateLoadbalancerId,
            Certificate = ProviderIds.Example.CertificateId,
            SniCertificate = ProviderIds.Example.SniCertificateId,
        };

    private static bool IsWhole(RecordedCall call) =>
        call
            is {
                Call: { Operation: ListenerOperation.Add, Project: not null },
                Response: not null,
                Entry: { HasRequestBody: true, HasResponseBody: true }
            }
        && call.Request.Header("Content-Encoding") is null or "" or "identity";
}
