using System.Text;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;

namespace ElbContract.Specification.Tests.Answers;

/// <summary>Whatever is asked, the answer that is made of the judge's expectation is one that the judge finds no fault with.</summary>
public sealed class AnswersConformTests
{
    private static readonly string[] Protocols = ["HTTP", "TCP", "HTTPS", "SSL", "UDP"];

    /// <summary>What may stand at each key: documented values, both sides of every limit, other types, null.</summary>
    private static readonly (string Key, string[] Values)[] Parameters =
    [
        ("name", ["\"a\"", "\"é\"", "\"\"", "5"]),
        ("description", ["\"\"", "null", "\"\\u0001\"", "\"<\"", "\"監聽🙂\""]),
        ("loadbalancer_id", ["\"private\"", "\"nowhere\"", "\"public\""]),
        ("protocol", ["\"http\"", "\"FTP\""]),
        ("port", ["1", "65535", "80.0", "8e1", "0", "\"80\""]),
        ("backend_protocol", ["\"HTTP\"", "\"TCP\"", "\"UDP\"", "\"tcp\"", "\"SSL\""]),
        ("backend_port", ["65535", "1.0", "65536"]),
        ("lb_algorithm", ["\"leastconn\"", "\"source\"", "\"RoundRobin\"", "\"random\""]),
        ("session_sticky", ["true", "false", "null", "1"]),
        ("sticky_session_type", ["\"insert\"", "\"Insert\"", "\"app\"", "null", "7"]),
        ("cookie_timeout", ["1", "1440", "1441", "60.0", "null", "\"1\""]),
        ("tcp_timeout", ["1", "1441", "null", "\"x\""]),
        ("tcp_draining", ["true", "false", "null", "1"]),
        ("tcp_draining_timeout", ["0", "60", "61", "5.0", "null", "\"x\""]),
        ("certificate_id", ["\"certificate\"", "\"unknown\"", "null", "5"]),
        ("certificates", ["\"sni\"", "[\"sni\"]", "[]", "\"\"", "\"sni,certificate\"", "\"unknown\"", "[5]", "null", "{}"]),
        ("udp_timeout", ["1", "1441", "null"]),
        (
            "ssl_protocols",
            ["\"TLS 1.2\"", "\"TLS 1.2 TLS 1.1 TLS 1.0\"", "\"TLSv1.2\"", "\"TLSv1.2 TLSv1.1 TLSv1\"", "\"SSL 3\"", "null", "5"]
        ),
        ("ssl_ciphers", ["\"Default\"", "\"Extended\"", "\"Strict\"", "\"default\"", "\"None\"", "null", "5"]),
        ("extra", ["1"]),
    ];

    [Theory]
    [InlineData(Stance.Refuse)]
    [InlineData(Stance.Ignore)]
    public void Answer_ToAnyRequest_HasNoFindings(Stance stance)
    {
        var seen = new HashSet<(Strength, int)>();
        var random = new Random(20260101);
        for (var i = 0; i < 30_000; i++)
        {
            var request = Any(random);
            var expectation = Requests.Expect(request);
            var (status, body) = Answer(expectation, stance);

            var findings = Judge.Examine(expectation, status, body);

            seen.Add((expectation.Strength, status));
            if (findings.Count > 0)
                findings.Should().BeEmpty("{0} is answered {1} {2}", request, status, Encoding.UTF8.GetString(body.Span));
        }

        // The sample is of use only while it reaches every outcome.
        seen.Should().Contain([(Strength.Accept, 200), (Strength.Reject, 400), (Strength.Free, 200), (Strength.Free, 400)]);
        seen.Should().Contain((Strength.Either, stance is Stance.Refuse ? 400 : 200));
    }

    private static (int Status, ReadOnlyMemory<byte> Body) Answer(Expectation expectation, Stance stance)
    {
        var provider = new ProviderKnowledge();
        if (Refusal.Of(expectation, provider, stance) is { } refusal)
            return (refusal.Status, ErrorAnswer.Render(refusal).Bytes);
        var network = provider.LoadBalancer(expectation.Request.Text(Listeners.ListenerField.LoadbalancerId)!)!.Value;
        return (200, ListenerAnswer.Of(expectation.Request, network, "id-1", "2026-01-01 00:00:00").Bytes);
    }

    private static string Any(Random random)
    {
        var changes = new List<string>();
        for (var left = random.Next(5); left > 0; left--)
        {
            var (key, values) = Parameters[random.Next(Parameters.Length)];
            changes.Add($"{key}={values[random.Next(values.Length)]}");
        }

        return Requests.Minimal(Protocols[random.Next(Protocols.Length)], [.. changes]);
    }
}
