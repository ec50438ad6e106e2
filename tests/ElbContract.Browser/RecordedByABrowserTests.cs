using ElbContract.Cli;
using ElbContract.Emulator;
using ElbContract.Specification.Answers;
using Microsoft.Playwright;

namespace ElbContract.Browser;

/// <summary>The archive that Chromium makes of a page that adds listeners at the emulator.</summary>
public sealed class RecordedByABrowserTests(Browsing browsing) : IDisposable
{
    private const string Secret = "MIIF-the-token-of-nobody-0123456789";

    // As a page sends it; the names say what is particular.
    private static readonly string[] Listeners =
    [
        """
            {"name":"http","loadbalancer_id":"LB","protocol":"HTTP","port":80,"backend_protocol":"HTTP","backend_port":8080,
            "lb_algorithm":"roundrobin","session_sticky":true,"sticky_session_type":"insert","cookie_timeout":1440}
            """.ReplaceLineEndings(""),
        """
            {"name":"not-ascii","description":"Grüße, 你好, \ud83d\ude00","loadbalancer_id":"LB","protocol":"TCP","port":81,
            "backend_protocol":"TCP","backend_port":8080,"lb_algorithm":"leastconn","tcp_timeout":5}
            """.ReplaceLineEndings(""),
        """
            {"name":"udp","loadbalancer_id":"LB","protocol":"UDP","port":82,"backend_protocol":"UDP","backend_port":53,
            "lb_algorithm":"source"}
            """.ReplaceLineEndings(""),
        """
            {"name":"https","loadbalancer_id":"LB","protocol":"HTTPS","port":443,"backend_protocol":"HTTP","backend_port":8080,
            "lb_algorithm":"roundrobin","certificate_id":"CERT","ssl_protocols":"TLS 1.2"}
            """.ReplaceLineEndings(""),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-browser-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Check_AnArchiveOfChromium_IsClean()
    {
        var archive = Path.Combine(_folder, "chromium.har");
        await using (
            var emulator = await ElbEmulator.StartAsync(
                new EmulatorOptions { Ids = ProviderIds.Example with { Token = Secret } },
                TestContext.Current.CancellationToken
            )
        )
            await RecordAsync(emulator, archive);

        (await RunAsync("check", archive))
            .Should()
            .Match<(int Code, string Text)>(end =>
                end.Code == 2
                && end.Text.Contains(
                    "holds what looks like a secret, in the request's header x-auth-token",
                    StringComparison.OrdinalIgnoreCase
                )
            );
        (await RunAsync("record", "--from", archive, "--out", Path.Combine(_folder, "safe.har"))).Code.Should().Be(0);
        (await File.ReadAllTextAsync(Path.Combine(_folder, "safe.har"), TestContext.Current.CancellationToken)).Should().NotContain(Secret);

        foreach (var (file, secrets) in new[] { ("safe.har", "0"), ("chromium.har", "1") })
        {
            var (code, text) = await RunAsync("check", Path.Combine(_folder, file), $"--allow-secrets={secrets == "1"}");
            text.Should()
                .NotContain("not in the recording")
                .And.Contain($" {Listeners.Length} add listeners, ")
                .And.Contain("the client departs in 0 exchanges; the provider departs in 0 exchanges")
                .And.EndWith("Verdict: conforms\n");
            code.Should().Be(0);
        }
    }

    private static async Task<(int Code, string Text)> RunAsync(params string[] arguments)
    {
        using var text = new StringWriter { NewLine = "\n" };
        return (await CommandLine.RunAsync(arguments, text, text), text.ToString());
    }

    private async Task RecordAsync(ElbEmulator emulator, string archive)
    {
        var ids = ProviderIds.Example;
        await using var context = await browsing.ContextAsync(
            new()
            {
                RecordHarPath = archive,
                RecordHarContent = HarContentPolicy.Embed,
                RecordHarMode = HarMode.Full,
            }
        );
        var page = await context.NewPageAsync();
        await page.GotoAsync(emulator.BaseAddress.ToString()); // A page of the same origin, though it says 404.
        foreach (var listener in Listeners)
        {
            var body = listener
                .Replace("LB", ids.PublicLoadbalancerId, StringComparison.Ordinal)
                .Replace("CERT", ids.CertificateId, StringComparison.Ordinal);
            // Of an answer that no script reads, Chromium keeps the status alone.
            var answer = await page.EvaluateAsync<string>(
                "async ([path, token, body]) => await (await fetch(path, { method: 'POST', headers: { 'X-Auth-Token': token, "
                    + "'Content-Type': 'application/json' }, body })).text()",
                new[] { $"/v1.0/{ids.ProjectId}/elbaas/listeners", Secret, body }
            );
            answer.Should().Contain("ACTIVE");
        }
    }
}
