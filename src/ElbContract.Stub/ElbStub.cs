using System.Net;
using System.Net.Sockets;
using ElbContract.Specification;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using WireMock.RequestBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace ElbContract.Stub;

/// <summary>
/// A provider for consumers' tests: a WireMock server that answers every request to add a listener as the judge expects it to be answered,
/// or as a recording or contract has it. By the rules, what was added can be read, listed and deleted, any project and token will do, and
/// equal requests to add a listener get equal answers: the ports of others are no matter.
/// Start one for a whole test run: it is safe for parallel use.
/// </summary>
public sealed class ElbStub : IDisposable
{
    private readonly WireMockServer _server;
    private readonly CancellationTokenSource _stopping;

    private ElbStub(WireMockServer server, CancellationTokenSource stopping)
    {
        _server = server;
        _stopping = stopping;
        BaseAddress = new Uri(server.Urls[0]);
    }

    /// <summary>Where it listens, such as <c>http://127.0.0.1:41234/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Starts a stub; it listens when this returns.</summary>
    /// <exception cref="StubPortException">The port is taken, or no port.</exception>
    public static ElbStub Start(ElbStubOptions? options = null)
    {
        options ??= new ElbStubOptions();
        CheckPort(options);
        var stopping = new CancellationTokenSource();
        var server = WireMockServer.Start(
            new WireMockServerSettings
            {
                Urls = [$"http://{new IPEndPoint(options.Address, options.Port)}"],
                StartAdminInterface = false,
                MaxRequestLogCount = 10,
                AllowBodyForAllHttpMethods = true,
                // Bodies are judged as they stand on the wire.
                DisableJsonBodyParsing = true,
                DisableRequestBodyDecompressing = true,
                DisableDeserializeFormUrlEncoded = true,
                PreWireMockMiddlewareInit = app =>
                    ((IApplicationBuilder)app).Use(IPAddress.IsLoopback(options.Address) ? RefuseForeignNames : NameHost),
            }
        );
        server
            .Given(Request.Create().UsingAnyMethod())
            .RespondWith(
                options.Canned is { } canned ? new CannedResponse(canned, options.OnAnswered) : new JudgedResponse(options, stopping.Token)
            );
        return new ElbStub(server, stopping);
    }

    /// <summary>Stops it. Answers that are still slow are dropped.</summary>
    public void Dispose()
    {
        _stopping.Cancel();
        _server.Stop();
        _server.Dispose();
        _stopping.Dispose();
    }

    // A page of the web that has its own name lead to this machine reads no answers.
    private static Task RefuseForeignNames(HttpContext context, Func<Task> next)
    {
        if (LoopbackHost.IsOne(context.Request.Host.Host))
            return NameHost(context, next);
        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return context.Response.WriteAsync(
            "elb-contract stub: use localhost or an IP address as the host: a stub on a loopback address takes no other name\n"
        );
    }

    // WireMock cannot read a request of HTTP/1.0 that names none.
    private static Task NameHost(HttpContext context, Func<Task> next)
    {
        if (!context.Request.Host.HasValue)
            context.Request.Host = new HostString("localhost", context.Connection.LocalPort);
        return next();
    }

    /// <summary>WireMock waits ten seconds for a port that is taken before it says so.</summary>
    private static void CheckPort(ElbStubOptions options)
    {
        var port = options.Port;
        if (port is < 0 or > 65535)
            throw new StubPortException($"The port is {port}; it can be 0 (a free one) to 65535.");
        try
        {
            using var probe = new TcpListener(options.Address, port);
            probe.Start();
        }
        catch (SocketException refused) when (refused.SocketErrorCode == SocketError.AddressNotAvailable)
        {
            throw new StubPortException(
                $"The stub cannot listen on {options.Address}: this machine does not have that address. Choose one that it has."
            );
        }
        catch (SocketException)
        {
            throw new StubPortException(
                $"The stub cannot listen on port {port}: another program uses it. Choose another port, or 0 for a free one."
            );
        }
    }
}
