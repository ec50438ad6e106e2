using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ElbContract.Weather.Endpoint;

/// <summary>A request on its way to the emulator, and the answer on its way back.</summary>
internal sealed class ForwardedCall(HttpContext context, Origin origin, Counters counters, byte[] body, CancellationToken ended)
{
    private const int Piece = 64 * 1024;

    // So that what was written arrives before the end of the connection does.
    private static readonly TimeSpan OnTheWay = TimeSpan.FromMilliseconds(30);

    /// <summary>Counts the endpoint's requests from 1.</summary>
    public int Number { get; } = counters.Request();

    /// <summary>Counts its POSTs from 1; 0 for any other request.</summary>
    public int Post { get; } = HttpMethods.IsPost(context.Request.Method) ? counters.Post() : 0;

    public string Method => context.Request.Method;

    /// <summary>Whether it asks for the listeners of one load balancer.</summary>
    public bool IsListing => HttpMethods.IsGet(Method) && Path.Contains("loadbalancer_id=", StringComparison.Ordinal);

    /// <summary>What the emulator answered last.</summary>
    public Answer? Last { get; private set; }

    /// <summary>The id of somebody else's listener, at a load balancer that is not the run's.</summary>
    public string ProductionId => origin.ProductionId ?? throw new InvalidOperationException("Nobody has a listener in production.");

    public string Path => context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;

    public ReadOnlySpan<byte> Body => body;

    /// <summary>What the emulator takes for a valid token.</summary>
    public string EmulatorToken => origin.Token;

    /// <summary>The value of a request's header; null without it.</summary>
    public string? Header(string name) => context.Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>Sets a header of the answer.</summary>
    public void SetHeader(string name, string value) => context.Response.Headers[name] = value;

    /// <summary>Counts the request among those that the weather harmed.</summary>
    public void Strike() => counters.Strike();

    /// <summary>Has the emulator carry out the request, even when its client is gone.</summary>
    /// <param name="token">Instead of the one in the request.</param>
    public async Task<Answer> CarryOutAsync(string? token = null) =>
        Last = await origin.SendAsync(context.Request.Method, Path, token ?? Header("X-Auth-Token"), body);

    /// <summary>A conforming answer: the emulator's.</summary>
    public async Task PassOnAsync(string? token = null) => await SendAsync(await CarryOutAsync(token));

    public Task SendAsync(Answer answer) => SendPartAsync(answer, answer.Body.Length, answer.Body.Length);

    /// <summary>Sends the beginning of an answer, and spaces where there is more to send than it has.</summary>
    public async Task SendPartAsync(Answer answer, long announced, long sent)
    {
        context.Response.StatusCode = answer.Status;
        if (answer.Status == 204)
            return;
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = announced;
        await context.Response.Body.WriteAsync(answer.Body.AsMemory(0, (int)Math.Min(sent, answer.Body.Length)), ended);
        var spaces = new byte[Math.Clamp(sent - answer.Body.Length, 0, Piece)];
        Array.Fill(spaces, (byte)' ');
        for (var left = sent - answer.Body.Length; left > 0; left -= spaces.Length)
            await context.Response.Body.WriteAsync(spaces.AsMemory(0, (int)Math.Min(left, spaces.Length)), ended);
        await context.Response.Body.FlushAsync(ended);
    }

    /// <summary>Does nothing until the client goes.</summary>
    public async Task HangAsync()
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, ended);
        await Task.Delay(Timeout.Infinite, gone.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
    }

    /// <summary>Ends the connection at once.</summary>
    public async Task ResetAsync()
    {
        await Task.Delay(OnTheWay, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
    }
}
