using System.Security.Cryptography.X509Certificates;
using System.Text;
using ElbContract.Loopback;

namespace ElbContract.Client.Tests.Credentials;

/// <summary>An identity service on a real socket that gives the answers it was told, in their order, and the last one for ever.</summary>
internal sealed class IamServer : IAsyncDisposable
{
    public const string Project = "canary-project-id";
    public const string Hang = "";

    private readonly LoopbackServer _server;
    private int _count;

    public IamServer(params string[] answers)
        : this(null, answers) { }

    public IamServer(X509Certificate2? certificate, params string[] answers) =>
        _server = new LoopbackServer(
            (_, stream, stop) => AnswerAsync(answers[Math.Min(Interlocked.Increment(ref _count), answers.Length) - 1], stream, stop),
            certificate
        );

    /// <summary>Where clients are told to go.</summary>
    public Uri Address => new(_server.Address, "/v3");

    public int Count => Volatile.Read(ref _count);

    public Received Request => _server.Requests.Single();

    /// <summary>While it is not complete, every answer waits.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public static string Token(string token, TimeSpan life, string catalogue = "[]")
    {
        var issued = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return Answer(
            201,
            $$$"""
            {"token":{"methods":["password"],"issued_at":"{{{issued:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}}}","expires_at":"{{{issued
                + life:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}}}",
            "project":{"id":"{{{Project}}}","name":"eu-de","domain":{"id":"d","name":"D"}},"user":{"name":"u"},
            "roles":[{"name":"te_admin"}],"catalog":{{{catalogue}}}}}
            """,
            $"X-Subject-Token: {token}\r\n"
        );
    }

    public static string Answer(int status, string body, string headers = "") =>
        $"HTTP/1.1 {status} Any\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: "
        + $"close\r\n{headers}\r\n{body}";

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(string answer, Stream stream, CancellationToken stop)
    {
        await Gate.WaitAsync(stop);
        await LoopbackServer.WriteAsync(stream, answer, stop);
        if (!answer.Contains("Connection: close", StringComparison.Ordinal))
            await Task.Delay(Timeout.Infinite, stop);
    }
}
