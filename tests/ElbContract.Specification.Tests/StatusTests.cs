using System.Globalization;
using System.Text;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;

namespace ElbContract.Specification.Tests;

/// <summary>What a status breaks, for each thing that can be wrong with a call.</summary>
public sealed class StatusTests
{
    private const string Listeners = "/v1.0/ours/elbaas/listeners";

    [Theory]
    [InlineData(Listeners, null, "401", "status.401")]
    [InlineData(Listeners, "", "401", "status.401")]
    [InlineData(Listeners, "stale", "401", "status.401")]
    [InlineData(Listeners, "weak", "403", "status.403")]
    [InlineData("/v1.0/theirs/elbaas/listeners", "good", "401 or 403 or 404", "project-id.mandatory")]
    [InlineData("/v1.0/elbaas/listeners", "good", "404", "project-id.mandatory", "status.404")]
    [InlineData("/v2", "good", "404", "status.404")]
    [InlineData("/v1.0/broken/elbaas/listeners", "good", "500", "status.500")]
    [InlineData("/v1.0/broken/elbaas/listeners", null, "500", "status.500")]
    [InlineData("/v1.0/closed/elbaas/listeners", "weak", "503", "status.503")]
    public void AWholeCall_IsRefusedWithItsStatus(
        string path,
        string? token,
        string expected,
        string clause,
        string? ofAnotherStatus = null
    )
    {
        var expectation = Requests.Expect(Requests.Minimal("HTTP"), path, token);

        Examine(expectation, 418).Should().Equal(new Finding(ofAnotherStatus ?? clause, "$.status", expected, "418"));
        Examine(expectation, 200).Should().Equal(new Finding(clause, "$.status", expected, "200"));
        Examine(expectation, 299).Should().Equal(new Finding(clause, "$.status", expected, "299"));
        Examine(expectation, 300).Should().Equal(new Finding(ofAnotherStatus ?? clause, "$.status", expected, "300"));
        foreach (var allowed in expected.Split(" or "))
            Examine(expectation, int.Parse(allowed, CultureInfo.InvariantCulture)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("loadbalancer_id=\"nowhere\"", "400 or 404", "loadbalancer-id.exists")]
    [InlineData("port=0", "400", "port.range")]
    public void ABrokenRule_IsRefusedWithItsStatus(string change, string expected, string clause)
    {
        var expectation = Requests.Expect(Requests.Minimal("HTTP", change));

        Examine(expectation, 422).Should().Equal(new Finding("status.400", "$.status", expected, "422"));
        Examine(expectation, 204).Should().Equal(new Finding(clause, "$.status", expected, "204"));
        Examine(expectation, 400).Should().BeEmpty();
        Examine(expectation, 404).Should().HaveCount(expected.Contains("404", StringComparison.Ordinal) ? 0 : 1);
    }

    [Fact]
    public void EveryBrokenRule_IsNamedWhereTheRequestIsAccepted() =>
        Examine(Requests.Expect(Requests.Minimal("HTTP", "port=0", "name=", "loadbalancer_id=\"nowhere\""), token: "weak"), 200)
            .Should()
            .Equal(
                new Finding("status.403", "$.status", "400 or 403 or 404", "200"),
                new Finding("name.mandatory", "$.status", "400 or 403 or 404", "200"),
                new Finding("loadbalancer-id.exists", "$.status", "400 or 403 or 404", "200"),
                new Finding("port.range", "$.status", "400 or 403 or 404", "200")
            );

    [Theory]
    [InlineData("weak", "extra=1", new[] { 400, 403 })]
    [InlineData("weak", "session_sticky=true", new[] { 400, 403 })]
    [InlineData("weak", "", new[] { 403 })]
    public void WhatMayBeRefused_MayBeRefusedBeforeTheToken(string token, string change, int[] statuses) =>
        Requests
            .Expect(Requests.Minimal("SSL", change.Split(';', StringSplitOptions.RemoveEmptyEntries)), token: token)
            .Statuses.Should()
            .Equal(statuses);

    [Theory]
    [InlineData("name=;port=0", Strength.Reject, new[] { 400 })]
    [InlineData("name=;port=0;backend_port=0;extra=1", Strength.Reject, new[] { 400 })]
    [InlineData("loadbalancer_id=\"nowhere\";certificate_id=\"nowhere\"", Strength.Reject, new[] { 400, 404 })]
    [InlineData("session_sticky=true;cookie_timeout=7", Strength.Either, new[] { 200, 400 })]
    [InlineData("tcp_timeout=5;udp_timeout=5", Strength.Free, new int[0])]
    [InlineData("session_sticky=true;tcp_timeout=5", Strength.Free, new int[0])]
    [InlineData("session_sticky=true;port=0", Strength.Reject, new[] { 400 })]
    public void SeveralReasons_MakeOneOutcome(string changes, Strength strength, int[] statuses)
    {
        var expectation = Requests.Expect(Requests.Minimal("SSL", changes.Split(';')));

        expectation.Strength.Should().Be(strength);
        expectation.Statuses.Should().Equal(statuses);
    }

    [Fact]
    public void AConformingRequest_IsAnswered200()
    {
        var request = Requests.Minimal("HTTP");
        var expectation = Requests.Expect(request);

        expectation.Statuses.Should().Equal(200);
        Examine(expectation, 400).Should().Equal(new Finding("uri.add", "$.status", "200", "400"));
        Examine(expectation, 199).Should().Equal(new Finding("uri.add", "$.status", "200", "199"));
        Examine(expectation, 300).Should().Equal(new Finding("uri.add", "$.status", "200", "300"));
        Requests.Examine(request, 299, Requests.Answer(request)).Should().Equal(new Finding("status.200", "$.status", "200", "299"));
    }

    [Fact]
    public void AnEitherRequest_IsAnswered200Or400()
    {
        var request = Requests.Minimal("SSL", "session_sticky=true");

        Requests.Expect(request).Statuses.Should().Equal(200, 400);
        Requests.Examine(request, 500, "").Should().Equal(new Finding("status.400", "$.status", "200 or 400", "500"));
        Requests
            .Examine(request, 201, Requests.Answer(request, "session_sticky=false"))
            .Should()
            .Equal(new Finding("status.200", "$.status", "200", "201"));
    }

    [Fact]
    public void AnOpenRequest_IsAnsweredAnyhow() => Requests.Expect(Requests.Minimal("HTTP", "extra=1")).Statuses.Should().BeEmpty();

    [Fact]
    public void AnotherStatusAndAWrongField_AreTwoFindings()
    {
        var request = Requests.Minimal("HTTP");

        Requests
            .Examine(request, 201, Requests.Answer(request, "port=81"))
            .Should()
            .Equal(new Finding("status.200", "$.status", "200", "201"), new Finding("response.port", "$.body.port", "80", "81"));
        Requests
            .Examine(request, 201, "[]")
            .Should()
            .Equal(
                new Finding("status.200", "$.status", "200", "201"),
                new Finding("uri.add", "$.body", "one JSON object with the listener's fields at the top", "JSON that is not an object")
            );
    }

    /// <summary>The rules are kept: what is wrong is the status.</summary>
    [Theory]
    [InlineData("""{"error":{"message":"no","code":"ELB.6001"}}""", "status.400")]
    [InlineData("""{"error_code":"ELB.6001","error_msg":"no"}""", "status.400")]
    [InlineData("""{"request_id":"1","message":"no"}""", "status.400")]
    [InlineData("""{"listener":{"id":"1"}}""", "port.range")]
    [InlineData("""{"id":"1","error":null}""", "port.range")]
    [InlineData("{}", "port.range")]
    [InlineData("no", "port.range")]
    public void ARefusalAnsweredWithSuccess_IsOneOfAWrongStatus(string body, string clause) =>
        Requests.Examine(Requests.Minimal("HTTP", "port=0"), 200, body).Should().Equal(new Finding(clause, "$.status", "400", "200"));

    /// <summary>Refusing is allowed, and with 400 alone.</summary>
    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    public void AnAllowedRefusalAnsweredWithSuccess_IsOneOfAWrongStatus(int status) =>
        Requests
            .Examine(Requests.Minimal("SSL", "session_sticky=true"), status, """{"error":{"message":"no","code":"ELB.6001"}}""")
            .Should()
            .Equal(new Finding("status.400", "$.status", "400", $"{status}"));

    [Fact]
    public void AWrappedListener_IsAnObjectWithoutItsFields()
    {
        var request = Requests.Minimal("HTTP");

        Requests
            .Examine(request, 200, $$"""{"listener":{{Requests.Answer(request)}}}""")
            .Should()
            .Equal(
                new Finding(
                    "uri.add",
                    "$.body",
                    "one JSON object with the listener's fields at the top",
                    "an object with none of a listener's fields at its top"
                )
            );
    }

    [Fact]
    public void OneFieldAtTheTop_IsAListenerOfSorts() =>
        Requests
            .Examine(Requests.Minimal("HTTP"), 200, """{"admin_state_up":true}""")
            .Should()
            .NotContain(finding => finding.Clause == "uri.add");

    private static IReadOnlyList<Finding> Examine(Expectation expectation, int status) =>
        Judge.Examine(expectation, status, Encoding.UTF8.GetBytes("""{"id":"1"}"""));
}
