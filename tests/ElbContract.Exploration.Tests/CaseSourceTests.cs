using ElbContract.Exploration.Generating;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;

namespace ElbContract.Exploration.Tests;

public sealed class CaseSourceTests
{
    private static readonly KnownProvider Known = new(ProviderIds.Example);
    private static readonly PairwiseDrafts s_drafts = new(AvailableResources.All);
    private static readonly RuleMatrix s_matrix = RuleMatrix.Whole;

    [Fact]
    public void Cases_OfOneSeed_AreTheSameInWhateverOrderTheyAreAskedFor()
    {
        var (one, other) = (new CaseSource(5, 4000, AvailableResources.All), new CaseSource(5, 4000, AvailableResources.All));

        Enumerable
            .Range(1, 4000)
            .Select(number => one[number].Identity)
            .Should()
            .Equal(Enumerable.Range(1, 4000).Reverse().Select(number => other[number].Identity).Reverse());
    }

    [Fact]
    public void Cases_OfAnotherSeed_AreOthers()
    {
        var first = s_matrix.Drafts.Count + 1;
        var (one, other) = (new CaseSource(5, first + 400, AvailableResources.All), new CaseSource(6, first + 400, AvailableResources.All));

        Enumerable.Range(first, 400).Count(number => one[number].Identity == other[number].Identity).Should().BeLessThan(10);
    }

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(1, 1, 0, 0)]
    [InlineData(100, 75, 23, 2)]
    [InlineData(3000, 2250, 675, 75)]
    public void Cases_AfterThoseOfTheMatrix_ArePairwiseRandomAndSequences(int more, int pairwise, int random, int sequences)
    {
        var kinds = All(s_matrix.Drafts.Count + more).Select(one => one.Kind).ToList();

        kinds.Take(s_matrix.Drafts.Count).Should().OnlyContain(kind => kind == CaseKind.Matrix);
        (
            kinds.Count(kind => kind == CaseKind.Pairwise),
            kinds.Count(kind => kind == CaseKind.Random),
            kinds.Count(kind => kind == CaseKind.Sequence)
        )
            .Should()
            .Be((pairwise, random, sequences));
    }

    [Fact]
    public void Cases_OfMany_HoldEveryPairwiseDraftOnce()
    {
        IReadOnlyList<Draft> drafts = [.. s_drafts.Plain, .. s_drafts.Twos];

        var sent = All(s_matrix.Drafts.Count + (2 * drafts.Count))
            .Where(one => one.Kind == CaseKind.Pairwise)
            .Select(one => one.Identity)
            .ToList();

        sent.Should().HaveCount(drafts.Count);
        sent.ToHashSet().SetEquals(drafts.Select(draft => new Case(0, CaseKind.Pairwise, [draft]).Identity)).Should().BeTrue();
    }

    [Fact]
    public void PairwiseDrafts_Always_ConformAndAreWrongInOneWayAndInTwo()
    {
        var (plain, twos) = (s_drafts.Plain.Select(Expect).ToList(), s_drafts.Twos.Select(Expect).ToList());

        (plain.Count + twos.Count)
            .Should()
            .BeLessThan(
                (int)(0.75 * (ExploreOptions.DefaultCases - s_matrix.Drafts.Count)),
                "a run that is not told how many cases to send sends them all: raise ExploreOptions.DefaultCases"
            );
        plain.Count(one => one.Strength == Strength.Accept).Should().BeGreaterThan(200);
        plain.Count(one => one.Refusals.Count() == 1).Should().BeGreaterThan(500);
        plain.Count(one => one.Strength == Strength.Either).Should().BeGreaterThan(50);
        twos.Count(one => one.Refusals.Count() == 2).Should().BeGreaterThan(300);
    }

    [Fact]
    public void FixedDrafts_Always_MakeEveryClauseThatRefusesSpeakAlone()
    {
        var alone = s_matrix
            .Drafts.Select(draft => draft.Draft)
            .Concat(s_drafts.Plain)
            .Select(Expect)
            .Where(one => one.Refusals.Count() == 1)
            .Select(one => one.Refusals.Single().Id)
            .ToHashSet();

        var refusing = Catalogue
            .Clauses.Where(clause => clause.Strength == Strength.Reject)
            .Select(clause => clause.Id)
            .Except(["status.500", "status.503"]); // No request brings them about.
        refusing.Except(alone).Should().BeEmpty();
    }

    [Fact]
    public void RandomCases_InTheLongRun_AreOfEveryKind()
    {
        var drafts = All(9000).Where(one => one.Kind == CaseKind.Random).Select(one => one.Drafts[0]).ToList();
        var bodies = drafts.Select(draft => ListenerDocument.Parse(draft.OnWire(8080).Body)).ToList();

        drafts.Select(draft => draft.Caller).Distinct().Should().BeEquivalentTo(Enum.GetValues<Caller>());
        drafts.Should().Contain(draft => draft.OtherPath != null).And.Contain(draft => draft.OtherPath == null);
        bodies.Select(body => body.Form).Distinct().Should().BeEquivalentTo(Enum.GetValues<DocumentForm>());
        bodies.Should().Contain(body => body.HasUnknownFields).And.Contain(body => body.HasUnreadableText);
        drafts.Select(Expect).Select(one => one.Strength).Distinct().Should().BeEquivalentTo(Enum.GetValues<Strength>());
    }

    [Fact]
    public void Sequences_InTheLongRun_AreOnOnePortAndOnTwoOnOneLoadBalancerAndOnTwo()
    {
        var pairs = All(9000).Where(one => one.Kind == CaseKind.Sequence).ToList();

        pairs.Should().OnlyContain(one => one.Drafts.Count == 2);
        pairs.Select(one => (one.OnOnePort, IsOneNetwork: one.Drafts[0].Network == one.Drafts[1].Network)).Distinct().Should().HaveCount(4);
        pairs.Should().Contain(one => one.OnOnePort && one.Drafts[0].Identity == one.Drafts[1].Identity);
    }

    [Fact]
    public void Cases_WithoutCertificatesAndPrivateNetwork_NameNone()
    {
        var few = new AvailableResources
        {
            Networks = [LoadBalancerNetwork.Public],
            Certificate = false,
            SniCertificate = false,
            TokenWithoutPermission = false,
        };

        var source = new CaseSource(3, 5000, few);
        var drafts = Enumerable.Range(1, source.Count).SelectMany(number => source[number].Drafts).ToList();

        drafts.Should().OnlyContain(draft => draft.Network == LoadBalancerNetwork.Public && draft.Caller != Caller.WithoutPermission);
        drafts
            .Select(draft => draft.Body)
            .Should()
            .NotContain(body =>
                body.Contains(ProviderIds.Example.CertificateId)
                || body.Contains(ProviderIds.Example.SniCertificateId)
                || body.Contains(ProviderIds.Example.PrivateLoadbalancerId)
            );
    }

    private static IEnumerable<Case> All(int count)
    {
        var source = new CaseSource(9, count, AvailableResources.All);
        return Enumerable.Range(1, count).Select(number => source[number]);
    }

    private static Expectation Expect(Draft draft) => Judge.Expect(draft.OnWire(8080), Known);
}
