using System.Globalization;
using ElbContract.Client.Errors;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Listeners;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Matching;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Replaying;

/// <summary>Replays one recorded call after the other.</summary>
/// <param name="run">What stands for the things of the recording.</param>
/// <param name="made">The listeners of this replay.</param>
/// <param name="ids">What recorded ids are called now.</param>
/// <param name="missing">Recorded ids that nothing stands for, each with the option that gives it.</param>
/// <param name="withoutProjects">Takes the recorded projects out of answers.</param>
/// <param name="send">Sends a request with symbolic names.</param>
internal sealed class ReplayTurn(
    ReplayIds run,
    MadeListeners made,
    IdMap ids,
    IReadOnlyDictionary<string, string> missing,
    Redactor withoutProjects,
    Func<CapturedRequest, CancellationToken, Task<Exchange>> send
)
{
    private readonly RequestTranslation _translation = new(ids, run);
    private readonly AnswerComparison _answers = new(ids);

    public async Task<ReplayedExchange> TakeAsync(RecordedCall call, int at, CancellationToken cancellationToken)
    {
        var replayed = new ReplayedExchange
        {
            Entry = call.Entry.Number,
            Method = call.Request.Method,
            Path = call.Call.Shown,
            Outcome = ReplayOutcome.NotSent,
            RecordedStatus = call.Response?.Status,
        };
        if (WhyNot(call) is { } reason)
            return replayed with { Reason = reason };
        var isAddition = call.Call.Operation == ListenerOperation.Add;
        if (isAddition && await made.MakeRoomAsync(call, at, cancellationToken) is { } full)
            return replayed with { Outcome = ReplayOutcome.Inconclusive, Reason = full };
        var request = _translation.Of(call);
        var exchange = await send(request, cancellationToken);
        var isOwn = !isAddition || await NoteAsync(call, request, exchange, cancellationToken);
        if (call.Call.Operation == ListenerOperation.Delete && exchange.Response?.Status is (>= 200 and < 300) or 404)
            made.Remove(ids.Find(call.Call.ListenerId!)!);
        replayed = replayed with { Status = exchange.Response?.Status };
        if (ReplayWeather.Of(call.Response!, exchange) is { } weather)
            return replayed with { Outcome = ReplayOutcome.Inconclusive, Reason = weather };
        var recorded = withoutProjects.Apply(call.Request, call.Response, null).Response!;
        List<Difference> differences = [.. _answers.Compare(call.Call.Operation, recorded, call.Entry.HasResponseBody, exchange.Response!)];
        if (!isOwn)
            differences.Add(new Difference("$.body.id", "its own id", "the id of an earlier listener"));
        return replayed with { Outcome = differences.Count == 0 ? ReplayOutcome.Same : ReplayOutcome.Changed, Differences = differences };
    }

    /// <summary>Learns what the listener is called that was made now, if one was; false where it is called like one before.</summary>
    private async Task<bool> NoteAsync(RecordedCall call, CapturedRequest request, Exchange exchange, CancellationToken cancellationToken)
    {
        if (exchange is not { Outcome: ExchangeOutcome.Answered, Response: { Status: >= 200 and < 300 } answer })
            return true;
        if (ListenerDocument.Parse(answer.Body).Text(ListenerField.Id) is not { Length: > 0 } id)
            return true;
        var isNew = made.Add(id, call, request);
        if (call.Made is { } recorded)
            ids.Add(recorded, id);
        // In the recording there is none that later requests could meet.
        else
            await made.DeleteAsync(id, cancellationToken);
        return isNew;
    }

    private string? WhyNot(RecordedCall call)
    {
        if (call.Response is not { } recorded)
            return "no answer to it was recorded";
        if (ReplayWeather.IsWeather(recorded.Status) && call.Call.Project != ProviderIds.Example.UnavailableProjectId)
            return $"it was answered {recorded.Status}, which says nothing about the rules";
        if (call.Call.Operation is ListenerOperation.Add or ListenerOperation.Change && WhyNoBody(call) is { } body)
            return body;
        if (_translation.Obstacle(call) is { } obstacle)
            return obstacle;
        var named = missing.Keys.FirstOrDefault(id => call.ListedLoadBalancer == id || Holds(call.Request.Body, id));
        if (named is not null)
            return $"this run has nothing in place of {named} ({missing[named]})";
        return call.Call.ListenerId is { } listener && !made.Owns(ids.Find(listener)) ? WhyNot(call, listener) : null;
    }

    private static string? WhyNoBody(RecordedCall call) =>
        !call.Entry.HasRequestBody ? "its body is not in the recording, or not complete"
        : call.Request.Header("Content-Encoding") is { Length: > 0 } encoding && encoding != "identity"
            ? $"its body is encoded ({encoding})"
        : Holds(call.Request.Body, Redactor.Redacted) ? "something in its body is redacted"
        : null;

    // To ask for one that is not there harms nobody.
    private static string? WhyNot(RecordedCall call, string listener) =>
        call.Call.Operation == ListenerOperation.Show && call.Response!.Status == 404
            ? null
            : $"this replay created no listener in place of {listener}";

    private static bool Holds(ReadOnlyMemory<byte> body, string text) =>
        body.Span.IndexOf(System.Text.Encoding.UTF8.GetBytes($"\"{text}\"")) >= 0;
}

/// <summary>Answers that say nothing of the provider.</summary>
internal static class ReplayWeather
{
    private const string PortTaken = "ELB.6101";
    private const string QuotaReached = "ELB.6091";
    private const string NoSuchLoadBalancer = "ELB.6040";

    /// <summary>Why there is nothing to compare; null where there is.</summary>
    public static string? Of(CapturedResponse recorded, Exchange exchange)
    {
        if (exchange.Outcome != ExchangeOutcome.Answered || exchange.Response is not { } answer)
            return exchange.Reason ?? "no answer came";
        if (answer.Status < 400)
            return null;
        var (before, now) = (Code(recorded), Code(answer));
        if (now is not null && before == now)
            return null;
        if (now == PortTaken)
            return "its port is taken on that load balancer (ELB.6101): free it, or give another load balancer";
        if (now == QuotaReached)
            return "the quota of listeners is reached (ELB.6091)";
        if (now == NoSuchLoadBalancer && recorded.Status < 300)
            return "the endpoint does not know the load balancer that was given (ELB.6040)";
        return answer.Status != recorded.Status && IsWeather(answer.Status)
            ? string.Create(CultureInfo.InvariantCulture, $"the endpoint answered {answer.Status}, which says nothing about its rules")
            : null;
    }

    public static bool IsWeather(int status) => status == 503 || Weather.Is(status);

    private static string? Code(CapturedResponse answer) =>
        answer.Status < 400 ? null : ProviderErrorReader.Read(answer.Status, answer.Body.Span).Code;
}
