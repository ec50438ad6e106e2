using System.Text;
using ElbContract.Client;
using ElbContract.Client.Credentials;
using ElbContract.Emulator;
using ElbContract.Specification.Listeners;
using ElbContract.Traffic.Forwarding;
using ElbContract.Verification.Fixtures;
using ElbContract.Verification.Ids;
using ElbContract.Verification.Journals;
using ElbContract.Verification.Sessions;

namespace ElbContract.Cli.Tests.Fixtures;

/// <summary>What runs look up and create, at the emulator and through the gateway.</summary>
public sealed class FixturesAtTheEmulatorTests
{
    private const string SymbolicToken = "elb-contract-token";
    private const string SymbolicProject = "elb-contract-project";

    private static readonly EndpointIds None = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Discovery_FindsWhatTheEmulatorHolds()
    {
        await using var emulator = await ElbEmulator.StartAsync(cancellationToken: Stop);
        await using var gateway = await GatewayAsync(emulator);
        using var http = Direct();

        var (ids, notFound) = await Discovery.FillAsync(Client(http, gateway, emulator), None, Stop);

        notFound.Should().BeEmpty();
        ids.Should()
            .Be(
                None with
                {
                    PublicLoadBalancer = emulator.Ids.PublicLoadbalancerId,
                    PrivateLoadBalancer = emulator.Ids.PrivateLoadbalancerId,
                    Certificate = emulator.Ids.CertificateId,
                    SniCertificate = emulator.Ids.SniCertificateId,
                }
            );
    }

    [Fact]
    public async Task CreatedFixtures_AreUsed_Removed_AndTheirKeysKeptNowhere()
    {
        await using var emulator = await ElbEmulator.StartAsync(new EmulatorOptions { JobPolls = 2 }, Stop);
        await using var gateway = await GatewayAsync(emulator);
        using var http = Direct();
        var client = Client(http, gateway, emulator);
        var options = new FixtureOptions
        {
            RunName = "elb-contract-0123",
            VpcId = "vpc",
            SubnetId = "subnet",
            SecurityGroupId = "group",
            Patience = new FixturePatience { FirstWait = TimeSpan.FromMilliseconds(1) },
        };
        await using var journal = Journal.InMemory(
            new RunLine
            {
                Name = options.RunName,
                Endpoint = "http://localhost",
                Started = DateTimeOffset.UnixEpoch,
                Version = "0",
            }
        );

        var ids = await new CreatedFixtures(client, options, journal).CreateAsync(None, Stop);
        foreach (var loadBalancer in (string[])[ids.PublicLoadBalancer!, ids.PrivateLoadBalancer!])
            await client.AddListenerAsync(Listener(ids, loadBalancer), Stop);
        var result = await new CleanUp(
            journal,
            new EndpointListeners(http, () => gateway.Address),
            new FixtureRemover(client, options.Patience)
        ).RunAsync(dryRun: false, parallel: 1, Stop);

        result.Deleted.Should().HaveCount(4);
        result.Left.Should().BeEmpty();
        (await Discovery.FillAsync(client, None, Stop)).Ids.PublicLoadBalancer.Should().Be(emulator.Ids.PublicLoadbalancerId);
        (await client.ListLoadBalancersAsync(Stop)).Should().HaveCount(2);
        (await client.ListCertificatesAsync(Stop)).Should().HaveCount(2);
        var kept = Kept(gateway);
        kept.Should().NotContain("PRIVATE KEY").And.NotContain(emulator.Ids.ProjectId).And.NotContain(emulator.Ids.Token);
        kept.Split("\"private_key\":\"redacted\"").Should().HaveCountGreaterThan(6, "two were sent, answered, and listed");
    }

    private static Task<Gateway> GatewayAsync(ElbEmulator emulator) =>
        Gateway.StartAsync(
            new GatewayOptions
            {
                Target = emulator.BaseAddress,
                Credential = symbolic => symbolic == SymbolicToken ? new TokenCredential(emulator.Ids.Token) : null,
                Projects = new Dictionary<string, string>(StringComparer.Ordinal) { [SymbolicProject] = emulator.Ids.ProjectId },
            },
            Stop
        );

    private static HttpClient Direct() => new(new SocketsHttpHandler { UseProxy = false });

    // The real project: a request for a private load balancer has it in its body, where the gateway replaces nothing.
    private static ElbClient Client(HttpClient http, Gateway gateway, ElbEmulator emulator) =>
        new(http, new ElbClientOptions { Endpoint = gateway.Address, ProjectId = emulator.Ids.ProjectId }, SymbolicToken);

    private static AddListenerRequest Listener(EndpointIds ids, string loadBalancer) =>
        new()
        {
            Name = "listener",
            LoadbalancerId = loadBalancer,
            Protocol = "HTTPS",
            Port = 443,
            BackendProtocol = "HTTP",
            BackendPort = 80,
            LbAlgorithm = "roundrobin",
            CertificateId = ids.Certificate,
        };

    private static string Kept(Gateway gateway) =>
        string.Join(
            '\n',
            gateway
                .Exchanges.Snapshot()
                .Select(exchange =>
                    $"{exchange.Request.Target} {string.Join(' ', exchange.Request.Headers)} {Text(exchange.Request.Body)} "
                    + $"{string.Join(' ', exchange.Response!.Headers)} {Text(exchange.Response.Body)}"
                )
        );

    private static string Text(ReadOnlyMemory<byte> body) => Encoding.UTF8.GetString(body.Span);
}
