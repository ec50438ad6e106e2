using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Recording;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Tests.Redaction;

/// <summary>Names, places and spellings of secrets, each tried with all that looks for them; the counts are those of
/// <c>docs/secrets.md</c>.</summary>
public sealed class SecretTableTests
{
    private static readonly RecordingRedactor Recorder = new(RedactionRules.Standard);

    [Fact]
    public void Document_HasTheCounts()
    {
        var table = Table();

        var document = File.ReadAllText(Document()).ReplaceLineEndings("\n");

        document.Should().Contain(table, $"the tables of docs/secrets.md are these:\n{table}");
        table.Should().NotContain("missed");
    }

    [Theory]
    [InlineData("""{"name":"password","description":"my token: none, key = 5","tokens":"3","max_tokens":100,"cookie_timeout":5}""")]
    [InlineData("""{"id":"0b07acf06d243925bc24a0ac7445267a","loadbalancer_id":"0b07acf06d243925bc24a0ac7445267b","certificate_id":null}""")]
    [InlineData("""{"token":{"methods":["password"],"user":{"id":"u","name":"n"},"expires_at":"2026-01-01T00:00:00Z"}}""")]
    [InlineData("""{"certificate":"-----BEGIN CERTIFICATE-----\nMIID\n-----END CERTIFICATE-----"}""")]
    [InlineData("""{"description":"AT&T &amp; co, 100 %25, eyJ is how it begins, a.b.c, me@example.com"}""")]
    [InlineData("""[{"name":"port","value":80},{"key":"color","value":"red"}]""")]
    [InlineData("see https://elb.example/v1.0/projects/list and /v2/pools//members")]
    [InlineData("""{"field":"token","value":"must not be empty"}""")]
    [InlineData("""{"errors":{"password":"is required","token":"Token must not be empty."},"authorization":"required"}""")]
    [InlineData("""{"session_id":"insert","tokens":[],"secret":null,"credentials":"optional","assertion":"false"}""")]
    [InlineData(
        """{"token":"<token>","password":"***","api_key":"${TOKEN}","secret":"$OS_TOKEN","pwd":"{{password}}","jwt":"\u003ctoken\u003e"}"""
    )]
    [InlineData("curl -H \"X-Auth-Token: $OS_TOKEN\" -H 'Authorization: Bearer <token>' https://elb.example/v1.0/{project_id}/elbaas")]
    [InlineData("password: ***\ntoken: ${TOKEN}\nname: x\n")]
    [InlineData("<p>give <token> and <b>password</b>: as told, mailto:joe@example.com is one</p>")]
    [InlineData("GET /v3/auth/tokens/revoked and /v1.0/{project_id}/elbaas/listeners/0b07acf06d243925bc24a0ac7445267a")]
    public void Text_WithoutSecrets_StaysReadable(string text)
    {
        var request = SecretPlaces.Request("/", "application/json", text);

        Encoding.UTF8.GetString(Redactor.Strict.Apply(request).Body.Span).Should().Be(text);
        Encoding.UTF8.GetString(Recorded(request, null).Request.Body.Bytes.Span).Should().Be(text);
        IsRefused(request).Should().BeFalse();
    }

