using System.Text;

namespace ElbContract.Cli.Tests;

/// <summary>Everything that a run writes is searched for what must not be in it.</summary>
public sealed class SecretsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Verify_WithTokens_WritesNoneAndNoProject()
    {
        await using var emulator = await Emulator.ElbEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var ids = emulator.Ids;

        var (exitCode, output, errors) = await CommandRun.RunAsync([
            .. Run(emulator.BaseAddress),
            "--project-id",
            ids.ProjectId,
            "--token",
            ids.Token,
            "--public-loadbalancer",
            ids.PublicLoadbalancerId,
            // A token with permission in its place, so that something fails, and request and answer are written out.
            "--token-without-permission",
            ids.Token,
            "--certificate",
            ids.CertificateId,
            "--observe",
            "--require-complete",
            "--implementation",
            $"openstack/octavia@{ids.Token}",
            "--mode",
            $"with {Convert.ToBase64String(Encoding.UTF8.GetBytes(ids.Token))}",
            "--contact",
            "elb@example.com",
            "--notes",
            $"token {ids.Token} of project {ids.ProjectId}",
        ]);

        exitCode.Should().Be(1, output + errors);
        output
            .Should()
            .Contain("FAILED status.403")
            .And.Contain("implementation: openstack/octavia@")
            .And.Contain("contact: elb@example.com");
        Search(output + errors, ids.ProjectId, ids.Token, ids.TokenWithoutPermission);
    }

    [Fact]
    public async Task Verify_WithAnAccessKey_WritesNeitherKeyNorSignature()
    {
        await using var emulator = await Emulator.ElbEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var (exitCode, output, errors) = await CommandRun.RunAsync([
            .. Run(emulator.BaseAddress),
            "--project-id",
            emulator.Ids.ProjectId,
            "--access-key",
            "canary-access-key",
            "--secret-key",
            "canary-secret-key",
            "--security-token",
            "canary-security-token",
            "--implementation",
            "octavia@14",
            "--notes",
            "canary-access-key, canary-secret-key, canary-security-token",
        ]);

        exitCode.Should().Be(3, output + errors, "the emulator knows tokens alone");
        Search(
            output + errors,
            emulator.Ids.ProjectId,
            "canary-access-key",
            "canary-secret-key",
            "canary-security-token",
            "SDK-HMAC-SHA256"
        );
    }

    [Fact]
    public async Task Verify_WithAPasswordThatIsRefused_WritesNone()
    {
        await using var emulator = await Emulator.ElbEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        // The emulator answers 404 where it is asked for a token.
        var (exitCode, output, errors) = await CommandRun.RunAsync([
            .. Run(emulator.BaseAddress),
            "--project-id",
            emulator.Ids.ProjectId,
            "--auth-url",
            emulator.BaseAddress.AbsoluteUri,
            "--username",
            "somebody",
            "--password",
            "canary-password",
            "--user-domain",
            "d",
            "--implementation",
            "octavia@14",
            "--contact",
            "somebody, canary-password",
        ]);

        exitCode.Should().Be(3, output + errors);
        output.Should().Contain("Verdict: inconclusive: ");
        Search(output + errors, emulator.Ids.ProjectId, "canary-password");
    }

    private string[] Run(Uri endpoint) =>
        [
            "verify",
            "--endpoint",
            endpoint.AbsoluteUri,
            "--journal",
            Path.Combine(_folder, "journals"),
            "--write-waivers",
            Path.Combine(_folder, "waivers.yaml"),
            .. ((string[])["json", "junit", "html", "sarif", "har", "github"]).SelectMany(format =>
                (string[])["--report", $"{format}={Path.Combine(_folder, "report." + format)}"]
            ),
        ];

    private void Search(string printed, params string[] secrets)
    {
        var files = Directory.GetFiles(_folder, "*", SearchOption.AllDirectories);
        files
            .Select(Path.GetFileName)
            .Should()
            .Contain(["report.json", "report.junit", "report.html", "report.sarif", "report.har", "report.github", "waivers.yaml"]);
        foreach (
            var (where, text) in files
                .Select(file => (file, Encoding.UTF8.GetString(File.ReadAllBytes(file))))
                .Append(("the console", printed))
        )
        {
            foreach (var secret in secrets.SelectMany(Spellings))
                text.Should().NotContain(secret, $"{where} is read by others");
        }
    }

    private static IEnumerable<string> Spellings(string secret) =>
        [
            secret,
            Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('='),
            Convert.ToHexStringLower(Encoding.UTF8.GetBytes(secret)),
        ];
}
