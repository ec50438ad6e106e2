using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using ElbContract.Loopback;
using ElbContract.Traffic.Recording;

namespace ElbContract.Traffic.Tests.Recording;

/// <summary>A recorder before a target, a client that sends to it, and the recording at the end.</summary>
internal sealed class RecorderRun : IAsyncDisposable
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-recorder-").FullName;
    private readonly HttpClient _http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            MaxResponseDrainSize = 0, // An answer that is not read is hung up on.
            UseCookies = false,
            UseProxy = false,
            SslOptions =
            {
                RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == "CN=elb-contract recorder",
            },
        }
    );

    private Recorder? _recorder;

    public Recorder Recorder => _recorder!;

    public string Path => System.IO.Path.Combine(_folder, "t.ndjson");

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static Task<RecorderRun> StartAsync(LoopbackServer target, Func<RecorderOptions, RecorderOptions>? with = null) =>
        StartAsync(target.Address, with);

    public static async Task<RecorderRun> StartAsync(Uri target, Func<RecorderOptions, RecorderOptions>? with = null)
    {
        var run = new RecorderRun();
        var options = new RecorderOptions { Target = target, Path = run.Path };
        run._recorder = await Recorder.StartAsync(with is null ? options : with(options));
        return run;
    }

    public async Task<HttpResponseMessage> SendAsync(
        string path = "/v1.0/p/elbaas/listeners",
        HttpContent? content = null,
        params (string Name, string Value)[] headers
    )
    {
        using var request = Request(path, content, headers);
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
    }

    public async Task<HttpResponseMessage> SendAsync(Version version, string path)
    {
        using var request = Request(path, null, []);
        (request.Version, request.VersionPolicy) = (version, HttpVersionPolicy.RequestVersionExact);
        return await _http.SendAsync(request, Stop);
    }

    /// <summary>Sends these bytes; all that comes back.</summary>
    public async Task<string> SendBytesAsync(string bytes)
    {
        await using var stream = await ConnectAsync();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(bytes), Stop);
        var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer, Stop);
        }
        catch (IOException)
        {
            // Reset, since the server did not read to the end.
        }

        return Encoding.Latin1.GetString(answer.ToArray());
    }

    /// <summary>Sends each when the one before is answered with a body of two bytes, on one connection.</summary>
    public async Task<IReadOnlyList<string>> SendInTurnAsync(IReadOnlyList<string> requests)
    {
        await using var stream = await ConnectAsync();
        List<string> answers = [];
        foreach (var request in requests)
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), Stop);
            var answer = new StringBuilder();
            var one = new byte[1];
            while (!answer.ToString().EndsWith("\r\n\r\n{}", StringComparison.Ordinal))
            {
                await stream.ReadExactlyAsync(one, Stop);
                answer.Append((char)one[0]);
            }

            answers.Add(answer.ToString());
        }

        return answers;
    }

    /// <summary>Stops the recorder; the lines of its recording.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync()
    {
        await Recorder.DisposeAsync();
        var text = await File.ReadAllTextAsync(Path, Stop);
        text.Should().EndWith("\n");
        return text.TrimEnd('\n').Split('\n');
    }

    /// <summary>Stops the recorder; the one entry of its recording.</summary>
    public async Task<JsonNode> EntryAsync()
    {
        var lines = await LinesAsync();
        lines.Should().HaveCount(2);
        return JsonNode.Parse(lines[1])!;
    }

    public async ValueTask DisposeAsync()
    {
        await Recorder.DisposeAsync();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<Stream> ConnectAsync()
    {
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await client.ConnectAsync("127.0.0.1", Recorder.Address.Port, Stop);
        var stream = new NetworkStream(client, ownsSocket: true);
        if (Recorder.Address.Scheme == Uri.UriSchemeHttp)
            return stream;
        var secure = new SslStream(
            stream,
            leaveInnerStreamOpen: false,
            (_, certificate, _, _) => certificate?.Subject == "CN=elb-contract recorder"
        );
        await secure.AuthenticateAsClientAsync("localhost");
        return secure;
    }

    private HttpRequestMessage Request(string path, HttpContent? content, (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(
            content is null ? HttpMethod.Get : HttpMethod.Post,
            new Uri(Recorder.Address.AbsoluteUri.TrimEnd('/').Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal) + path, AsWritten)
        )
        {
            Content = content,
        };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }
}
