using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ElbContract.Emulator.Tests.DataPlane;

/// <summary>A server on a loopback port: it answers with its name and with the body that it is sent.</summary>
internal sealed class HttpBackend : IAsyncDisposable
{
    private readonly WebApplication _host;

    private HttpBackend(WebApplication host)
    {
        _host = host;
        var address = host.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        EndPoint = new DnsEndPoint("127.0.0.1", new Uri(address).Port);
    }

    public DnsEndPoint EndPoint { get; }

    /// <summary>The requests, as they came: method and target, and the headers.</summary>
    public ConcurrentQueue<(string Line, Dictionary<string, string> Headers)> Requests { get; } = new();

    /// <summary>Set when a request to <c>/held</c> has come.</summary>
    public TaskCompletionSource Holding { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Set when the client of that has gone.</summary>
    public TaskCompletionSource Left { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets that request go.</summary>
    public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<HttpBackend> StartAsync(string name)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(options => options.Limits.MaxRequestBodySize = null);
        var host = builder.Build();
        HttpBackend? backend = null;
        host.Run(context => backend!.AnswerAsync(context, name));
        await host.StartAsync(TestContext.Current.CancellationToken);
        return backend = new HttpBackend(host);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, string name)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        Requests.Enqueue(
            ($"{context.Request.Method} {target}", context.Request.Headers.ToDictionary(one => one.Key, one => one.Value.ToString()))
        );
        if (target == "/held")
        {
            Holding.TrySetResult();
            await Task.WhenAny(Release.Task, Task.Delay(Timeout.Infinite, context.RequestAborted));
            if (context.RequestAborted.IsCancellationRequested)
                Left.TrySetResult();
        }

        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.Headers["X-Backend"] = name;
        context.Response.Cookies.Append("own", "1");
        // All of it first: clients of HTTP/1.1 send before they read.
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body.ToArray(), context.RequestAborted);
    }
}
