using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Yarp.ReverseProxy.Forwarder;

namespace ElbContract.Load;

/// <summary>The same server and the same forwarder as the recorder's, and nothing in between.</summary>
internal static class PlainProxy
{
    public static async Task RunAsync(string target)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddHttpForwarder();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var host = builder.Build();
        var forwarder = host.Services.GetRequiredService<IHttpForwarder>();
        using var client = new HttpMessageInvoker(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                ActivityHeadersPropagator = null,
            }
        );
        host.Run(async context =>
            await forwarder.SendAsync(context, target, client, ForwarderRequestConfig.Empty, HttpTransformer.Default)
        );
        await host.StartAsync();
        Console.WriteLine(
            $"listening on {host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()}"
        );
        await host.WaitForShutdownAsync();
    }
}
