using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ElbContract.Weather.Endpoint;
using ElbContract.Weather.Weathers;

namespace ElbContract.Weather.Credentials;

/// <summary>An IAM at <c>/v3/auth/tokens</c> whose tokens live for seconds; a request with one that has ended is refused with
/// 401.</summary>
/// <param name="life">Of a token.</param>
/// <param name="isTold">Whether an answer tells the true end; otherwise it promises a day.</param>
internal sealed class ExpiringTokens(TimeSpan life, bool isTold) : IWeather, ICredentials
{
    private const string UserName = "weather";
    private readonly string _password = RandomNumberGenerator.GetHexString(24);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _ends = new(StringComparer.Ordinal);

    public IEnumerable<(string Key, string Value)> Environment(string endpoint) =>
        [
            ("ELB_AUTH_URL", endpoint + "/v3"),
            ("ELB_USERNAME", UserName),
            ("ELB_PASSWORD", _password),
            ("ELB_USER_DOMAIN", "weather-domain"),
        ];

    public Task PassAsync(ForwardedCall call)
    {
        if (call.Path == "/v3/auth/tokens")
            return IssueAsync(call);
        // Any other token is the emulator's matter.
        if (call.Header("X-Auth-Token") is not { } token || !_ends.TryGetValue(token, out var end))
            return call.PassOnAsync();
        if (TimeProvider.System.GetUtcNow() < end)
            return call.PassOnAsync(call.EmulatorToken);
        call.Strike();
        return call.SendAsync(Answer.OfGateway(401, "APIGW.0301", "Incorrect IAM authentication information: token expires"));
    }

    private Task IssueAsync(ForwardedCall call)
    {
        if (!IsKnown(call.Body))
            return call.SendAsync(new Answer(401, "application/json", "{\"error\":{\"code\":401,\"title\":\"Unauthorized\"}}"u8.ToArray()));
        var token = RandomNumberGenerator.GetHexString(64);
        var now = TimeProvider.System.GetUtcNow();
        if (!_ends.IsEmpty)
            call.Strike(); // Renewed in time, before anything was refused.
        _ends[token] = now + life;
        call.SetHeader("X-Subject-Token", token);
        var told = new JsonObject
        {
            ["expires_at"] = Text(isTold ? now + life : now.AddDays(1)),
            ["issued_at"] = Text(now),
            ["methods"] = new JsonArray("password"),
        };
        return call.SendAsync(
            new Answer(201, "application/json", Encoding.UTF8.GetBytes(new JsonObject { ["token"] = told }.ToJsonString()))
        );
    }

    private bool IsKnown(ReadOnlySpan<byte> body)
    {
        try
        {
            var user = JsonNode.Parse(body)?["auth"]?["identity"]?["password"]?["user"];
            return user?["name"]?.GetValue<string>() == UserName && user["password"]?.GetValue<string>() == _password;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);
}
