using ElbContract.Client.Errors;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Providers;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Checking;

/// <summary>Judges exchanges of which only bytes are known: not which ids existed, nor what a token was worth. What could have been right
/// is not held against anybody.</summary>
/// <remarks>For any number of exchanges, from any number of threads.</remarks>
/// <param name="known">What is known of the provider.</param>
public sealed class ExchangeJudge(KnownIds known)
{
    private const string PortTaken = "ELB.6101";

    private readonly AssumedProvider _public = new(known, LoadBalancerNetwork.Public);
    private readonly AssumedProvider _private = new(known, LoadBalancerNetwork.Private);
    private readonly AssumedProvider _withoutIds = new(known, network: null);

    /// <summary>Judges an exchange whose bodies are whole; null where it adds no listener.</summary>
    public ExchangeVerdict? Judge(Exchange exchange)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        if (exchange.Request.Method != "POST" || ListenersPath.Find(exchange.Request.Target) is not { } path)
            return null;
        // What broke off is no answer, whatever its status line was.
        var answer = exchange.Outcome == ExchangeOutcome.Answered ? exchange.Response : null;
        return Judge(path, exchange.Request.Body, answer?.Status, answer?.Body);
    }

    /// <param name="path">The documented path, as <see cref="ListenersPath.Find(string)"/> gives it.</param>
    /// <param name="request">The request's body; null where it is not known.</param>
    /// <param name="status">That of the answer; null where none came.</param>
    /// <param name="answer">Its body; null where it is not known.</param>
    public ExchangeVerdict Judge(string path, ReadOnlyMemory<byte>? request, int? status, ReadOnlyMemory<byte>? answer)
    {
        if (request is not { } body)
            return new([], [], Silence.RequestNotKept);
        if (status is null)
            return new([], [], Silence.NoAnswer);
        var wire = new AddListenerRequestOnWire(path, Token: null, body);
        var expectation = Specification.Judging.Judge.Expect(wire, _public);
        var client = ClientFindings.Of(expectation);
        var (provider, silence) = status.Value switch
        {
            >= 200 and < 300 => Accepted(wire, expectation, status.Value, answer),
            // For a token, a project or an id that nobody knows of here, or the state that the service was in.
            401 or 403 or 404 or 500 or 503 => ([], Silence.None),
            (>= 100 and < 200) or (>= 300 and < 400) or 407 => ([], Silence.Weather),
            _ when Weather.Is(status.Value) => ([], Silence.Weather),
            _ => Refused(wire, expectation, status.Value, answer),
        };
        return new(client, provider, silence)
        {
            UnknownParameters = expectation.Request.UnknownFields(),
            Ambiguity = OpenRequest.Ambiguity(expectation.Request),
        };
    }

    private (IReadOnlyList<Finding>, Silence) Accepted(
        AddListenerRequestOnWire wire,
        Expectation expectation,
        int status,
        ReadOnlyMemory<byte>? answer
    )
    {
        var findings = Specification.Judging.Judge.Examine(expectation, status, answer ?? default);
        if (answer is null)
            return (
                [.. findings.Where(finding => finding.Where == "$.status")],
                expectation.Strength == Strength.Reject ? Silence.None : Silence.ResponseNotKept
            );
        if (findings.Count == 0)
            return (findings, Silence.None);
        // On a private load balancer, an SNI certificate is not in effect.
        var elsewhere = Specification.Judging.Judge.Expect(wire, _private);
        if (elsewhere.Strength == Strength.Reject)
            return (findings, Silence.None);
        var others = Specification.Judging.Judge.Examine(elsewhere, status, answer.Value);
        return (others.Count < findings.Count ? others : findings, Silence.None);
    }

    private (IReadOnlyList<Finding>, Silence) Refused(
        AddListenerRequestOnWire wire,
        Expectation expectation,
        int status,
        ReadOnlyMemory<byte>? answer
    )
    {
        if (expectation.Strength == Strength.Free || expectation.Statuses.Contains(status))
            return ([], Silence.None);
        if (ProviderErrorReader.Read(status, (answer ?? default).Span).Code == PortTaken)
            return ([], Silence.PortTaken);
        if (expectation.Strength != Strength.Accept)
            return (Specification.Judging.Judge.Examine(expectation, status, default), Silence.None);
        var withoutIds = Specification.Judging.Judge.Expect(wire, _withoutIds);
        return withoutIds.Statuses.Contains(status)
            ? ([], Silence.Unexplained)
            : (Specification.Judging.Judge.Examine(withoutIds, status, default), Silence.None);
    }
}
