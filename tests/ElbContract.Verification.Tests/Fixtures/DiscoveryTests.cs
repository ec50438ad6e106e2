using ElbContract.Verification.Fixtures;
using ElbContract.Verification.Ids;

namespace ElbContract.Verification.Tests.Fixtures;

public sealed class DiscoveryTests
{
    private static readonly EndpointIds Given = new()
    {
        ProjectId = "p",
        Token = "t",
        TokenWithoutPermission = "w",
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fill_PicksByTypeAndNeverReplacesWhatIsGiven()
    {
        await using var provider = new FixtureProvider();
        provider.Hold("a", "a", "Internal");
        provider.Hold("b", "b", "External");
        provider.HoldCertificate("c", "c", "a.example.com");
        provider.HoldCertificate("d", "d");

        var (ids, notFound) = await Discovery.FillAsync(provider.Client, Given, Stop);
        var (kept, _) = await Discovery.FillAsync(
            provider.Client,
            Given with
            {
                PublicLoadBalancer = "mine",
                Certificate = "c",
                SniCertificate = "mine",
            },
            Stop
        );

        ids.Should().Be(Given with { PublicLoadBalancer = "b", PrivateLoadBalancer = "a", Certificate = "d", SniCertificate = "c" });
        notFound.Should().BeEmpty();
        kept.Should().Be(Given with { PublicLoadBalancer = "mine", PrivateLoadBalancer = "a", Certificate = "c", SniCertificate = "mine" });
        provider.Requests.Should().OnlyContain(request => request.StartsWith("GET "));
    }

    [Fact]
    public async Task Fill_SeveralOfAType_PicksByServiceThenNameThenId()
    {
        await using var provider = new FixtureProvider();
        provider.Hold("a", "a", "External", status: "ERROR");
        provider.Hold("b", "b", "External", isUp: false);
        provider.Hold("c", "elb-contract-0123-public", "External");
        provider.Hold("e", "z", "external");
        provider.Hold("d", "z", "External");
        provider.Hold("f", "f", "Internal", status: "PENDING_CREATE");

        var (ids, _) = await Discovery.FillAsync(provider.Client, Given, Stop);

        (ids.PublicLoadBalancer, ids.PrivateLoadBalancer).Should().Be(("d", "f"));
    }

    [Fact]
    public async Task Fill_NothingThere_SaysWhatIsMissing()
    {
        await using var provider = new FixtureProvider();
        provider.Hold("a", "a", "External", status: "ERROR");
        provider.HoldCertificate("c", "c", "a.example.com");

        var (ids, notFound) = await Discovery.FillAsync(provider.Client, Given, Stop);

        ids.Should().Be(Given with { Certificate = "c" });
        notFound
            .Should()
            .Equal(
                "The endpoint lists no load balancer of type External: create one, or give --public-loadbalancer.",
                "The endpoint lists no load balancer of type Internal: create one, or give --private-loadbalancer.",
                "The endpoint lists no second certificate: create one, or give --sni-certificate."
            );
    }

    [Theory]
    [InlineData(
        404,
        "",
        "The endpoint does not list load balancers (404): give their ids.",
        "The endpoint does not list certificates (404): give their ids."
    )]
    [InlineData(
        500,
        "",
        "The load balancers cannot be listed: The provider answered 500 to listing load balancers: no message (the body is empty).",
        "The certificates cannot be listed: The provider answered 500 to listing certificates: no message (the body is empty)."
    )]
    [InlineData(
        200,
        "<html>",
        "The load balancers cannot be listed: The provider answered 200 to listing load balancers, but the body is HTML or XML.",
        "The certificates cannot be listed: The provider answered 200 to listing certificates, but the body is HTML or XML."
    )]
    public async Task Fill_NoListing_FindsNothingAndSaysSo(int status, string body, params string[] lines)
    {
        await using var provider = new FixtureProvider { Instead = (_, _) => (status, body) };

        var (ids, notFound) = await Discovery.FillAsync(provider.Client, Given, Stop);

        ids.Should().Be(Given);
        notFound.Should().Equal(lines);
    }

    [Fact]
    public async Task Fill_AllGiven_LooksForNothing()
    {
        await using var provider = new FixtureProvider { Instead = (_, _) => (404, "") };
        var all = Given with { PublicLoadBalancer = "a", PrivateLoadBalancer = "b", Certificate = "c", SniCertificate = "d" };

        (await Discovery.FillAsync(provider.Client, all, Stop)).Should().BeEquivalentTo(new Discovered(all, []));
    }

    [Theory]
    [InlineData(
        "a",
        null,
        "--public-loadbalancer is a, but the endpoint lists it with type Internal: give a load balancer of type External."
    )]
    [InlineData(
        null,
        "b",
        "--private-loadbalancer is b, but the endpoint lists it with type External: give a load balancer of type Internal."
    )]
    [InlineData(
        "a",
        "b",
        "--public-loadbalancer is a, but the endpoint lists it with type Internal: give a load balancer of type External."
    )]
    public async Task Fill_SwappedIds_NamesTheOption(string? @public, string? @private, string message)
    {
        await using var provider = new FixtureProvider();
        provider.Hold("a", "a", "Internal");
        provider.Hold("b", "b", "External");
        var given = Given with { PublicLoadBalancer = @public, PrivateLoadBalancer = @private };

        var thrown = await FluentActions
            .Awaiting(() => Discovery.FillAsync(provider.Client, given, Stop))
            .Should()
            .ThrowAsync<FixtureException>();

        thrown.Which.Message.Should().Be(message);
        thrown.Which.IsInput.Should().BeTrue();
    }

    [Fact]
    public async Task Fill_EndpointGone_SaysSo()
    {
        var provider = new FixtureProvider();
        var client = provider.Client;
        await provider.DisposeAsync();

        var (ids, notFound) = await Discovery.FillAsync(client, Given, Stop);

        ids.Should().Be(Given);
        notFound.Should().HaveCount(2).And.OnlyContain(line => line.Contains("it cannot be connected to"));
    }
}
