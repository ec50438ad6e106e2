using System.IO.Compression;
using System.Text;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Recording;

namespace ElbContract.Traffic.Tests.Redaction;

/// <summary>Exchanges with a canary in every place where clients and providers put secrets, echoed in every place where they should not
/// be.</summary>
/// <param name="random">Seeded.</param>
/// <param name="isForwarded">Whether they go through a recorder, whose target has no user in its address.</param>
internal sealed class CanaryExchanges(Random random, bool isForwarded = false)
{
    private static readonly string[] Headers =
    [
        "X-Auth-Token",
        "X-Subject-Token",
        "X-Service-Token",
        "X-Security-Token",
        "X-Api-Key",
        "x-custom-token",
        "Proxy-Authorization",
        "Private-Token",
        "X-Client-Secret",
    ];

    private static readonly string[] Parameters =
    [
        "token",
        "Signature",
        "X-Amz-Signature",
        "X-Amz-Credential",
        "X-Amz-Security-Token",
        "AccessKeyId",
        "access_token",
        "password",
        "client_secret",
        "%74oken",
    ];

    private static readonly string[] Members =
    [
        "password",
        "token",
        "secret",
        "private_key",
        "access",
        "access_key",
        "ak",
        "sk",
        "secret_key",
        "secretKey",
        "signature",
        "x_auth_token",
        "X-Auth-Token",
        "adminPass",
        "refresh_token",
    ];

    private readonly Canaries _canaries = new(random);
    private readonly List<string> _planted = [];

    public IReadOnlyList<string> All => _canaries.All;

    public RawExchange Next(long number)
    {
        _planted.Clear();
        var requestHeaders = RequestHeaders();
        var target = Target();
        var request = Body(requestHeaders, RequestBody(requestHeaders));
        var response = random.Next(20) == 0 ? null : Answer();
        var outcome = random.Next(5) == 0 ? ExchangeOutcome.Failed : ExchangeOutcome.Answered;
        return new RawExchange
        {
            Number = number,
            StartedAt = DateTimeOffset.UnixEpoch.AddSeconds(number),
            Timings = new ArchiveTimings(default, TimeSpan.FromMilliseconds(random.Next(100)), default),
            Method = "POST",
            Origin =
                !isForwarded && random.Next(10) == 0
                    ? $"https://me:{Uri.EscapeDataString(Plant(_canaries.Token()))}@elb.example.com"
                    : "https://elb.example.com",
            Target = target,
            Request = new RawMessage("HTTP/1.1", requestHeaders, request, request.Length),
            Status = 400,
            StatusText = random.Next(3) == 0 ? $"Bad {Echo()}" : "Bad Request",
            Response = response,
            Outcome = outcome,
            Reason = outcome == ExchangeOutcome.Answered ? null : $"IOException: the answer to {Echo()} broke off",
        };
    }

    private RawMessage Answer()
    {
        List<KeyValuePair<string, string>> headers = [new("Content-Type", "application/json"), .. AnswerHeaders()];
        var body = Body(headers, AnswerBody());
        return new RawMessage("HTTP/1.1", headers, body, body.Length);
    }

    private string Plant(string canary)
    {
        _planted.Add(canary);
        return canary;
    }

    private string Any(params ReadOnlySpan<string> some) => some[random.Next(some.Length)];

    /// <summary>Something that was planted, in some spelling.</summary>
    private string Echo() => _planted.Count == 0 ? "nothing" : _canaries.Spell(_planted[random.Next(_planted.Count)]);

    private List<KeyValuePair<string, string>> RequestHeaders()
    {
        List<KeyValuePair<string, string>> headers = [new("Accept", "application/json")];
        for (var i = random.Next(3); i >= 0; i--)
            headers.Add(new(Any(Headers), Plant(_canaries.Token())));
        if (random.Next(2) == 0)
            headers.Add(new("Authorization", Authorization()));
        if (random.Next(3) == 0)
            headers.Add(new("Cookie", $"a=1; session={Plant(_canaries.Token())}"));
        if (random.Next(3) == 0)
            headers.Add(new("X-Project-Id", Plant(_canaries.Project())));
        if (random.Next(3) == 0)
            headers.Add(
                new(
                    "Referer",
                    $"https://user:{Uri.EscapeDataString(Plant(_canaries.Password()))}@host.example/v2/"
                        + $"{Plant(_canaries.Project())}/x?token={Uri.EscapeDataString(Plant(_canaries.Password()))}"
                )
            );
        return headers;
    }

