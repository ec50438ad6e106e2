using ElbContract.Loopback;
using ElbContract.Pact.Contracts;
using static ElbContract.Pact.Tests.Samples;

namespace ElbContract.Pact.Tests.Verifying;

/// <summary>What the core makes of each matcher.</summary>
public sealed class MatcherTests
{
    private const string Example =
        """{"type":"a","integer":1,"number":1.5,"boolean":true,"null":"""
        + """null,"equal":"a","filled":"a","regex":"ab","part":"a b","either":null}""";

    private const string Other =
        """{"type":"b","integer":2,"number":2,"boolean":false,"null":"""
        + """null,"equal":"a","filled":"b","regex":"c","part":"cab","either":5,"more":1}""";

    private const string Wrong =
        """{"type":1,"integer":2.5,"number":"2","boolean":"false","null":"""
        + """1,"equal":"b","filled":"","regex":"ab1","part":"b","either":"5"}""";

    [Theory]
    [InlineData(Example, "")]
    [InlineData(Other, "")]
    [InlineData(Wrong, "$.boolean $.either $.equal $.filled $.integer $.null $.number $.part $.regex $.type")]
    public async Task Verify_EachMatcher_HoldsAsItIsNamed(string answer, string mismatches)
    {
        await using var provider = LoopbackServer.Answering(200, answer);
        await using var verification = new Verification();

        var results = await verification.RunAsync(
            provider,
            Interaction()
                .Answering(
                    PactBody.Json(
                        Json(Example),
                        new BodyRule("$.type") { AllOf = [Matcher.Type] },
                        new BodyRule("$.integer") { AllOf = [Matcher.Integer] },
                        new BodyRule("$.number") { AllOf = [Matcher.Number] },
                        new BodyRule("$.boolean") { AllOf = [Matcher.Boolean] },
                        new BodyRule("$.null") { AllOf = [Matcher.Null] },
                        new BodyRule("$.equal") { AllOf = [Matcher.Equality] },
                        new BodyRule("$.filled") { AllOf = [Matcher.NotEmpty] },
                        new BodyRule("$.regex") { AllOf = [Matcher.Regex("[a-z]+")] },
                        new BodyRule("$.part") { AllOf = [Matcher.Include("a")] },
                        new BodyRule("$.either") { AnyOf = [Matcher.Null, Matcher.Integer] }
                    )
                )
        );

        var paths = results
            .Should()
            .ContainSingle()
            .Which.Mismatches.Select(mismatch => mismatch.Path)
            .Distinct()
            .Order(StringComparer.Ordinal);
        string.Join(' ', paths).Should().Be(mismatches);
    }
}
