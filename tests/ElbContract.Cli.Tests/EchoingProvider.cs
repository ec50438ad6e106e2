using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace ElbContract.Cli.Tests;

/// <summary>A provider that repeats in its messages what it was sent, in one spelling after the other: before an emulator, whose refusals
/// it rewrites, and in the place of what it never does.</summary>
internal sealed class EchoingProvider : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly Uri _emulator;
    private readonly Func<string, string, bool> _refuses;
    private readonly Task _serving;
    private int _count;

    /// <param name="emulator">Where requests go.</param>
    /// <param name="refuses">Whether a method and path is answered 500 at once.</param>
    public EchoingProvider(Uri emulator, Func<string, string, bool> refuses)
    {
        _emulator = emulator;
        _refuses = refuses;
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Endpoint = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        }

        _listener.Prefixes.Add(Endpoint.AbsoluteUri);
        _listener.Start();
        _serving = Task.Run(ServeAsync);
    }

    public Uri Endpoint { get; }

    /// <summary>A secret as a provider may spell it; there are as many ways as this has cases.</summary>
    public static string Spell(string secret, int way)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        return (way % 12) switch
        {
            0 => secret,
            1 => Convert.ToBase64String(bytes),
            2 => Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_').TrimEnd('='),
            3 => Convert.ToHexString(bytes),
            4 => Convert.ToHexStringLower(bytes),
            5 => string.Concat(bytes.Select(one => $"%{one:X2}")),
            6 => Uri.EscapeDataString(string.Concat(bytes.Select(one => $"%{one:x2}"))),
            7 => string.Concat(secret.Select(sign => $"&#{(int)sign};")),
            8 => string.Concat(secret.Select(sign => $"&#x{(int)sign:x};")),
            9 => secret.ToUpperInvariant(),
            10 => secret.ToLowerInvariant(),
            _ => string.Concat(secret.Select(sign => $"\\u{(int)sign:x4}")),
        };
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
        _http.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                _ = AnswerAsync(await _listener.GetContextAsync());
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var (request, response) = (context.Request, context.Response);
        using var body = new MemoryStream();
        await request.InputStream.CopyToAsync(body);
        var secrets = Secrets(request);
        var way = Interlocked.Increment(ref _count);
        var echo = string.Join(" and ", secrets.Select((secret, at) => Spell(secret, way + at)));
        byte[] answer;
        if (_refuses(request.HttpMethod, request.RawUrl!))
        {
            response.StatusCode = 500;
            answer = Error("ELB.9001", echo);
        }
        else
        {
            using var sent = new HttpRequestMessage(new HttpMethod(request.HttpMethod), new Uri(_emulator, request.RawUrl));
            if (body.Length > 0)
                sent.Content = new ByteArrayContent(body.ToArray());
            foreach (string name in request.Headers)
            {
                if (
                    name is not ("Host" or "Connection" or "Content-Length")
                    && !sent.Headers.TryAddWithoutValidation(name, request.Headers[name])
                )
                    sent.Content?.Headers.TryAddWithoutValidation(name, request.Headers[name]);
            }

            using var got = await _http.SendAsync(sent);
            response.StatusCode = (int)got.StatusCode;
            answer = response.StatusCode >= 400 ? Error(await CodeAsync(got), echo) : await got.Content.ReadAsByteArrayAsync();
        }

        response.Headers["X-Echo"] = echo;
        response.ContentType = "application/json";
        await response.OutputStream.WriteAsync(answer);
        response.Close();
    }

    private static IReadOnlyList<string> Secrets(HttpListenerRequest request) =>
        [
            .. ((string[])["X-Auth-Token", "X-Security-Token", "Authorization", "X-Project-Id"])
                .Select(name => request.Headers[name])
                .OfType<string>()
                .Append(request.RawUrl!.Split('/').ElementAtOrDefault(2) ?? ""),
        ];

    private static async Task<string> CodeAsync(HttpResponseMessage answer)
    {
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.TryGetProperty("error", out var error) && error.TryGetProperty("code", out var code)
            ? code.GetString()!
            : "ELB.9002";
    }

    // The words stand in JSON as they are: some of them have escapes of their own.
    private static byte[] Error(string code, string words) =>
        Encoding.UTF8.GetBytes($$$"""{"error":{"code":"{{{code}}}","message":"not for {{{words}}}"}}""");
}
