using System.Text;
using System.Text.Json.Nodes;
using ElbContract.Pact.Reading;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Judging;
using ElbContract.Traffic.Exchanges;
using ElbContract.Verification.Judgement;
using ElbContract.Verification.Planning;

namespace ElbContract.Verification.Tests;

/// <summary>A token that ends during a run, by when requests were sent and answered.</summary>
public sealed class RefusedCredentialsTests
{
    [Fact]
    public void ExcuseEnded_RefusedUntilTheEnd_AreExcused() =>
        Excused(Case(0, 1, 200), Case(1, 2, 401), Case(2, 3, 401), Case(3, 4, 401)).Should().Equal(1, 2, 3);

    [Fact]
    public void ExcuseEnded_SentBeforeTheLastAnsweredAndRefusedAfterIt_IsExcusedToo() =>
        Excused(Case(0, 1, 200), Case(2, 6, 401), Case(3, 4, 200), Case(5, 7, 401), Case(6, 8, 401), Case(7, 9, 401))
            .Should()
            .Equal(1, 3, 4, 5);

    [Fact]
    public void ExcuseEnded_RefusedAndOverBeforeTheLastAnswered_IsHeldAgainst() =>
        Excused(Case(0, 1, 200), Case(1, 2, 401), Case(3, 4, 200), Case(5, 6, 401), Case(6, 7, 401), Case(7, 8, 401))
            .Should()
            .Equal(3, 4, 5);

    [Fact]
    public void ExcuseEnded_TooFewInARow_AreHeldAgainst() => Excused(Case(0, 1, 200), Case(1, 2, 401), Case(2, 3, 401)).Should().BeEmpty();

    [Fact]
    public void ExcuseEnded_NoneOfThemConforming_AreHeldAgainst() =>
        Excused(Case(0, 1, 200), Case(1, 2, 401, "reject"), Case(2, 3, 401, "reject"), Case(3, 4, 401, "reject")).Should().BeEmpty();

    /// <summary>Who looks at the token last answers these whatever it is worth.</summary>
    [Theory]
    [InlineData(404)]
    [InlineData(400)]
    [InlineData(405)]
    public void ExcuseEnded_WhatNeedsNoTokenIsStillAnswered_AreExcused(int status) =>
        Excused(Case(0, 1, 200), Case(1, 2, 401), Case(2, 3, 401), Case(3, 4, status, "reject"), Case(4, 5, 401), Case(5, 6, 401))
            .Should()
            .Equal(1, 2, 4, 5);

    [Fact]
    public void ExcuseEnded_FewAndWrongOnesButRefusedAtTheEnd_AreExcused() =>
        Excused(isRefusedAtTheEnd: true, Case(0, 1, 200), Case(1, 2, 401, "reject")).Should().Equal(1);

    [Fact]
    public void ExcuseEnded_TheOneWithoutPermissionEndsToo_IsExcusedOnceTheOtherHasEnded() =>
        Excused(
                Case(0, 1, 401, "reject", ProviderIds.Example.TokenWithoutPermission),
                Case(1, 2, 200),
                Case(2, 3, 401),
                Case(3, 4, 401),
                Case(4, 5, 401, "reject", ProviderIds.Example.TokenWithoutPermission),
                Case(5, 6, 401)
            )
            .Should()
            .Equal(2, 3, 4, 5);

    private static IEnumerable<int> Excused(params JudgedCase[] cases) => Excused(isRefusedAtTheEnd: false, cases);

    private static IEnumerable<int> Excused(bool isRefusedAtTheEnd, params JudgedCase[] cases) =>
        RefusedCredentials
            .ExcuseEnded(cases, isRefusedAtTheEnd)
            .Select((judged, place) => (judged, place))
            .Where(one => one.judged.Inconclusive is not null)
            .Select(one => one.place);

    private static JudgedCase Case(int sent, int answered, int status, string strength = "accept", string token = "elb-contract-token") =>
        new()
        {
            Case = ContractCase.Read(Interaction(strength))!,
            Expectation = Judge.Expect(
                new AddListenerRequestOnWire("/v1.0/p/elbaas/listeners", ProviderIds.Example.Token, "{}"u8.ToArray()),
                new KnownProvider(ProviderIds.Example)
            ),
            Status = status,
            Exchange = new Exchange
            {
                Number = 1,
                Request = new CapturedRequest("POST", "/v1.0/p/elbaas/listeners", [KeyValuePair.Create("X-Auth-Token", token)], default),
                Response = new CapturedResponse(status, [], default),
                StartedAt = DateTimeOffset.UnixEpoch.AddSeconds(sent),
                Duration = TimeSpan.FromSeconds(answered - sent),
                Outcome = ExchangeOutcome.Answered,
            },
        };

    private static RecordedInteraction Interaction(string strength)
    {
        var pact = new JsonObject
        {
            ["consumer"] = new JsonObject { ["name"] = "c" },
            ["provider"] = new JsonObject { ["name"] = "p" },
            ["metadata"] = new JsonObject { ["pactSpecification"] = new JsonObject { ["version"] = "4.0" } },
            ["interactions"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "Synchronous/HTTP",
                    ["description"] = "a case",
                    ["comments"] = new JsonObject { ["clauses"] = new JsonArray("port.range"), ["strength"] = strength },
                    ["request"] = new JsonObject(),
                    ["response"] = new JsonObject(),
                }
            ),
        };
        return PactDocument.Parse(Encoding.UTF8.GetBytes(pact.ToJsonString()), "contract.json").Interactions[0];
    }
}
