using System.Diagnostics;
using System.Text;
using ElbContract.Specification.Answers;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Tests.Exchanges;

public sealed class CurlLineTests
{
    /// <summary>A line that is told is pasted into a shell: what a contract or a recording says is nothing to run there.</summary>
    [Fact]
    public async Task Of_WhatAShellWouldRun_IsAnArgumentAndNoCommand()
    {
        const string Hostile = "$(echo run)`echo run`\"; echo run; \"\\$HOME'";
        var request = new CapturedRequest(
            "PO;ST",
            $"/v1.0/{ProviderIds.Example.ProjectId}/{Hostile}",
            [new("X-Auth-Token", Hostile), new("Content-Type", Hostile)],
            Encoding.UTF8.GetBytes(Hostile)
        );

        (await ArgumentsAsync(CurlLine.Of(request, "http://127.0.0.1")))
            .Should()
            .Equal(
                "-X",
                "PO;ST",
                $"http://127.0.0.1/v1.0/the-project/{Hostile}",
                "-H",
                $"X-Auth-Token: {Hostile}",
                "-H",
                $"Content-Type: {Hostile}",
                "--data-raw",
                Hostile
            );
    }

    [Theory]
    [InlineData("@/etc/passwd")]
    [InlineData("@-")]
    public async Task Of_BodyThatBeginsWithAnAtSign_IsSentAsItIs(string body) =>
        (await ArgumentsAsync(CurlLine.Of(new CapturedRequest("POST", "/", [], Encoding.UTF8.GetBytes(body)), "http://127.0.0.1")))
            .Should()
            .Equal("-X", "POST", "http://127.0.0.1/", "--data-raw", body);

    [Fact]
    public async Task Of_PathThatCurlWouldTakeForSeveral_IsOne() =>
        (await ArgumentsAsync(CurlLine.Of(new CapturedRequest("POST", "/{a,b}/[1-9]", [], default), "http://127.0.0.1")))
            .Should()
            .Equal("-g", "-X", "POST", "http://127.0.0.1/{a,b}/[1-9]");

    private static async Task<string[]> ArgumentsAsync(string line)
    {
        var start = new ProcessStartInfo("bash", ["-c", "curl() { printf '%s\\n' \"$@\"; }\n" + line])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["ELB_PROJECT_ID"] = "the-project";
        using var shell = Process.Start(start)!;
        return (await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).TrimEnd('\n').Split('\n');
    }
}
