using System.Globalization;
using ElbContract.Specification.Answers;

namespace ElbContract.Stub;

/// <summary>
/// What the stub is like for one request. It travels in the request header <see cref="HeaderName"/>, such as
/// <c>X-Elb-Stub: stance=Ignore; errors=Html; trouble=SlowAnswer; delay=00:00:02</c>, so that one stub serves many scenarios at once;
/// <see cref="StubSituationHandler"/> adds it. What is left out has the default below.
/// </summary>
public sealed record StubSituation
{
    /// <summary>Names the header. It never belongs to a contract.</summary>
    public const string HeaderName = "X-Elb-Stub";

    /// <summary>What happens to a request that may be refused or accepted.</summary>
    public Stance Stance { get; init; }

    /// <summary>How refusals and failures are worded.</summary>
    public ErrorShape Errors { get; init; }

    public Trouble Trouble { get; init; }

    /// <summary>How long a <see cref="Trouble.SlowAnswer"/> takes.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The header's value.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"stance={Stance}; errors={Errors}; trouble={Trouble}; delay={Delay:c}");

    /// <summary>Reads the header's value.</summary>
    /// <exception cref="StubSituationException">A part is not <c>name=value</c>, or its name or value is unknown.</exception>
    public static StubSituation Parse(string header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var parts = header.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Aggregate(new StubSituation(), (situation, part) => situation.With(part));
    }

    private StubSituation With(string part)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        var (name, value) = equals < 0 ? (part, "") : (part[..equals].TrimEnd(), part[(equals + 1)..].TrimStart());
        return name switch
        {
            "stance" => this with { Stance = Word<Stance>(name, value) },
            "errors" => this with { Errors = Word<ErrorShape>(name, value) },
            "trouble" => this with { Trouble = Word<Trouble>(name, value) },
            "delay" => this with { Delay = Duration(value) },
            _ => throw new StubSituationException($"{HeaderName} does not know '{name}'; it knows stance, errors, trouble and delay."),
        };
    }

    private static T Word<T>(string name, string value)
        where T : struct, Enum =>
        Array.IndexOf(Enum.GetNames<T>(), value) is var index and >= 0
            ? Enum.GetValues<T>()[index]
            : throw new StubSituationException($"{HeaderName}: {name} is '{value}'; it can be {string.Join(", ", Enum.GetNames<T>())}.");

    private static TimeSpan Duration(string value) =>
        TimeSpan.TryParseExact(value, "c", CultureInfo.InvariantCulture, out var delay)
        && delay >= TimeSpan.Zero
        && delay <= TimeSpan.FromHours(1)
            ? delay
            : throw new StubSituationException($"{HeaderName}: delay is '{value}'; write it as hh:mm:ss, one hour at most.");
}
