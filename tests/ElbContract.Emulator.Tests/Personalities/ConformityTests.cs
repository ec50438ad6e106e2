using System.Text;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;
using Known = ElbContract.Emulator.Personalities.Personalities;

namespace ElbContract.Emulator.Tests.Personalities;

/// <summary>No personality departs from the page, whatever it is asked.</summary>
public sealed class ConformityTests
{
    public static TheoryData<string> Names => [.. Known.All.Select(personality => personality.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Answer_OfAnyPersonality_HasNoFindings(string name)
    {
        var personality = Known.Find(name)!;
        foreach (var probe in Probes.Each.Concat(Probes.Mixed(400, seed: Known.All.ToList().IndexOf(personality))))
        {
            var answer = Bench.Ask(personality, probe);

            var findings = Judge.Examine(Bench.Expect(probe), answer.Status, answer.Body.Bytes);

            if (findings.Count > 0)
                findings
                    .Should()
                    .BeEmpty(
                        "{0} answers {1} to {2} with {3}",
                        personality,
                        answer.Status,
                        probe,
                        Encoding.UTF8.GetString(answer.Body.Bytes.Span)
                    );
        }
    }

    [Fact]
    public void Probes_ReachEveryClauseAndStrength()
    {
        var statements = Probes.Each.SelectMany(probe => Bench.Expect(probe).Statements).ToList();

        statements.Select(said => said.Strength).Distinct().Should().HaveCount(4);
        Catalogue
            .Clauses.Where(clause => !clause.IsAboutAnswers)
            .Except(statements.Select(said => said.Clause))
            .Select(clause => clause.Id)
            .Should()
            .Equal(
                ["ssl-protocols.versions", "ssl-ciphers.suites", "response.times", "status.200", "status.message"],
                "no request alone speaks of these"
            );
    }

    [Fact]
    public void Strict_RefusesWhateverItMay() =>
        Probes
            .Each.Where(probe => Bench.Expect(probe).Strength is Strength.Either or Strength.Free)
            .Should()
            .OnlyContain(probe => Bench.Ask(Known.Find("strict")!, probe).Status == 400);

    [Fact]
    public void Lenient_AcceptsWhateverItMay() =>
        Probes
            .Each.Where(probe => Bench.Expect(probe).Strength is Strength.Either or Strength.Free)
            .Should()
            .OnlyContain(probe =>
                Bench.Ask(Known.Find("lenient")!, probe).Status == (Bench.Expect(probe).Request.HasUnreadableText ? 400 : 200)
            );
}
