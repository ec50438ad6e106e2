using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ElbContract.Load;

/// <summary>An ordinary ASP.NET Core endpoint that parses what it is sent, and answers as many bytes as an emulator does.</summary>
internal static class BareEndpoint
{
    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var application = builder.Build();
        application.MapPost("/v1.0/{project}/elbaas/listeners", AnswerAsync);
        await application.StartAsync();
        Console.WriteLine($"listening on {application.Urls.First()}");
        await application.WaitForShutdownAsync();
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        using var asked = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        if (asked.RootElement.GetProperty("port").GetInt32() is < 1 or > 65535)
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = Messages.AnsweredBody.Length;
        await context.Response.Body.WriteAsync(Messages.AnsweredBody, context.RequestAborted);
    }
}
