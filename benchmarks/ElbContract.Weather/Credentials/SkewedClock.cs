using System.Globalization;
using System.Security.Cryptography;
using ElbContract.Weather.Endpoint;
using ElbContract.Weather.Weathers;

namespace ElbContract.Weather.Credentials;

/// <summary>Asks for signed requests, and has a clock that is ahead; it does not look at the signature itself.</summary>
internal sealed class SkewedClock(TimeSpan ahead) : IWeather, ICredentials
{
    private static readonly TimeSpan Tolerated = TimeSpan.FromMinutes(15);
    private readonly string _key = RandomNumberGenerator.GetHexString(20);
    private readonly string _secret = RandomNumberGenerator.GetHexString(40);

    public IEnumerable<(string Key, string Value)> Environment(string endpoint) =>
        [("ELB_ACCESS_KEY", _key), ("ELB_SECRET_KEY", _secret), ("ELB_REGION", "weather-1")];

    public Task PassAsync(ForwardedCall call)
    {
        var now = TimeProvider.System.GetUtcNow() + ahead;
        call.SetHeader("Date", now.ToString("R", CultureInfo.InvariantCulture));
        if (IsSigned(call) && SignedAt(call) is { } signed && (signed - now).Duration() <= Tolerated)
            return call.PassOnAsync(call.EmulatorToken);
        call.Strike();
        return call.SendAsync(
            Answer.OfGateway(401, "APIGW.0301", "Incorrect IAM authentication information: the request time is too far from the server's")
        );
    }

    private static bool IsSigned(ForwardedCall call) =>
        call.Header("Authorization")?.StartsWith("SDK-HMAC-SHA256 ", StringComparison.Ordinal) == true;

    private static DateTimeOffset? SignedAt(ForwardedCall call) =>
        DateTimeOffset.TryParseExact(
            call.Header("X-Sdk-Date"),
            "yyyyMMdd'T'HHmmss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? time
            : null;
}
