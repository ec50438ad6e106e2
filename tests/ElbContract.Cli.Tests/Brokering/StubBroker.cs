using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace ElbContract.Cli.Tests.Brokering;

/// <summary>The documented resources of a Pact Broker, as far as they are used here, on loopback. It keeps what it is told; of the broker's
/// own logic (selectors, pending, versions) it has nothing.</summary>
internal sealed class StubBroker : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;

    public StubBroker()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        }

        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _serving = Task.Run(ServeAsync);
    }

    public Uri Address { get; }

    /// <summary>All requests, in order.</summary>
    public ConcurrentQueue<(string Line, string? Authorization, JsonNode? Body)> Requests { get; } = [];

    /// <summary>The pacts for verification, each with what is said of it.</summary>
    public List<(string Name, JsonObject Pact, JsonObject Properties)> Pacts { get; } = [];

    /// <summary>The links of the index that are left out, as older brokers do.</summary>
    public HashSet<string> Lacks { get; } = [];

    /// <summary>Answers instead, by method and path; null for the usual answer.</summary>
    public Func<string, (int Status, string? Location, string Body)?> Instead { get; set; } = _ => null;

    public IEnumerable<JsonNode> Posted(string path) =>
        Requests.Where(one => one.Line == $"POST {path}" && one.Body is not null).Select(one => one.Body!);

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                await AnswerAsync(await _listener.GetContextAsync());
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var (request, response) = (context.Request, context.Response);
        using var reader = new StreamReader(request.InputStream);
        var body = await reader.ReadToEndAsync();
        var line = $"{request.HttpMethod} {request.RawUrl}";
        Requests.Enqueue((line, request.Headers["Authorization"], body.Length == 0 ? null : JsonNode.Parse(body)));
        var (status, location, text) = Instead(line) ?? (200, null, Usual(line, body).ToJsonString());
        response.StatusCode = status;
        if (location is not null)
            response.Headers["Location"] = location;
        response.ContentType = "application/hal+json";
        response.Close(Encoding.UTF8.GetBytes(text), willBlock: true);
    }

    private JsonObject Usual(string line, string body)
    {
        if (line == "POST /contracts/publish")
            return Published(JsonNode.Parse(body)!.AsObject());
        if (line.EndsWith("/for-verification", StringComparison.Ordinal))
            return Listed();
        if (line.StartsWith("GET /stored/", StringComparison.Ordinal))
            return Pact(int.Parse(line["GET /stored/".Length..], null));
        if (line == "GET /pacts/latest")
            return Latest();
        return line == "GET /" ? Index() : [];
    }

    private JsonObject Index()
    {
        (string Relation, string Path)[] links =
        [
            ("self", ""),
            ("pb:publish-contracts", "contracts/publish"),
            ("pb:publish-pact", "pacts/provider/{provider}/consumer/{consumer}/version/{consumerApplicationVersion}"),
            ("pb:pacticipant-version-tag", "pacticipants/{pacticipant}/versions/{version}/tags/{tag}"),
            ("pb:pacticipant-branch-version", "pacticipants/{pacticipant}/branches/{branch}/versions/{version}"),
            ("pb:provider-pacts-for-verification", "pacts/provider/{provider}/for-verification"),
            ("pb:latest-pact-versions", "pacts/latest"),
        ];
        return new JsonObject
        {
            ["_links"] = new JsonObject(
                links
                    .Where(link => !Lacks.Contains(link.Relation))
                    .Select(link =>
                        KeyValuePair.Create(link.Relation, (JsonNode?)new JsonObject { ["href"] = Address.AbsoluteUri + link.Path })
                    )
            ),
        };
    }

    // What is published is there to be read.
    private JsonObject Published(JsonObject body)
    {
        foreach (var contract in body["contracts"]!.AsArray())
        {
            var pact = JsonNode.Parse(Convert.FromBase64String(contract!["content"]!.GetValue<string>()))!.AsObject();
            Pacts.Add(
                ($"Pact between {contract["consumerName"]} ({body["pacticipantVersionNumber"]}) and {contract["providerName"]}", pact, [])
            );
        }

        var name = body["pacticipantName"]!.GetValue<string>();
        return new JsonObject
        {
            ["notices"] = new JsonArray(new JsonObject { ["type"] = "success", ["text"] = $"stored for {name}" }),
            ["_embedded"] = new JsonObject
            {
                ["pacticipant"] = new JsonObject { ["name"] = name },
                ["version"] = new JsonObject { ["number"] = body["pacticipantVersionNumber"]!.DeepClone() },
            },
            ["_links"] = new JsonObject(),
        };
    }

    private JsonObject Listed() =>
        new()
        {
            ["_embedded"] = new JsonObject
            {
                ["pacts"] = new JsonArray([
                    .. Pacts.Select(
                        (one, number) =>
                            new JsonObject
                            {
                                ["verificationProperties"] = one.Properties.DeepClone(),
                                ["_links"] = new JsonObject
                                {
                                    ["self"] = new JsonObject { ["href"] = $"{Address}stored/{number}", ["name"] = one.Name },
                                },
                            }
                    ),
                ]),
            },
        };

    private JsonObject Latest() =>
        new()
        {
            ["_links"] = new JsonObject(),
            ["pacts"] = new JsonArray([
                .. Pacts.Select(one => new JsonObject
                {
                    ["createdAt"] = "2026-01-01T00:00:00+00:00",
                    ["_links"] = new JsonObject(),
                    ["_embedded"] = new JsonObject
                    {
                        ["consumer"] = new JsonObject
                        {
                            ["name"] = one.Pact["consumer"]!["name"]!.DeepClone(),
                            ["_embedded"] = new JsonObject { ["version"] = new JsonObject { ["number"] = one.Name.Split('(', ')')[1] } },
                        },
                        ["provider"] = new JsonObject { ["name"] = one.Pact["provider"]!["name"]!.DeepClone() },
                    },
                }),
            ]),
        };

    private JsonObject Pact(int number)
    {
        var pact = Pacts[number].Pact.DeepClone().AsObject();
        pact["_links"] = new JsonObject
        {
            ["pb:publish-verification-results"] = new JsonObject { ["href"] = $"{Address}stored/{number}/verification-results" },
        };
        return pact;
    }
}
