using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ElbContract.Client.Credentials;

namespace ElbContract.Client.Tests.Credentials;

/// <summary>A request that both implementations of the signature are given.</summary>
internal sealed record SignedRequest(string Name, string Method, string Url)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public string Form { get; init; } = nameof(SignatureForm.Access);
    public string AccessKey { get; init; } = "AKIDEXAMPLE";
    public string SecretKey { get; init; } = "canary/secret+key=";
    public string Region { get; init; } = "eu-de";
    public string Service { get; init; } = "elb";
    public string? SecurityToken { get; init; }
    public string? ProjectId { get; init; }
    public string? DomainId { get; init; }
    public string Date { get; init; } = "20240229T235959Z";
    public Dictionary<string, string> Headers { get; init; } = [];
    public byte[]? Body { get; init; }

    /// <summary>What Node makes of them: the values of <c>Authorization</c>, in their order.</summary>
    public static async Task<string[]> SignByNodeAsync(IEnumerable<SignedRequest> requests, CancellationToken stop)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Credentials", "sign.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var node = Process.Start(start)!;
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(requests, Web).AsMemory(), stop);
        node.StandardInput.Close();
        var lines = await node.StandardOutput.ReadToEndAsync(stop);
        await node.WaitForExitAsync(stop);
        return lines.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>What the client makes of it.</summary>
    public async Task<string> SignAsync(CancellationToken stop)
    {
        using var message = Message();
        await Credential().ApplyAsync(message, Body, stop);
        return message.Headers.NonValidated["Authorization"].ToString();
    }

    public SigningCredential Credential() =>
        new(Key(), new FixedTime(DateTimeOffset.ParseExact(Date, "yyyyMMdd'T'HHmmss'Z'", null, DateTimeStyles.AssumeUniversal)));

    public HttpRequestMessage Message()
    {
        var asWritten = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var message = new HttpRequestMessage(new HttpMethod(Method), new Uri(Url, asWritten));

        // Read already, as the gateway's is: whoever reads it again signs an empty body.
        if (Body is not null)
            message.Content = new StreamContent(Stream.Null);
        foreach (var (name, value) in Headers)
        {
            if (name == "Content-Type")
                message.Content!.Headers.TryAddWithoutValidation(name, value);
            else
                message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    private SigningKey Key() =>
        new()
        {
            AccessKey = AccessKey,
            SecretKey = SecretKey,
            SecurityToken = SecurityToken,
            ProjectId = ProjectId,
            DomainId = DomainId,
            Region = Region,
            Service = Service,
            Form = Enum.Parse<SignatureForm>(Form),
        };
}
