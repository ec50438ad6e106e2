using System.Globalization;
using ElbContract.Loopback;
using ElbContract.Pact.Contracts;
using ElbContract.Pact.Verifying;
using static ElbContract.Pact.Tests.Samples;

namespace ElbContract.Pact.Tests.Verifying;

public sealed class PactVerifierTests
{
    private const string Cup = """{"colour":"red","size":3}""";

    [Fact]
    public async Task Verify_ProviderThatConforms_PassesEachInteractionOnce()
    {
        await using var provider = LoopbackServer.Answering(200, Cup);
        await using var verification = new Verification(new() { Workers = 2, InteractionsPerFile = 3 });

        var results = await verification.RunAsync(provider, Numbered(10));

        results.Select(result => result.Key).Should().Equal(Numbered(10).Select(interaction => interaction.Key));
        results
            .Should()
            .OnlyContain(result =>
                result.Outcome == InteractionOutcome.Passed && result.Reason == null && result.Mismatches.Count == 0 && !result.Pending
            );
        results[7].Description.Should().Be("interaction 7");
        provider.Requests.Should().HaveCount(10);
    }

    [Fact]
    public async Task Verify_NoInteraction_GivesNoResult()
    {
        await using var provider = LoopbackServer.Answering(200, Cup);
        await using var verification = new Verification();

        (await verification.RunAsync(provider.Address, verification.Contract(Interaction()).With([]))).Should().BeEmpty();
    }

    [Fact]
    public async Task Verify_AnotherStatus_IsAStatusMismatch()
    {
        await using var provider = LoopbackServer.Answering(418, Cup);
        await using var verification = new Verification();

        (await OneMismatchAsync(verification, provider, Interaction()))
            .Should()
            .Be(new Mismatch(MismatchKind.Status, "", "200", "418", "expected 200 but was 418"));
    }

    [Fact]
    public async Task Verify_OneOfSeveralStatuses_Passes()
    {
        await using var provider = LoopbackServer.Answering(400, Cup);
        await using var verification = new Verification();

        (await verification.RunAsync(provider, Interaction().Answering(null, 200, 400)))
            .Should()
            .ContainSingle()
            .Which.Outcome.Should()
            .Be(InteractionOutcome.Passed);
    }

    [Fact]
    public async Task Verify_NoneOfSeveralStatuses_IsAStatusMismatch()
    {
        await using var provider = LoopbackServer.Answering(500, Cup);
        await using var verification = new Verification();

        var mismatch = await OneMismatchAsync(verification, provider, Interaction().Answering(null, 200, 400));

        (mismatch.Kind, mismatch.Actual).Should().Be((MismatchKind.Status, "500"));
    }

    [Fact]
    public async Task Verify_AnotherHeader_IsAHeaderMismatch()
    {
        await using var provider = LoopbackServer.Answering(200, Cup, headers: "X-Shelf: upper\r\n");
        await using var verification = new Verification();
        var interaction = Interaction() with
        {
            Response = new PactResponse { Statuses = [200], Headers = [new("X-Shelf", "lower")] },
        };

        var mismatch = await OneMismatchAsync(verification, provider, interaction);

        (mismatch.Kind, mismatch.Path, mismatch.Expected, mismatch.Actual).Should().Be((MismatchKind.Header, "X-Shelf", "lower", "upper"));
    }

    [Fact]
    public async Task Verify_AnotherValue_IsABodyMismatchAtItsPath()
    {
        await using var provider = LoopbackServer.Answering(200, """{"colour":"red","size":"3"}""");
        await using var verification = new Verification();
        var interaction = Interaction().Answering(PactBody.Json(Json(Cup), new BodyRule("$.size") { AllOf = [Matcher.Integer] }));

        var mismatch = await OneMismatchAsync(verification, provider, interaction);

        (mismatch.Kind, mismatch.Path, mismatch.Expected, mismatch.Actual).Should().Be((MismatchKind.Body, "$.size", "3", "\"3\""));
        mismatch.Text.Should().Contain("integer");
    }

    [Fact]
    public async Task Verify_SeveralDifferences_TellsThemAll()
    {
        await using var provider = LoopbackServer.Answering(201, """{"colour":"blue","size":4,"more":true}""");
        await using var verification = new Verification();

        var results = await verification.RunAsync(provider, Interaction().Answering(PactBody.Json(Json(Cup))));

        results
            .Should()
            .ContainSingle()
            .Which.Mismatches.Select(mismatch => (mismatch.Kind, mismatch.Path))
            .Should()
            .BeEquivalentTo([(MismatchKind.Status, ""), (MismatchKind.Body, "$.colour"), (MismatchKind.Body, "$.size")]);
    }

    [Fact]
    public async Task Verify_MissingMember_NamesItAtTheObject()
    {
        await using var provider = LoopbackServer.Answering(200, """{"colour":"red"}""");
        await using var verification = new Verification();

        var mismatch = await OneMismatchAsync(verification, provider, Interaction().Answering(PactBody.Json(Json(Cup))));

        (mismatch.Kind, mismatch.Path).Should().Be((MismatchKind.Body, "$"));
        mismatch.Text.Should().Contain("missing the following keys: size");
    }

