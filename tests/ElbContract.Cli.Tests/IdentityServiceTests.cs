using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ElbContract.Cli.Tests;

/// <summary>Runs in the name of a user: the token, the project and the endpoint are the identity service's.</summary>
public sealed class IdentityServiceTests : IAsyncLifetime
{
    private readonly string _journals = Directory.CreateTempSubdirectory("elb-contract-cli-").FullName;
    private readonly HttpListener _iam = new();
    private Emulator.ElbEmulator _emulator = null!;
    private string _project = "";
    private Task _serving = Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        _emulator = await Emulator.ElbEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        _project = $$$"""{"id":"{{{_emulator.Ids.ProjectId}}}","name":"p"}""";
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            _iam.Prefixes.Add($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        }

        _iam.Start();
        _serving = ServeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _iam.Close();
        await _serving;
        await _emulator.DisposeAsync();
        Directory.Delete(_journals, recursive: true);
    }

    [Fact]
    public async Task Verify_UserAlone_FindsEndpointProjectAndIds()
    {
        var (exitCode, output, errors) = await RunAsync("--discover");

        exitCode.Should().Be(0, output + errors);
        output.Should().Contain("Verdict: conforms").And.Contain($"at {_emulator.BaseAddress.AbsoluteUri.TrimEnd('/')}");
        errors
            .Should()
            .Contain(
                "--public-loadbalancer was not given: the run uses a public load balancer that the endpoint lists, "
                    + $"{_emulator.Ids.PublicLoadbalancerId}"
            );
        (output + errors)
            .Should()
            .NotContain(_emulator.Ids.Token)
            .And.NotContain(_emulator.Ids.ProjectId)
            .And.NotContain("canary-password");
    }

    [Fact]
    public async Task Verify_TokenForNoProject_IsInconclusiveAndSaysWhatToGive()
    {
        _project = "null";

        var (exitCode, output, errors) = await RunAsync();

        exitCode.Should().Be(3, output + errors);
        output
            .Should()
            .Contain("Verdict: inconclusive: the identity service gives a token without a project: give --project-id, or --project-name");
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] more) =>
        CommandRun.RunAsync([
            "verify",
            "--auth-url",
            _iam.Prefixes.Single() + "v3",
            "--username",
            "u",
            "--password",
            "canary-password",
            "--user-domain",
            "d",
            "--journal",
            _journals,
            "--clause",
            "port.*",
            .. more,
        ]);

    private async Task ServeAsync()
    {
        while (_iam.IsListening)
        {
            try
            {
                var context = await _iam.GetContextAsync();
                context.Response.StatusCode = context.Request.RawUrl == "/v3/auth/tokens" ? 201 : 404;
                context.Response.Headers["X-Subject-Token"] = _emulator.Ids.Token;
                context.Response.Close(Encoding.UTF8.GetBytes(Token), willBlock: true);
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private string Token =>
        $$$"""
            {"token":{"expires_at":"2999-01-01T00:00:00.000000Z","project":{{{_project}}},"catalog":[{"type":"elbv1","name":"elbv1",
            "endpoints":[
            {"interface":"public","region":"r","region_id":"r","url":"{{{_emulator.BaseAddress}}}v1.0/{{{_emulator.Ids.ProjectId}}}"}]}]}}
            """;
}