    private string Authorization() =>
        random.Next(4) switch
        {
            0 => $"Bearer {Plant(_canaries.Token())}",
            1 => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"user:{Plant(_canaries.Password())}"))}",
            2 => $"SDK-HMAC-SHA256 Access={Plant(_canaries.Token())}, SignedHeaders=host;x-sdk-date, Signature={Plant(_canaries.Token())}",
            _ => Plant(_canaries.Token()),
        };

    private string Target()
    {
        var path = $"/v1.0/{Plant(_canaries.Project())}/elbaas/listeners";
        if (random.Next(5) == 0)
            path += "/" + Uri.EscapeDataString(_planted[0]);
        if (random.Next(2) == 0)
            return path;
        var pairs = Enumerable
            .Range(0, random.Next(1, 4))
            .Select(_ => $"{Any(Parameters)}={Uri.EscapeDataString(Plant(_canaries.Password()))}");
        return $"{path}?limit=3&{string.Join('&', pairs)}&project_id={Plant(_canaries.Project())}&note={Uri.EscapeDataString(Echo())}";
    }

    private string RequestBody(List<KeyValuePair<string, string>> headers)
    {
        switch (random.Next(8))
        {
            case 0:
                headers.Add(new("Content-Type", "application/x-www-form-urlencoded"));
                return $"grant_type=password&{Any(Parameters)}="
                    + Uri.EscapeDataString(Plant(_canaries.Password())).Replace("%20", "+", StringComparison.Ordinal)
                    + "&a=b";
            case 1:
                return Identity();
            case 2:
                return $$"""{"message":{{_canaries.Json(Deep(random.Next(1, 4)))}} }""";
            case 3:
                return $$"""{"certificate":"c","private_key":{{_canaries.Json(Plant(_canaries.PrivateKey()))}} }""";
            case 4:
                return $"plain text with {Plant(_canaries.PrivateKey())}\nand "
                    + $"https://u:{Uri.EscapeDataString(Plant(_canaries.Password()))}@h.example/";
            case 5:
                return Deep(random.Next(1, 4))[..^2];
            default:
                return Deep(random.Next(1, 4));
        }
    }

    private string Deep(int depth) =>
        depth == 0
            ? $$"""{"{{Any(Members)}}" : {{_canaries.Json(Plant(_canaries.Password()))}}, "name":"n"}"""
            : $$"""
                {"a{{depth}}":[{"b":{{Deep(depth - 1)}} }],"tokens":3,
                "{{Any(Members)}}":[{{_canaries.Json(Plant(_canaries.Password()))}},{{_canaries.Json(Plant(_canaries.Token()))}}]}
                """.ReplaceLineEndings("");

    private string Identity()
    {
        var password = $$"""{"user":{"name":"u","password":{{Secret()}},"domain":{"name":"d"} } }""";
        var scope = $$"""{"project":{"domain":{"id":"{{Project()}}"},"id":"{{Project()}}"} }""";
        return $$"""
            {"auth":{"identity":{"methods":["password","token"],"password":{{password}},"token":{"id":{{Secret()}} } },
            "scope":{{scope}} } }
            """.ReplaceLineEndings("");
    }

    private string Secret() => _canaries.Json(Plant(_canaries.Password()));

    private string Project() => Plant(_canaries.Project());

    private IEnumerable<KeyValuePair<string, string>> AnswerHeaders()
    {
        if (random.Next(2) == 0)
            yield return new("X-Subject-Token", Plant(_canaries.Token()));
        if (random.Next(3) == 0)
            yield return new("Set-Cookie", $"session={Plant(_canaries.Token())}; Path=/; HttpOnly");
        if (random.Next(3) == 0)
            yield return new(
                "Location",
                $"https://elb.example.com/v2/{Plant(_canaries.Project())}/elb?X-Amz-Signature={Plant(_canaries.Token())}"
            );
        if (random.Next(2) == 0)
            yield return new("X-Echo", Echo());
        if (random.Next(4) == 0)
            yield return new(
                $"X-{_planted.First(planted => planted.StartsWith(Canaries.ProjectMarker, StringComparison.Ordinal))}",
                "name"
            );
    }

    private string AnswerBody() =>
        random.Next(6) switch
        {
            0 => $"<html><body>wrong: {Echo()} and '{Echo()}'</body></html>",
            1 => Error($"not allowed: {Echo()}, {Echo()}"),
            2 => Error($$"""{"inner":{{_canaries.Json(Echo())}},"password":{{Secret()}} }"""),
            3 => $$"""
                {"credential":{"access":{{Secret()}},"secret":{{Secret()}} },
                "links":{"self":"https:\/\/x.example\/v3\/{{Project()}}\/a"},"tenant_id":"{{Project()}}"}
                """.ReplaceLineEndings(""),
            4 => $"{Echo()}\n{Echo()}\n{Echo()}",
            _ => $$"""
                {"token":{"project":{"id":"{{Project()}}","name":"p"},"user":{"id":"u"} },"access":{"token":{"id":{{Secret()}} } },
                "echo":{{_canaries.Json(Echo())}} }
                """.ReplaceLineEndings(""),
        };

    private string Error(string message) => $$"""{"error":{"message":{{_canaries.Json(message)}},"code":"ELB.6001"} }""";

    private byte[] Body(List<KeyValuePair<string, string>> headers, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var coding = Any("", "", "", "gzip", "br", "deflate", "gzip, br", "zstd", "file");
        if (coding is not ("" or "file"))
            headers.Add(new("Content-Encoding", coding));
        return coding switch
        {
            "gzip" or "file" => Coded(plain, stream => new GZipStream(stream, CompressionLevel.Fastest)),
            "br" => Coded(plain, stream => new BrotliStream(stream, CompressionLevel.Fastest)),
            "deflate" => random.Next(2) == 0
                ? Coded(plain, stream => new ZLibStream(stream, CompressionLevel.Fastest))
                : Coded(plain, stream => new DeflateStream(stream, CompressionLevel.Fastest)),
            "gzip, br" => Coded(
                Coded(plain, stream => new GZipStream(stream, CompressionLevel.Fastest)),
                stream => new BrotliStream(stream, CompressionLevel.Fastest)
            ),
            _ => plain,
        };
    }

    private static byte[] Coded(byte[] plain, Func<Stream, Stream> coding)
    {
        using var coded = new MemoryStream();
        using (var stream = coding(coded))
            stream.Write(plain);
        return coded.ToArray();
    }
}
