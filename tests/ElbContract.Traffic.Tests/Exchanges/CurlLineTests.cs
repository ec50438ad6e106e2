using System.Diagnostics;
using System.Text;
using ElbContract.Specification.Answers;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Tests.Exchanges;

public sealed class CurlLineTests
{
    private const string Endpoint = "http://127.0.0.1:8080";

    // In the place of curl: tells its arguments, a line end after each, and what comes in by standard input where a body is
    // read from there.
    private const string Curl =
        "curl() { for one in \"$@\"; do printf '%s\\n' \"$one\"; done; if [ \"$one\" = @- ]; then cat; else printf '%s' \"$one\"; fi; }\n";

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
            .Equal("-X", "POST", "http://127.0.0.1/", "-H", "Content-Type:", "--data-raw", body);

    [Fact]
    public async Task Of_HeadersWithoutAValue_AreSentWithoutOne() =>
        (
            await ArgumentsAsync(
                CurlLine.Of(
                    new CapturedRequest("POST", "/", [new("X-Auth-Token", ""), new("Content-Type", "")], default),
                    "http://127.0.0.1"
                )
            )
        )
            .Should()
            .Equal("-X", "POST", "http://127.0.0.1/", "-H", "X-Auth-Token;", "-H", "Content-Type;");

    [Fact]
    public async Task Of_PathWithDots_KeepsThem() =>
        (await ArgumentsAsync(CurlLine.Of(new CapturedRequest("POST", "/v1.0/../a", [], default), "http://127.0.0.1")))
            .Should()
            .Equal("--path-as-is", "-X", "POST", "http://127.0.0.1/v1.0/../a");

    [Fact]
    public void Of_WhatAnInteractiveShellTakesFromItsHistory_StandsInSingleQuotes() =>
        CurlLine.Of(new CapturedRequest("POST", "/a!b", [], default), "http://127.0.0.1").Should().EndWith("/a\"'!'\"b\"");

    [Fact]
    public async Task Of_PathThatCurlWouldTakeForSeveral_IsOne() =>
        (await ArgumentsAsync(CurlLine.Of(new CapturedRequest("POST", "/{a,b}/[1-9]", [], default), "http://127.0.0.1")))
            .Should()
            .Equal("-g", "-X", "POST", "http://127.0.0.1/{a,b}/[1-9]");

    public static TheoryData<string> Bodies =>
        [
            "{\"name\":\"web\"}",
            "{\n  \"name\": \"web\"\n}\n",
            "{\r\n\t\"name\": \"web\"\r\n}",
            "it's 100% \\n \\\\ $HOME `id` \"$(id)\" !!",
            "it's\n100% %s \\n \\\\ $HOME `id` \"$(id)\" '",
            "-n\n",
            "--\n",
            "{\"name\":\"\u001b]52;c;AAAA\u0007\u202e\u2028\u200b\"}",
            "{\"name\":\"听 é 😀\"}",
            "{\"name\":\"\U000E0041 \uFFFE\"}",
            "{\"name\":\"##vso[task.complete]\"}",
            "@/etc/passwd",
            "@/etc/passwd\n",
            "\0\0",
        ];

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Line_PastedIntoAShell_SendsTheBodyAsItWas(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);

        var (arguments, sent) = await PasteAsync(Line("/v1.0/p/elbaas/listeners", bytes));

        sent.Should().Equal(bytes);
        arguments.Should().StartWith(["-X", "POST", Endpoint + "/v1.0/p/elbaas/listeners"]);
    }

    [Fact]
    public async Task Line_OfABodyThatIsNoText_SendsItsBytes()
    {
        byte[] bytes = [.. Enumerable.Range(0, 256).Select(one => (byte)one)];

        (await PasteAsync(Line("/", bytes))).Sent.Should().Equal(bytes);
    }

    [Fact]
    public async Task Line_WithAPathThatAShellWouldExpand_RunsNothing()
    {
        const string path = "/v1.0/$(printf run)`printf run`\"; printf run; \"/$HOME\\";

        (await PasteAsync(Line(path, "{}"u8.ToArray()))).Arguments.Should().Contain(Endpoint + path);
    }

    [Fact]
    public void Line_Always_StandsOnOneLineOfPrintableCharacters() =>
        Line("/v1.0/a\nb\u001b[2J", "{\n\u009b2J\u202e}"u8.ToArray()).Should().NotMatchRegex(@"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]");

    [Fact]
    public void Line_WithExampleIds_NamesVariables() =>
        Line($"/v1.0/{ProviderIds.Example.ProjectId}/elbaas/listeners", "{}"u8.ToArray())
            .Should()
            .Contain("/v1.0/$ELB_PROJECT_ID/elbaas/listeners")
            .And.Contain("X-Auth-Token: $ELB_TOKEN\"");

    private static string Line(string path, byte[] body) =>
        CurlLine.Of(
            new CapturedRequest(
                "POST",
                path,
                [new("X-Auth-Token", ProviderIds.Example.Token), new("Content-Type", "application/json")],
                body
            ),
            Endpoint
        );

    private static async Task<(IReadOnlyList<string> Arguments, byte[] Sent)> PasteAsync(string line)
    {
        using var shell = Process.Start(
            new ProcessStartInfo("sh")
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                StandardInputEncoding = new UTF8Encoding(false),
            }
        )!;
        await shell.StandardInput.WriteAsync(Curl + line + "\n");
        shell.StandardInput.Close();
        using var output = new MemoryStream();
        await shell.StandardOutput.BaseStream.CopyToAsync(output, TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        var all = output.ToArray();
        var data = Encoding.UTF8.GetString(all).Contains("--data-raw\n", StringComparison.Ordinal) ? "--data-raw\n" : "--data-binary\n";
        var at = all.AsSpan().IndexOf(Encoding.UTF8.GetBytes(data)) + data.Length;
        var arguments = Encoding.UTF8.GetString(all.AsSpan(0, at)).Split('\n');
        // Behind the option stands the argument, with a line end, and then what it means.
        var isPiped = data == "--data-binary\n" && all.AsSpan(at).StartsWith("@-\n"u8);
        return (arguments, isPiped ? all[(at + 3)..] : all[(at + ((all.Length - at - 1) / 2) + 1)..]);
    }

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