    [Theory]
    [InlineData("{{token}}")]
    [InlineData("{{token1}}")]
    [InlineData("${TOKEN}")]
    [InlineData("${TOKEN_2}")]
    [InlineData("$TOKEN")]
    [InlineData("$OS_TOKEN2")]
    [InlineData("<TOKEN>")]
    [InlineData("[FILTERED]")]
    [InlineData("***")]
    [InlineData("%TOKEN%")]
    [InlineData("%OS_TOKEN2%")]
    [InlineData("#{token}")]
    [InlineData("#{OS_TOKEN}")]
    [InlineData("$env:TOKEN")]
    [InlineData("$Env:OS_TOKEN")]
    [InlineData("<%= token %>")]
    [InlineData("{{$randomUUID}}")]
    [InlineData("your-token-here")]
    [InlineData("YOUR_API_KEY")]
    public void Header_WithAPlaceholder_IsNoSecret(string placeholder)
    {
        foreach (
            var (name, value) in ((string, string)[])
                [
                    ("X-Auth-Token", placeholder),
                    ("Authorization", $"Bearer {placeholder}"),
                    ("Authorization", $"Basic {placeholder}"),
                    ("Authorization", $"SDK-HMAC-SHA256 Access={placeholder}, SignedHeaders=host;x-sdk-date, Signature={placeholder}"),
                    ("Cookie", $"session={placeholder}; other={placeholder}"),
                ]
        )
        {
            var plain = SecretPlaces.Request("/v1.0/x/elbaas/listeners", "application/json", "{}");
            var request = plain with { Headers = [.. plain.Headers, new(name, value)] };

            IsRefused(request).Should().BeFalse($"{name}: {value}");
        }
    }

    [Theory]
    [InlineData("X-Auth-Token", ":token")]
    [InlineData("X-Auth-Token", ":access-token")]
    [InlineData("X-Auth-Token", "$(cat token)")]
    [InlineData("Authorization", "Bearer $(cat ~/.token)")]
    public void Header_WithAPlaceholderOfSomePlaces_IsNoSecret(string name, string value)
    {
        var plain = SecretPlaces.Request("/v1.0/x/elbaas/listeners", "application/json", "{}");

        IsRefused(plain with { Headers = [.. plain.Headers, new(name, value)] }).Should().BeFalse();
    }

    [Theory]
    [InlineData("X-Auth-Token", "$ecretsecret1")]
    [InlineData("X-Auth-Token", "<9f86d081884c7d659a2f>")]
    [InlineData("X-Auth-Token", "{{9f86d081884c7d659a2f")]
    [InlineData("X-Auth-Token", "***9f86d081884c7d659a2f")]
    [InlineData("Authorization", "Basic ***9f86d081884c")]
    [InlineData("X-Auth-Token", "%9f86d081884c7d659a2f%")]
    [InlineData("X-Auth-Token", "%ecretsecretlikeno%")]
    [InlineData("X-Auth-Token", "%9f86%")]
    [InlineData("X-Auth-Token", ":9f86d081884c7d659a2f")]
    [InlineData("X-Auth-Token", ":ecretsecret")]
    [InlineData("X-Auth-Token", "#{9f86d081884c7d659a2f}")]
    [InlineData("X-Auth-Token", "#ecretsecret")]
    [InlineData("X-Auth-Token", "$env:9f86d081884c7d659a2f")]
    [InlineData("X-Auth-Token", "$env:ecretsecret")]
    [InlineData("X-Auth-Token", "$evn:SECRETS-ecretsecret")]
    [InlineData("X-Auth-Token", "<%= 9f86d081884c7d659a2f %>")]
    [InlineData("X-Auth-Token", "{{$9f86d081884c7d659a2f}}")]
    [InlineData("X-Auth-Token", "{{$random}}9f86d081884c7d659a2f")]
    [InlineData("X-Auth-Token", "your-ecretsecret-here")]
    [InlineData("X-Auth-Token", "your-token-9f86d081884c7d659a2f")]
    [InlineData("X-Auth-Token", "your-token-")]
    [InlineData("X-Auth-Token", "$(9f86d081884c7d659a2f)")]
    [InlineData("X-Auth-Token", "$(cat token)9f86d081884c7d659a2f")]
    [InlineData("Authorization", "Basic dXNlcjpwYXNzd29yZA==")]
    [InlineData("Authorization", "SDK-HMAC-SHA256 Access=<AK>, SignedHeaders=host, Signature=9f86d081884c7d659a2f")]
    [InlineData("Cookie", "session={{token}}; other=9f86d081884c7d659a2f")]
    public void Header_ThatBeginsLikeAPlaceholder_IsASecret(string name, string value)
    {
        var plain = SecretPlaces.Request("/v1.0/x/elbaas/listeners", "application/json", "{}");
        var request = plain with { Headers = [.. plain.Headers, new(name, value)] };

        IsRefused(request).Should().BeTrue();
        Redactor.Foreign.Apply(request).Headers[^1].Value.Should().NotContain("9f86").And.NotContain("ecretsecret").And.NotContain("dXNl");
    }

