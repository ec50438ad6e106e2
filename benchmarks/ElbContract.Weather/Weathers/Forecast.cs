using System.Diagnostics;
using ElbContract.Weather.Credentials;
using ElbContract.Weather.Endpoint;

namespace ElbContract.Weather.Weathers;

/// <summary>The weathers by name.</summary>
internal static class Forecast
{
    private static readonly string[] Harmless =
    [
        "clear",
        "quota-5",
        "refused",
        "no-such-host",
        "tls",
        "tls-expired",
        "tls-wrong-host",
        "tls-self-signed",
    ];

    /// <param name="name">Those that are about the transport or the quota do nothing to a request.</param>
    /// <param name="every">Strikes every so-manieth request, or all behind it where the endpoint falls silent; 0 for what is usual in that
    /// weather.</param>
    /// <param name="id">See <see cref="Providers.ThatNameNone"/>.</param>
    /// <param name="list">See <see cref="Providers.ThatNameNone"/>.</param>
    /// <exception cref="UsageException">There is no such weather.</exception>
    public static IWeather Of(string name, int every, string id, string list) =>
        name switch
        {
            "falls-silent" => new Spell(call => call.Number > Interval(100, every), call => call.HangAsync()),
            "hang-before-headers" => Every(1, every, Faults.HangBeforeHeadersAsync),
            "hang-in-body" => Every(1, every, Faults.HangInBodyAsync),
            "reset-in-body" => Every(1, every, Faults.ResetInBodyAsync),
            "half-json" => Every(7, every, Faults.HalfJsonAsync),
            "body-100mb" => Every(1, every, Faults.HugeAsync),
            "every-third-502" => Every(3, every, Faults.BadGatewayAsync),
            "unanswered-posts" => EveryPost(10, every, Faults.ResetBeforeHeadersAsync),
            "storm-429" => Storm(),
            "deleted-and-kept" => Providers.ThatKeep(new Answer(204, null, [])),
            "not-found-and-kept" => Providers.ThatKeep(Providers.NotFound),
            "system-error-and-kept" => Providers.ThatKeep(Answer.OfGateway(500, "APIGW.0201", "internal error")),
            "conflict-and-kept" => Providers.ThatKeep(Answer.OfGateway(409, "ELB.0409", "it is being changed")),
            "anothers-id" => Providers.ThatNameAnothers(once: false),
            "anothers-id-once" => Providers.ThatNameAnothers(once: true),
            "no-id" => Providers.ThatNameNone(id, list),
            "hidden-and-kept" => Providers.ThatHide(),
            "refused-and-made" => Providers.ThatMakeWhatTheyRefuse(),
            "shown-late" => Providers.ThatShowLate(),
            "token-expires" => new ExpiringTokens(TimeSpan.FromSeconds(2), isTold: true),
            "token-revoked" => new ExpiringTokens(TimeSpan.FromSeconds(2), isTold: false),
            "clock-skew" => new SkewedClock(TimeSpan.FromMinutes(30)),
            _ when Harmless.Contains(name) => new Spell(_ => false, _ => Task.CompletedTask),
            _ => throw new UsageException($"There is no weather '{name}'."),
        };

    private static Spell Every(int usual, int given, Func<ForwardedCall, Task> fault) =>
        new(call => call.Number % Interval(usual, given) == 0, fault);

    private static Spell EveryPost(int usual, int given, Func<ForwardedCall, Task> fault) =>
        new(call => call.Post > 0 && call.Post % Interval(usual, given) == 0, fault);

    private static int Interval(int usual, int given) => given > 0 ? given : usual;

    /// <summary>A second of storm, from the first request on, then a second without, and so on: who waits as long as it is told meets each
    /// storm once.</summary>
    private static Spell Storm()
    {
        var watch = new Lazy<Stopwatch>(Stopwatch.StartNew);
        return new(_ => (int)watch.Value.Elapsed.TotalSeconds % 2 == 0, Faults.TooManyAsync);
    }
}
