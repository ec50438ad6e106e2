using System.Collections.Concurrent;
using System.Text;
using ElbContract.Emulator.Personalities;

namespace ElbContract.Emulator.Tests.Personalities;

/// <summary>Each value of each freedom is one that shows.</summary>
public sealed class FreedomTests
{
    private static readonly ConcurrentDictionary<(string, int), List<string>> Seen = [];

    public static TheoryData<string, string> Values =>
        [
            .. Freedoms
                .OfOutcomes.Concat(Freedoms.OfAnswers)
                .Append(Freedoms.OfTheWire[0])
                .SelectMany(freedom => freedom.Values.Skip(1).Select(value => (freedom.Name, value))),
        ];

    [Theory]
    [MemberData(nameof(Values))]
    public void Value_ChangesAnAnswer(string name, string value)
    {
        var freedom = Freedoms.All.Single(freedom => freedom.Name == name);
        for (var other = 0; other < freedom.Values.Count; other++)
        {
            if (freedom.Values[other] != value)
                Answers(freedom, freedom.Values.ToList().IndexOf(value))
                    .Should()
                    .NotEqual(Answers(freedom, other), "{0} is not {1}", value, freedom.Values[other]);
        }
    }

    private static List<string> Answers(Freedom freedom, int value) =>
        Seen.GetOrAdd((freedom.Name, value), _ => Answers(freedom.Take(Personality.Ordinary, value)));

    private static List<string> Answers(Personality personality) =>
        [
            .. Probes
                .Each.Select(probe => Bench.Ask(personality, probe))
                .Select(answer => $"{answer.Status} {answer.Body.ContentType} {Encoding.UTF8.GetString(answer.Body.Bytes.Span)}"),
        ];
}
