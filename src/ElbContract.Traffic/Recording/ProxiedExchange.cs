using System.Net;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Forwarding;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Forwarder;

namespace ElbContract.Traffic.Recording;

/// <summary>One request on its way to the target, and its answer on its way back, all but its last piece.</summary>
internal sealed class ProxiedExchange : IDisposable
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly RecorderOptions _options;
    private readonly HttpContext _context;
    private readonly IHttpResponseBodyFeature _client;
    private readonly ClientLifetime _lifetime;
    private readonly List<KeyValuePair<string, string>> _headers;
    private readonly RawHeads _heads;
    private readonly string _target;
    private readonly BodyTee _request;
    private readonly BodyTee _answer;
    private readonly RequestTee _requestTee;
    private readonly ResponseTee _answerTee;
    private readonly RecorderTransformer _transformer;
    private readonly DateTimeOffset _startedAt;
    private readonly long _start;

    /// <param name="options">Whom it goes to.</param>
    /// <param name="context">The client's request; it is changed.</param>
    /// <param name="target">Path and query below the target's own path.</param>
    /// <param name="head">That of the request as it came; null where only the server's reading of it is there.</param>
    public ProxiedExchange(RecorderOptions options, HttpContext context, string target, RawHead? head)
    {
        _options = options;
        _context = context;
        _target = options.BasePath + target;
        _startedAt = options.Time.GetUtcNow();
        _start = options.Time.GetTimestamp();
        var headers = Flat(context.Request.Headers);
        var spelled = head?.Spell(headers);
        (_headers, _heads) = (spelled ?? headers, new RawHeads { Request = spelled is null ? null : head });
        _client = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        (_request, _answer) = (
            new BodyTee(new BoundedBuffer(options.MaximumBodyBytes), options.Time),
            new BodyTee(new BoundedBuffer(options.MaximumBodyBytes), options.Time)
        );
        _requestTee = new RequestTee(context.Request.Body, _request, options.Time);
        _answerTee = new ResponseTee(_client.Stream, _answer);
        _transformer = new RecorderTransformer(new Uri(Origin + _target, AsWritten), _heads, _answerTee, options.Time);
        context.Request.Body = _requestTee;
        context.Response.Body = _answerTee;
        _lifetime = new ClientLifetime(context.Features.GetRequiredFeature<IHttpRequestLifetimeFeature>());
        context.Features.Set<IHttpRequestLifetimeFeature>(_lifetime);
        // What an upgraded connection carries cannot be recorded.
        context.Features.Set<IHttpUpgradeFeature>(null);
        context.Features.Set<IHttpExtendedConnectFeature>(null);
    }

    /// <summary>Why there is no whole answer; null where there is.</summary>
    public Failure? Failure { get; private set; }

    private string Origin => _options.Origin;

    public async Task RunAsync(
        IHttpForwarder forwarder,
        HttpMessageInvoker client,
        ForwarderRequestConfig config,
        CancellationToken stopped
    )
    {
        RawHeads.Current = _heads;
        try
        {
            var error = await forwarder.SendAsync(_context, Origin, client, config, _transformer, stopped);
            if (error != ForwarderError.None)
                Failure = Told(error, _context.GetForwarderErrorFeature()?.Exception, stopped);
            if (!HasWholeRequest && !_lifetime.IsGone)
                await ReadRestAsync(stopped);
        }
        finally
        {
            _context.Features.Set(_client);
        }
    }

    /// <summary>What there is to write.</summary>
    public RawExchange Raw(long number)
    {
        var response = _transformer.Response;
        return new RawExchange
        {
            Number = number,
            StartedAt = _startedAt,
            Timings = Timings(),
            Method = _context.Request.Method,
            Origin = Origin,
            Target = _target,
            Request = new RawMessage(_context.Request.Protocol, _headers, _request.Kept, _request.Size) { IsThere = HasWholeRequest },
            Status = (int?)response?.StatusCode ?? 0,
            StatusText = response?.ReasonPhrase ?? "",
            Response = response is null
                ? null
                : new RawMessage(Version(response.Version), _transformer.Headers, _answer.Kept, _answer.Size),
            Outcome = Failure?.Outcome ?? ExchangeOutcome.Answered,
            Reason = Failure?.Reason,
        };
    }

    /// <summary>Lets the client have the last of the answer.</summary>
    public Task ReleaseAsync() => _answerTee.ReleaseAsync(_context.RequestAborted);

    public void Dispose()
    {
        _requestTee.Dispose();
        _answerTee.Dispose();
    }

    private bool HasWholeRequest =>
        _requestTee.EndedAt is not null || _context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == false;

    // A request that nobody took has a body all the same.
    private async Task ReadRestAsync(CancellationToken stopped)
    {
        using var late = new CancellationTokenSource(_options.ConnectTimeout, _options.Time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stopped, _context.RequestAborted);
        try
        {
            await _requestTee.CopyToAsync(Stream.Null, ended.Token);
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException or InvalidOperationException)
        {
            // It is not whole, and is not kept.
        }
    }

    /// <summary>All headers of a request, a repeated one once a value.</summary>
    public static List<KeyValuePair<string, string>> Flat(IHeaderDictionary headers)
    {
        List<KeyValuePair<string, string>> all = new(headers.Count);
        foreach (var (name, values) in headers)
        {
            foreach (var value in values)
                all.Add(KeyValuePair.Create(name, value ?? ""));
        }

        return all;
    }

    private static string Version(Version version) =>
        version == HttpVersion.Version11 ? "HTTP/1.1"
        : version.Major >= 2 ? $"HTTP/{version.Major}"
        : $"HTTP/{version}";

    private Failure Told(ForwarderError error, Exception? exception, CancellationToken stopped)
    {
        if (stopped.IsCancellationRequested)
            return new(ExchangeOutcome.Cancelled, "the recorder was stopped before the answer was complete");
        if (_lifetime.IsGone)
            return Gone();
        return error switch
        {
            ForwarderError.RequestTimedOut => Late(),
            ForwarderError.RequestCanceled or ForwarderError.RequestBodyClient or ForwarderError.ResponseBodyClient => Gone(),
            ForwarderError.ResponseBodyCanceled
            or ForwarderError.ResponseBodyDestination
            or ForwarderError.RequestBodyCanceled when IsSilent() => Late(),
            _ when _transformer.Response?.StatusCode == HttpStatusCode.SwitchingProtocols => new(
                ExchangeOutcome.Failed,
                $"{_options.Target.Host}:{_options.Target.Port} answered 101 to switch to another protocol, which cannot be recorded"
            ),
            ForwarderError.ResponseHeaders => new(ExchangeOutcome.Failed, "the headers of the answer cannot be passed on"),
            _ => Exchanges.Failure.Of(exception!, _options.Target, withinBody: _transformer.Response is not null),
        };
    }

    private static Failure Gone() =>
        new(ExchangeOutcome.Cancelled, "the client hung up or sent invalid HTTP before the exchange was complete");

    private Failure Late() =>
        new(
            ExchangeOutcome.TimedOut,
            FormattableString.Invariant(
                $"{_options.Target.Host}:{_options.Target.Port} was silent for {_options.Timeout.TotalSeconds:0.###} s"
            )
        );

    private bool IsSilent()
    {
        var last = Math.Max(Math.Max(_start, _transformer.RespondedAt), Math.Max(_request.LastAt, _answer.LastAt));
        return _options.Time.GetElapsedTime(last) >= _options.Timeout * 0.9;
    }

    private ArchiveTimings Timings()
    {
        var end = _options.Time.GetTimestamp();
        var responded = _transformer.Response is null ? end : _transformer.RespondedAt;
        var sent = Math.Min(_requestTee.EndedAt ?? _start, responded);
        return new(
            _options.Time.GetElapsedTime(_start, sent),
            _options.Time.GetElapsedTime(sent, responded),
            _options.Time.GetElapsedTime(responded, end)
        );
    }
}
