using ElbContract.Exploration.Generating;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Listeners;
using ElbContract.Traffic.Exchanges;
using ElbContract.Verification.Journals;
using ElbContract.Verification.Sessions;

namespace ElbContract.Exploration.Sending;

/// <summary>Sends cases and judges what is answered; when it returns, what a case made is gone.</summary>
internal sealed class CaseSender(Session session, RunValues values, PortAllocator ports, int maximumListeners) : IDisposable
{
    private const int OtherPorts = 10_007;

    // A case of two holds the room of its first listener while it waits for that of its second: others have to have some left.
    private readonly SemaphoreSlim _pairs = new(Math.Max(1, maximumListeners / 2));

    /// <param name="one">The case.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="key">What its exchange is to be known by; null for nothing. Of a case of one request only.</param>
    public async Task<CaseAnswer> SendAsync(Case one, CancellationToken cancellationToken, string? key = null)
    {
        var answer = await AttemptAsync(one, 0, cancellationToken, key);
        // Somebody took it since the run began.
        return answer.IsPortTaken ? await AttemptAsync(one, OtherPorts, cancellationToken, key) : answer;
    }

    /// <summary>Sends a case once more, exactly as it was sent.</summary>
    public Task<CaseAnswer> RepeatAsync(Case one, CancellationToken cancellationToken, string? key = null) =>
        AttemptAsync(one, 0, cancellationToken, key);

    /// <summary>Sends a case again, on other ports.</summary>
    public Task<CaseAnswer> SendAgainAsync(Case one, CancellationToken cancellationToken) =>
        AttemptAsync(one, 2 * OtherPorts, cancellationToken);

    public void Dispose() => _pairs.Dispose();

    private Task<CaseAnswer> AttemptAsync(Case one, int shift, CancellationToken cancellationToken, string? key = null)
    {
        AddListenerRequestOnWire[] requests =
        [
            .. one.Drafts.Select((draft, turn) => values.Fill(draft, ports.Of(one.Number + shift, one.OnOnePort ? 0 : turn))),
        ];
        if (requests.Any(request => ports.AreTaken(Addition.Of(Captured(request)))))
            return Task.FromResult(new CaseAnswer { Inconclusive = "its port is used by somebody else", IsPortTaken = true });
        return requests is [var request]
            ? SendAsync(request, key, cancellationToken)
            : SendPairAsync(requests[0], requests[1], cancellationToken);
    }

    private async Task<CaseAnswer> SendAsync(AddListenerRequestOnWire request, string? key, CancellationToken cancellationToken)
    {
        var addition = Addition.Of(Captured(request));
        using var taken = await ports.TakeAsync(addition, cancellationToken);
        var exchange = await session.SendAsync(request, key, cancellationToken);
        if (addition is not null)
            await session.GoneAsync(addition);
        cancellationToken.ThrowIfCancellationRequested();
        return Judged(exchange);
    }

    private async Task<CaseAnswer> SendPairAsync(
        AddListenerRequestOnWire first,
        AddListenerRequestOnWire second,
        CancellationToken cancellationToken
    )
    {
        var (one, other) = (Addition.Of(Captured(first)), Addition.Of(Captured(second)));
        var isOnePlace =
            one is { LoadBalancer: not null, Port: not null } && (one.LoadBalancer, one.Port) == (other?.LoadBalancer, other?.Port);
        await _pairs.WaitAsync(cancellationToken);
        try
        {
            using var taken = await ports.TakeAsync(one, cancellationToken);
            using var takenToo = isOnePlace ? null : await ports.TakeAsync(other, cancellationToken);
            Exchange answerToFirst,
                answerToSecond;
            using (maximumListeners > 1 && one?.Port is { } port ? session.DelayDeletion(port) : null)
            {
                answerToFirst = await session.SendAsync(HttpMethod.Post, first, cancellationToken);
                answerToSecond = await session.SendAsync(HttpMethod.Post, second, cancellationToken);
            }

            if (one is not null)
                await session.GoneAsync(one);
            if (other is not null)
                await session.GoneAsync(other);
            cancellationToken.ThrowIfCancellationRequested();
            return Judged(answerToFirst, answerToSecond, isOnePlace);
        }
        finally
        {
            _pairs.Release();
        }
    }

    private CaseAnswer Judged(Exchange exchange)
    {
        var judged = session.Judge(exchange);
        return new CaseAnswer
        {
            Findings = judged.Findings,
            Inconclusive = judged.Inconclusive,
            IsPortTaken = judged.IsPortTaken,
            Exchanges = [exchange],
        };
    }

    private CaseAnswer Judged(Exchange answerToFirst, Exchange answerToSecond, bool isOnePlace)
    {
        var (first, second) = (Judged(answerToFirst), Judged(answerToSecond));
        IReadOnlyList<Exchange> exchanges = [answerToFirst, answerToSecond];
        // What happens to a second listener in the place of another is not documented; if it is accepted, it has to be right.
        if (isOnePlace && IsAccepted(answerToFirst) && !IsAccepted(answerToSecond))
            return first with { Exchanges = exchanges };
        if ((first.Inconclusive ?? second.Inconclusive) is { } inconclusive)
            return new CaseAnswer
            {
                Inconclusive = inconclusive,
                IsPortTaken = first.IsPortTaken || second.IsPortTaken,
                Exchanges = exchanges,
            };
        return new CaseAnswer
        {
            Findings = [.. first.Findings, .. second.Findings.Except(first.Findings), .. SameId(answerToFirst, answerToSecond)],
            Exchanges = exchanges,
        };
    }

    private static IEnumerable<Finding> SameId(Exchange first, Exchange second)
    {
        if (IdOf(first) is not { Length: > 0 } id || id != IdOf(second))
            return [];
        return [new Finding(ClauseIds.ResponseId, "$.body.id", new Expected.OtherId(null), $"\"{id}\"")];
    }

    private static string? IdOf(Exchange exchange) =>
        IsAccepted(exchange) ? ListenerDocument.Parse(exchange.Response!.Body).Text(ListenerField.Id) : null;

    private static bool IsAccepted(Exchange exchange) =>
        exchange is { Outcome: ExchangeOutcome.Answered, Response.Status: >= 200 and < 300 };

    private static CapturedRequest Captured(AddListenerRequestOnWire request) => new("POST", request.Path, [], request.Body);
}