    [Fact]
    public void Path_WithAPlaceholder_StaysReadable()
    {
        var request = SecretPlaces.Request("/v1.0/{project_id}/elbaas/listeners", null, "");

        Recorded(request, null).Url.Should().EndWith("/v1.0/{project_id}/elbaas/listeners");
        Redactor.Foreign.Apply(request).Target.Should().Be(request.Target);
    }

    [Theory]
    [InlineData("00000000000000000000000000000001", "00000000000000000000000000000011")]
    [InlineData("0123456789abcdef0123456789abcdef", "0123456789abcdef0123456789abcde0")]
    [InlineData("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeee01", "aaaaaaaa-bbbb-cccc-dddd-ffffffffff01")]
    public void Id_ThatHasMuchInCommonWithAProject_StaysReadable(string project, string loadBalancer)
    {
        var text = $$"""{"loadbalancer_id":"{{loadBalancer}}","certificates":"{{loadBalancer}},{{loadBalancer}}"}""";
        var request = SecretPlaces.Request($"/v1.0/{project}/elbaas/listeners", "application/json", text);

        Encoding.UTF8.GetString(Recorded(request, null).Request.Body.Bytes.Span).Should().Be(text);
    }

    [Fact]
    public void Sentence_BehindASecret_IsNotSoughtElsewhere()
    {
        var request = SecretPlaces.Request("/v1.0/x/elbaas/listeners", null, "");
        var answer = Answer("Bad headers, Authorization: Basic YWJjZGVmZ2hpamts was sent to /v1.0/x/elbaas/listeners");

        var (kept, response, _) = Redactor.Strict.Apply(request, answer, null);

        kept.Target.Should().Be(request.Target);
        Encoding.UTF8.GetString(response!.Body.Span).Should().NotContain("YWJj");
    }

    [Theory]
    [InlineData(1, "{\"token\":\"redacted\"}")]
    [InlineData(12, "redacted")]
    public void Body_WithMoreInItThanIsLookedInto_IsNotKept(int times, string kept)
    {
        var body = "{\"token\":\"aaaaaaaa1\"}";
        for (var i = 0; i < times; i++)
            body = string.Concat(
                body.Select(sign =>
                    sign == '%' ? "%25"
                    : char.IsAsciiLetterOrDigit(sign) ? $"{sign}"
                    : $"%{(int)sign:X2}"
                )
            );

        Uri.UnescapeDataString(Encoding.UTF8.GetString(Redactor.Strict.Bytes(Encoding.UTF8.GetBytes(body)).Span)).Should().Be(kept);
    }

