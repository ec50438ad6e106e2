using ElbContract.Corpus;

namespace ElbContract.Cli.Tests;

public sealed class PactsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-pacts-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task FromHar_RecordingsOfKnownClients_BecomeOneContractThatVerifiesAtTheEmulator()
    {
        foreach (var file in CorpusFile.All)
        {
            var (exitCode, output, _) = await CommandRun.RunAsync(
                "pacts",
                "from-har",
                file.Path,
                "--consumer",
                "everybody",
                "--out",
                _folder
            );

            exitCode.Should().Be(0, output);
        }

        var contract = Path.Combine(_folder, "everybody-elb-classic.json");
        var (verified, report, _) = await CommandRun.RunAsync("verify", contract, "--observe");
        report.Should().MatchRegex("uri.add[^\n]+passed[^\n]+ 7\n").And.Contain(" 0 failed");
        verified.Should().Be(0);
        (await File.ReadAllTextAsync(contract, TestContext.Current.CancellationToken))
            .Should()
            .NotContain("4c9184f3-7cff-01bc-dc32-dc486ec36961")
            .And.NotContain("redacted");
    }

    [Fact]
    public async Task FromHar_ARecordingWithASecret_IsRefused()
    {
        var file = Path.Combine(_folder, "a.ndjson");
        await File.WriteAllTextAsync(
            file,
            """
            {"request":{"method":"POST","url":"https://elb.example.com/v1.0/p/elbaas/listeners","headers":[],
            "postData":{"text":"{\"my_token\":\"canary-canary\"}"}},"response":{"status":200}}
            """.ReplaceLineEndings(""),
            TestContext.Current.CancellationToken
        );

        var (exitCode, output, errors) = await CommandRun.RunAsync("pacts", "from-har", file, "--consumer", "billing", "--out", _folder);

        exitCode.Should().Be(2);
        (output + errors)
            .Should()
            .Be(
                $"elb-contract: '{file}': entry 1 holds what looks like a secret, in the request's body; make a copy without secrets "
                    + $"with elb-contract record --from FILE --out COPY.{Environment.NewLine}"
            );
        Directory.GetFiles(_folder).Should().Equal(file);
    }

    [Fact]
    public async Task FromHar_ARecording_TellsWhatBecameOfItsEntries()
    {
        var file = CorpusFile.All.Single(one => one.File == "go-elb.har").Path;

        var (_, output, _) = await CommandRun.RunAsync("pacts", "from-har", file, "--consumer", "billing", "--out", _folder);

        var contract = Path.Combine(_folder, "billing-elb-classic.json");
        output
            .ReplaceLineEndings("\n")
            .Should()
            .Be(
                $"""
                    7 entries
                    2 are not a complete exchange that adds a listener
                    2 depart from the page: see elb-contract check
                    1 have an answer that says nothing about the request
                2 interactions: {contract}
                Verify it: elb-contract verify {contract}

                """
            );
    }

    [Theory]
    [InlineData(
        "--consumer is missing: name the program that sent the requests, such as --consumer billing.",
        "pacts",
        "from-har",
        "x.har"
    )]
    [InlineData("'x.har': it cannot be read (", "pacts", "from-har", "x.har", "--consumer", "c")]
    [InlineData(
        "The contract is not written: the consumer 'a/b' becomes part of a file name",
        "pacts",
        "from-har",
        "go-elb.har",
        "--consumer",
        "a/b"
    )]
    public async Task FromHar_WrongInput_IsOneLineAndExitCode2(string line, params string[] arguments)
    {
        arguments[2] = CorpusFile.All.FirstOrDefault(one => one.File == arguments[2])?.Path ?? arguments[2];

        var (exitCode, _, errors) = await CommandRun.RunAsync(arguments);

        errors.Should().StartWith("elb-contract: " + line).And.EndWith("." + Environment.NewLine);
        exitCode.Should().Be(2);
    }
}