    [Fact]
    public async Task Verify_AnotherContentType_IsAMismatchOfBodyTypeAndHeader()
    {
        await using var provider = LoopbackServer.Answering(200, "<p>a cup</p>", "text/html");
        await using var verification = new Verification();

        var results = await verification.RunAsync(provider, Interaction().Answering(PactBody.Json(Json(Cup))));

        results
            .Should()
            .ContainSingle()
            .Which.Mismatches.Select(mismatch => (mismatch.Kind, mismatch.Path, mismatch.Expected, mismatch.Actual))
            .Should()
            .BeEquivalentTo([
                (MismatchKind.BodyType, "$", "application/json", "text/html"),
                (MismatchKind.Header, "Content-Type", "application/json", "text/html"),
            ]);
    }

    [Fact]
    public async Task Verify_PendingInteraction_IsToldAsFailedAndPending()
    {
        await using var provider = LoopbackServer.Answering(418, Cup);
        await using var verification = new Verification();

        var results = await verification.RunAsync(
            provider,
            Interaction("a"),
            Interaction("b") with
            {
                Pending = true,
            },
            Interaction("c").Answering(null, 418)
        );

        results
            .Select(result => (result.Outcome, result.Pending))
            .Should()
            .Equal((InteractionOutcome.Failed, false), (InteractionOutcome.Failed, true), (InteractionOutcome.Passed, false));
        results[1].Mismatches.Should().ContainSingle().Which.Kind.Should().Be(MismatchKind.Status);
    }

    [Fact]
    public async Task Verify_OnlyPendingInteractionsFail_TheOthersPass()
    {
        await using var provider = LoopbackServer.Answering(200, Cup);
        await using var verification = new Verification();

        var results = await verification.RunAsync(
            provider,
            Interaction("a"),
            Interaction("b").Answering(null, 418) with
            {
                Pending = true,
            }
        );

        results.Select(result => result.Outcome).Should().Equal(InteractionOutcome.Passed, InteractionOutcome.Failed);
    }

    [Fact]
    public async Task Verify_TargetWithAPath_PutsItBeforeThePaths()
    {
        await using var provider = LoopbackServer.Answering(200, Cup);
        await using var verification = new Verification();

        await verification.RunAsync(new Uri(provider.Address, "/prefix"), verification.Contract(Interaction()));

        provider.Requests.Should().ContainSingle().Which.Line.Should().Be("POST /prefix/cups HTTP/1.1");
    }

    [Fact]
    public async Task Verify_Twice_UsesTheSameWorkers()
    {
        await using var provider = LoopbackServer.Answering(200, Cup);
        await using var verification = new Verification();

        await verification.RunAsync(provider, Interaction());
        var workers = verification.Verifier.WorkerIds;
        var results = await verification.RunAsync(provider, Interaction("another"));

        results.Should().ContainSingle().Which.Outcome.Should().Be(InteractionOutcome.Passed);
        verification.Verifier.WorkerIds.Should().Equal(workers).And.HaveCount(1);
    }

    [Fact]
    public async Task Verify_WhileAnotherVerificationRuns_IsRefused()
    {
        await using var provider = LoopbackServer.Answering(200, Cup);
        await using var verification = new Verification();
        var contract = verification.Contract(Numbered(3));

        await foreach (var _ in verification.Verifier.VerifyAsync(provider.Address, contract, TestContext.Current.CancellationToken))
            await FluentActions
                .Awaiting(() => verification.RunAsync(provider.Address, contract))
                .Should()
                .ThrowAsync<InvalidOperationException>();
    }

    [Theory]
    [InlineData(
        "ftp://127.0.0.1",
        "'ftp://127.0.0.1/' is not the address of an endpoint: give one as http://host:port/path. (Parameter 'target')"
    )]
    [InlineData("/cups", "'/cups' is not the address of an endpoint: give one as http://host:port/path. (Parameter 'target')")]
    [InlineData("http://127.0.0.1/?a=b", "'http://127.0.0.1/?a=b' is not the address *")]
    [InlineData(
        "https://127.0.0.1",
        "'https://127.0.0.1/' is an https address: give an http one that forwards to it. (Parameter 'target')"
    )]
    public async Task Verify_NoEndpoint_IsRefused(string target, string message)
    {
        await using var verification = new Verification();

        await FluentActions
            .Awaiting(() => verification.RunAsync(new Uri(target, UriKind.RelativeOrAbsolute), verification.Contract(Interaction())))
            .Should()
            .ThrowAsync<ArgumentException>()
            .WithMessage(message);
    }

    [Fact]
    public void Start_OptionsOutOfRange_TellsThemAll() =>
        FluentActions
            .Invoking(() =>
                PactVerifier.Start(
                    new()
                    {
                        Workers = 0,
                        InteractionsPerFile = 0,
                        RequestTimeout = TimeSpan.Zero,
                    }
                )
            )
            .Should()
            .Throw<ArgumentException>()
            .WithMessage(
                "Workers is 0, but has to be 1 to 64; InteractionsPerFile is 0, but has to be 1 to 1000; RequestTimeout is 00:00:00, "
                    + "but has to be a millisecond to a day.*"
            );

    internal static IEnumerable<PactInteraction> Numbered(int count) =>
        Enumerable.Range(0, count).Select(number => Interaction("interaction " + number.ToString(CultureInfo.InvariantCulture)));

    private static async Task<Mismatch> OneMismatchAsync(Verification verification, LoopbackServer provider, PactInteraction interaction)
    {
        var result = (await verification.RunAsync(provider, interaction)).Should().ContainSingle().Subject;
        result.Outcome.Should().Be(InteractionOutcome.Failed);
        return result.Mismatches.Should().ContainSingle().Subject;
    }
}