    [Theory]
    [InlineData("/projects/0123456789abcdef0123456789abcdef")]
    [InlineData("/v3/projects/0123456789abcdef0123456789abcdef/x")]
    [InlineData("/v1.0%2F0123456789abcdef0123456789abcdef%2Felbaas")]
    [InlineData("/v1.0//0123456789abcdef0123456789abcdef//elbaas")]
    [InlineData("/v2.0/x?next=%2Fv3%2F0123456789abcdef0123456789abcdef")]
    public void Project_BehindAnySlash_IsNotRecorded(string path) =>
        Recorded(SecretPlaces.Request(path, null, ""), null).Url.Should().NotContain("0123456789abcdef").And.Contain("project-");

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Megabyte_OfWhatIsLookedInto_IsDoneWithinATestRun(string unit)
    {
        var body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, (1 << 20) / unit.Length).Select(at => Numbered(unit, at))));
        var request = new CapturedRequest("POST", "/", [new("X-Auth-Token", "aaaaaaaaaaaa")], body);

        Redactor.Strict.Apply(request).Body.Length.Should().BePositive();
    }

    public static TheoryData<string> Hostile =>
        [
            "\"token\":{",
            "\"token\":[",
            "{\"token\":{\"a\":\"b\",",
            "\\\"token\\\":{\\\"",
            "{\"name\":\"password\",\"x\":\"y\",",
            "\"value\":\"xxxxxxxxxx\",\"name\":\"password\",",
            "-----BEGIN PRIVATE KEY-----\"",
            "-----BEGIN PRIVATE KEY-----",
            "eyJeyJeyJ",
            "eyJaaaaaaaa.eyJaaaaaaaa",
            "&#x41;",
            "&amp;",
            "%252",
            "\\\\\\\"",
            "http://a@",
            "token=aaaaaaaa#",
            "\"token\":\"aaaaaaaaaaaa#\",",
            "form-data; name=\"password\"",
            "aaaaaaaaaaaaaaaa",
        ];

    private static string Numbered(string unit, int number) =>
        unit.Replace("#", number.ToString("x6", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static string Table()
    {
        var text = new StringBuilder();
        text.AppendLine("| Place of a secret with a name | Names tried | Gateway | Recorder | `check` |")
            .AppendLine("|---|---|---|---|---|");
        foreach (var (place, of) in SecretPlaces.Named)
            Row(text, place, [.. SecretPlaces.Names.Select(of)]);
        text.AppendLine()
            .AppendLine("| Place of a secret by its form | Forms tried | Gateway | Recorder | `check` |")
            .AppendLine("|---|---|---|---|---|");
        foreach (var (place, of) in SecretPlaces.Unnamed)
            Row(text, place, [.. SecretPlaces.Forms.Select(form => of(form.Text))]);
        text.AppendLine()
            .AppendLine("| Spelling of what was sent, in the answer | Places tried | Gateway | Recorder |")
            .AppendLine("|---|---|---|---|");
        foreach (var (spelling, of) in SecretPlaces.Spellings)
        {
            var echo = of(SecretPlaces.Secret);
            var exchanges = SecretPlaces.Named.Select(named => (Request: named.Of("token"), Response: Answer(echo))).ToList();
            text.Append(CultureInfo.InvariantCulture, $"| {spelling} | {exchanges.Count} ");
            text.Append(Found(exchanges, one => IsSafe(Text(Redactor.Strict.Apply(one.Request, one.Response, echo)), echo)));
            text.Append(Found(exchanges, one => IsSafe(Text(Recorded(one.Request, one.Response)), echo))).AppendLine("|");
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Row(StringBuilder text, string place, IReadOnlyList<CapturedRequest> tried)
    {
        text.Append(CultureInfo.InvariantCulture, $"| {place} | {tried.Count} ");
        text.Append(Found(tried, one => IsSafe(Text(Redactor.Strict.Apply(one, null, null)), "") && IsOther(one)));
        text.Append(Found(tried, one => IsSafe(Text(Recorded(one, null)), "") && IsRecordedAsOther(one)));
        text.Append(Found(tried, IsRefused)).AppendLine("|");
    }

    private static string Found<T>(IReadOnlyList<T> tried, Func<T, bool> isFound)
    {
        var missed = tried.Where(one => !isFound(one)).ToList();
        return missed.Count == 0
            ? string.Create(CultureInfo.InvariantCulture, $"| {tried.Count} ")
            : $"| missed {missed.Count}, such as {JsonSerializer.Serialize(Shown(missed[0]))} ";
    }

    private static string Shown<T>(T missed) =>
        missed is CapturedRequest request
            ? request.Target + Encoding.UTF8.GetString(request.Body.Span) + string.Join(' ', request.Headers)
            : $"{missed}";

    private static CapturedResponse Answer(string echo) =>
        new(400, [new("X-Echo", echo)], Encoding.UTF8.GetBytes("{\"error\":{\"message\":\"not allowed: " + echo + ".\"}}"));

    private static string Text((CapturedRequest Request, CapturedResponse? Response, string? Reason) kept) =>
        $"{kept.Request.Target}\n{string.Join('\n', kept.Request.Headers)}\n{Encoding.UTF8.GetString(kept.Request.Body.Span)}\n"
        + $"{string.Join('\n', kept.Response?.Headers ?? [])}\n{Encoding.UTF8.GetString((kept.Response?.Body ?? default).Span)}\n"
        + kept.Reason;

    private static string Text(ArchiveEntry entry)
    {
        using var written = new MemoryStream();
        using (var json = new Utf8JsonWriter(written, new JsonWriterOptions { Encoder = EntryWriter.Encoder }))
            EntryWriter.Write(json, entry);
        return Encoding.UTF8.GetString(written.ToArray());
    }

    // Neither a canary, whatever stands between its signs, nor a piece of the spelling that was sent.
    private static bool IsSafe(string text, string echo)
    {
        const int Piece = 24;
        var (signs, sent) = (Signs(text), Signs(echo));
        return !CanarySearch.In("kept", Encoding.UTF8.GetBytes(text)).Any()
            && !signs.Contains(Signs(Canaries.Marker), StringComparison.Ordinal)
            && !Enumerable
                .Range(0, Math.Max(0, sent.Length - Piece + 1))
                .Any(at => signs.Contains(sent.Substring(at, Piece), StringComparison.Ordinal));
    }

    private static string Signs(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    // What is packed cannot be searched; it is not kept as it was sent.
    private static bool IsOther(CapturedRequest sent)
    {
        var kept = Redactor.Strict.Apply(sent);
        return kept.Target != sent.Target || !kept.Headers.SequenceEqual(sent.Headers) || !kept.Body.Span.SequenceEqual(sent.Body.Span);
    }

    private static bool IsRecordedAsOther(CapturedRequest sent)
    {
        var kept = Recorded(sent, null);
        return !kept.Url.EndsWith(sent.Target, StringComparison.Ordinal)
            || !kept.Request.Headers.SequenceEqual(sent.Headers)
            || !kept.Request.Body.Bytes.Span.SequenceEqual(sent.Body.Span);
    }

    private static ArchiveEntry Recorded(CapturedRequest request, CapturedResponse? response) =>
        Recorder.Redact(
            new RawExchange
            {
                Number = 1,
                StartedAt = DateTimeOffset.UnixEpoch,
                Timings = default,
                Method = request.Method,
                Origin = "https://elb.example.com",
                Target = request.Target,
                Request = new RawMessage("HTTP/1.1", request.Headers, request.Body, request.Body.Length),
                Status = response?.Status ?? 0,
                Response = response is null ? null : new RawMessage("HTTP/1.1", response.Headers, response.Body, response.Body.Length),
                Outcome = response is null ? ExchangeOutcome.Failed : ExchangeOutcome.Answered,
            }
        );

    // As another program would have written it.
    private static bool IsRefused(CapturedRequest request)
    {
        var isText = Utf8.IsValid(request.Body.Span);
        var entry = new HarEntry();
        var problem = entry.Read(
            JsonSerializer.SerializeToUtf8Bytes(
                new
                {
                    startedDateTime = "2026-01-15T08:12:03Z",
                    request = new
                    {
                        method = request.Method,
                        url = "https://elb.example.com" + request.Target,
                        headers = request.Headers.Select(header => new { name = header.Key, value = header.Value }),
                        queryString = Array.Empty<object>(),
                        postData = new
                        {
                            mimeType = request.Header("Content-Type") ?? "",
                            text = isText ? Encoding.UTF8.GetString(request.Body.Span) : Convert.ToBase64String(request.Body.Span),
                            encoding = isText ? null : "base64",
                        },
                    },
                    response = new
                    {
                        status = 0,
                        headers = Array.Empty<object>(),
                        content = new { size = 0 },
                    },
                }
            )
        );
        problem.Should().BeNull();
        return new SecretSearch().Find(entry) is not null;
    }

    private static string Document()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ElbContract.sln")))
            folder = folder.Parent!;
        return Path.Combine(folder.FullName, "docs", "secrets.md");
    }
}
