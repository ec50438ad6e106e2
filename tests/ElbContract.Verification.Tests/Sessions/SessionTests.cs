using System.Text;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Judging;
using ElbContract.Verification.Sessions;
using ElbContract.Verification.Tests.Journals;
using ElbContract.Verification.Tests.Providers;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Tests.Sessions;

public sealed class SessionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_SenderFails_DeletesWhatWasMadeAllTheSame()
    {
        using var journals = new TemporaryFolder();
        await using var provider = new TestProvider();
        var options = Runs.At(provider) with { JournalFolder = journals.Path };

        var run = () =>
            Session.RunAsync(
                options,
                [],
                async session =>
                {
                    (await AddAsync(session)).Should().Be(200);
                    provider.Listeners.Should().ContainSingle();
                    throw new InvalidOperationException("the sender's own mistake");
                },
                SessionKeeps.Listeners,
                Stop
            );

        (await run.Should().ThrowAsync<InvalidOperationException>()).WithMessage("the sender's own mistake");
        provider.Listeners.Should().BeEmpty();
        Directory.GetFiles(journals.Path).Should().BeEmpty();
    }

    [Fact]
    public async Task Run_EndpointThatCannotBeJudged_SendsNothing()
    {
        await using var provider = new TestProvider
        {
            Instead = context =>
            {
                context.Response.StatusCode = 404;
                context.Response.Close();
                return Task.FromResult(true);
            },
        };
        var isOpen = false;

        var result = await Session.RunAsync(
            Runs.At(provider),
            [],
            _ =>
            {
                isOpen = true;
                return Task.CompletedTask;
            },
            SessionKeeps.Nothing,
            Stop
        );

        isOpen.Should().BeFalse();
        result.Obstacle!.Verdict.Should().Be(RunVerdict.NotPublished);
        result.LeftBehind.Should().BeEmpty();
    }

    private static async Task<int?> AddAsync(Session session)
    {
        var body = $$"""
            {"name":"one","loadbalancer_id":"{{session.Ids.PublicLoadBalancer}}","protocol":"HTTP","port":80,
            "backend_protocol":"HTTP","backend_port":80,"lb_algorithm":"roundrobin"}
            """;
        var request = new AddListenerRequestOnWire(
            $"/v1.0/{ProviderIds.Example.ProjectId}/elbaas/listeners",
            ProviderIds.Example.Token,
            Encoding.UTF8.GetBytes(body)
        );
        return (await session.SendAsync(HttpMethod.Post, request, session.Token)).Response?.Status;
    }
}
