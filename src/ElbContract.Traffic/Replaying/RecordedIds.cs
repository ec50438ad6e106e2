using System.Text;
using System.Text.Json;
using ElbContract.Client.Errors;
using ElbContract.Client.Wire;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;
using ElbContract.Traffic.Checking;

namespace ElbContract.Traffic.Replaying;

/// <summary>Tells from how a recorded provider answered what the ids in its requests were: a recording says of no load balancer whose
/// network it serves, nor that an id was of nothing.</summary>
internal sealed class RecordedIds
{
    private const string PortTaken = "ELB.6101";

    private static readonly AssumedProvider Public = new(KnownIds.None, LoadBalancerNetwork.Public);

    private readonly Dictionary<string, Evidence> _loadBalancers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Evidence> _certificates = new(StringComparer.Ordinal);

    /// <summary>Learns from a request to add a listener, and its answer.</summary>
    /// <param name="body">The request's.</param>
    /// <param name="status">The answer's.</param>
    /// <param name="answer">The answer's body.</param>
    public void Learn(ReadOnlyMemory<byte> body, int status, ReadOnlyMemory<byte> answer)
    {
        var request = ListenerDocument.Parse(body);
        var isUdp = request.Is(ListenerField.Protocol, "UDP");
        var seen = Seen(body, status, answer, isUdp);
        if (request.Text(ListenerField.LoadbalancerId) is { Length: > 0 } loadBalancer)
            Of(_loadBalancers, loadBalancer).Add(seen, isUdp);
        if (request.Text(ListenerField.CertificateId) is { Length: > 0 } server)
        {
            Of(_certificates, server).Add(seen);
            Of(_certificates, server).IsServer = true;
        }

        foreach (var further in Certificates(request))
            Of(_certificates, further).Add(seen);
    }

    /// <summary>Learns of a load balancer whose listeners were listed.</summary>
    public void Learn(string loadBalancer) => Of(_loadBalancers, loadBalancer);

    /// <summary>Every id that was of something, and what it is of now; null where the run has no such thing, with the option that gives
    /// one.</summary>
    public IEnumerable<(string Recorded, string? Now, string Option)> Mapped(ReplayIds now)
    {
        foreach (var (id, evidence) in _loadBalancers.Where(one => one.Value.IsOfSomething))
            yield return IsPrivate(id, evidence)
                ? (id, now.PrivateLoadBalancer, "--private-loadbalancer")
                : (id, now.PublicLoadBalancer, "--public-loadbalancer");
        foreach (var (id, evidence) in _certificates.Where(one => one.Value.IsOfSomething))
            yield return evidence.IsServer && id != ProviderIds.Example.SniCertificateId
                ? (id, now.Certificate, "--certificate")
                : (id, now.SniCertificate, "--sni-certificate");
    }

    private static bool IsPrivate(string id, Evidence evidence) =>
        id == ProviderIds.Example.PrivateLoadbalancerId || (id != ProviderIds.Example.PublicLoadbalancerId && evidence.LacksUdp);

    private static Evidence Of(Dictionary<string, Evidence> ids, string id) =>
        ids.TryGetValue(id, out var known) ? known : ids[id] = new Evidence();

    private static Sight Seen(ReadOnlyMemory<byte> body, int status, ReadOnlyMemory<byte> answer, bool isUdp)
    {
        if (status is >= 200 and < 300)
            return Sight.Accepted;
        if (status is not (400 or 404) || ProviderErrorReader.Read(status, answer.Span).Code == PortTaken)
            return Sight.Nothing;
        var path = $"/v1.0/{ProviderIds.Example.ProjectId}/elbaas/listeners";
        var strength = Judge.Expect(new AddListenerRequestOnWire(path, null, body), Public).Strength;
        return strength == Strength.Accept || (isUdp && strength != Strength.Reject) ? Sight.Unexplained : Sight.Nothing;
    }

    private static string[] Certificates(ListenerDocument request)
    {
        if (request.Text(ListenerField.Certificates) is { } one)
            return one.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (request.Kind(ListenerField.Certificates) != JsonKind.Array)
            return [];
        using var list = JsonDocument.Parse(Encoding.UTF8.GetString(request.Raw(ListenerField.Certificates)));
        return [.. list.RootElement.EnumerateArray().Select(id => id.ReadText() ?? "").Where(id => id.Length > 0)];
    }

    /// <summary>What an answer says about the ids in its request.</summary>
    private enum Sight
    {
        Nothing,
        Accepted,

        /// <summary>Refused although nothing in the request is wrong, unless an id is.</summary>
        Unexplained,
    }

    private sealed class Evidence
    {
        private bool _isAccepted;
        private bool _isUnexplained;
        private bool _hasUdp;
        private bool _lacksUdp;

        /// <summary>A load balancer that refuses UDP alone is there, and a private one.</summary>
        public bool LacksUdp => _lacksUdp && !_hasUdp && (_isAccepted || !_isUnexplained);

        public bool IsOfSomething => _isAccepted || !_isUnexplained;
        public bool IsServer { get; set; }

        public void Add(Sight seen, bool isUdp = false)
        {
            _isAccepted |= seen == Sight.Accepted;
            _isUnexplained |= seen == Sight.Unexplained && !isUdp;
            _hasUdp |= seen == Sight.Accepted && isUdp;
            _lacksUdp |= seen == Sight.Unexplained && isUdp;
        }
    }
}
