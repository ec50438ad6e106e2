using ElbContract.Exploration.Generating;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;

namespace ElbContract.Exploration.Tests;

/// <summary>Each row of the table of parameters is explored, and answered by.</summary>
public sealed class ParameterTests
{
    private const int Port = 8080;

    public static TheoryData<ListenerField> Requested => [.. ListenerFields.Requested.Select(row => row.Field)];

    public static TheoryData<ListenerField> Echoed =>
        [.. ListenerFields.Requested.Where(row => row.Shown is not Shown.Never).Select(row => row.Field)];

    [Theory]
    [MemberData(nameof(Requested))]
    public void Parameter_HasValuesOnEitherSide(ListenerField field)
    {
        var row = field.Row();
        var strengths = Drafts(row).Select(draft => Expect(draft).Strength).ToHashSet();

        Assert.True(
            strengths.Contains(Strength.Accept) && strengths.Count > 1,
            $"{row.JsonName} is not explored: of its generated values {(strengths.Contains(Strength.Accept) ? "every one" : "none")} is "
                + "accepted. Give its clauses a Shape (Rules.Range, Rules.OneOf …), of which values are made, or write values in "
                + $"{nameof(InterestingValues)}.Others; a listener with which it counts, and no other, belongs into "
                + $"{nameof(StartingDrafts)}."
        );
    }

    [Theory]
    [MemberData(nameof(Echoed))]
    public void Parameter_ThatAnswersShow_IsShownAsItWasSent(ListenerField field)
    {
        var row = field.Row();
        var isShown = Drafts(row)
            .Where(draft => Expect(draft).Strength == Strength.Accept)
            .Select(draft => ListenerDocument.Parse(draft.OnWire(Port).Body))
            .Any(request => request.Has(field) && Answer(request).Raw(field).SequenceEqual(request.Raw(field)));

        Assert.True(
            isShown,
            $"Stub and emulator never answer with {row.JsonName}: see that ResponseClauses.cs has "
                + $"response.{row.JsonName.Replace('_', '-')}, "
                + $"and that ValidWith of its row ({row.ValidWith}) has a protocol with which a value is accepted; ListenerAnswer.cs "
                + "says what depends on more."
        );
    }

    [Theory]
    [InlineData("HTTP")]
    [InlineData("TCP")]
    [InlineData("HTTPS")]
    [InlineData("SSL")]
    [InlineData("UDP")]
    public void OrdinaryListener_IsAccepted(string protocol)
    {
        var expectation = Expect(new Draft { Protocol = protocol });

        Assert.True(
            expectation.Strength == Strength.Accept,
            $"The ordinary {protocol} listener is not accepted: give it what {string.Join(", ", expectation.Refusals)} ask for, in "
                + $"{nameof(LeastListener)}.{nameof(LeastListener.Value)}."
        );
    }

    private static IEnumerable<Draft> Drafts(DocumentedField row) =>
        from start in StartingDrafts.Of(AvailableResources.All)
        from json in InterestingValues.Of(start.Protocol, AvailableResources.All)[row.JsonName].Append(start[row.JsonName])
        where json is not null
        select start.With(row.JsonName, json);

    private static Expectation Expect(Draft draft) => Judge.Expect(draft.OnWire(Port), new KnownProvider(ProviderIds.Example));

    private static ListenerDocument Answer(ListenerDocument request) =>
        ListenerDocument.Parse(ListenerAnswer.Of(request, LoadBalancerNetwork.Public, "id", "time").Bytes);
}
