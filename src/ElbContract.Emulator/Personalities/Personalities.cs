using System.Globalization;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Combining;

namespace ElbContract.Emulator.Personalities;

/// <summary>The personalities that a suite is tried on: each conforms, so whatever it is accused of is a false alarm.</summary>
public static class Personalities
{
    /// <summary>Refuses whatever it may.</summary>
    private static readonly Personality Strict = Personality.Ordinary with { Name = "strict", OpenRequests = OpenRequests.BadRequest };

    /// <summary>Accepts whatever it may.</summary>
    private static readonly Personality Lenient = Personality.Ordinary.With(Stance.Ignore) with
    {
        Name = "lenient",
        OpenRequests = OpenRequests.Accepted,
    };

    /// <summary>Its listeners prefer other suites.</summary>
    private static readonly Personality OtherSuites = Personality.Ordinary with { Name = "other-suites", SuiteOrder = SuiteOrder.Reversed };

    /// <summary>The ordinary one, the strict and the lenient one, one of other suites, and then such that every two values of two freedoms
    /// of exchanges meet in one of them. Always the same.</summary>
    public static IReadOnlyList<Personality> All { get; } =
    [
        Personality.Ordinary,
        Strict,
        Lenient,
        OtherSuites,
        .. Pairwise.Rows([.. Freedoms.OfExchanges.Select(freedom => freedom.Values.Count)]).Select(Combined),
    ];

    /// <summary>The personality of that name, or null.</summary>
    public static Personality? Find(string name) => All.FirstOrDefault(personality => personality.Name == name);

    private static Personality Combined(IReadOnlyList<int> values, int row)
    {
        var personality = Personality.Ordinary with { Name = string.Create(CultureInfo.InvariantCulture, $"pairwise-{row + 1:00}") };
        for (var freedom = 0; freedom < values.Count; freedom++)
            personality = Freedoms.OfExchanges[freedom].Take(personality, values[freedom]);
        return personality;
    }
}
