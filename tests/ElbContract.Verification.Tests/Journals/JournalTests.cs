using ElbContract.Verification.Journals;
using ElbContract.Verification.Tests.Providers;

namespace ElbContract.Verification.Tests.Journals;

public sealed class JournalTests : IDisposable
{
    private static readonly Uri Endpoint = new("https://somebody:secret@elb.example.com:8443/base/?token=secret");
    private static readonly Addition Addition = new(null, JournalledRun.LoadBalancer, 80, JournalledRun.Name);

    private readonly TemporaryFolder _folder = new();

    private string File => _folder.File(JournalledRun.Name + ".journal");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_NewFolder_WritesTheRunForItsOwnerAlone()
    {
        var folder = _folder.File("new/folder");

        await using var journal = await Journal.StartAsync(folder, JournalledRun.Run(Endpoint));
        await journal.DisposeAsync();

        var text = System.IO.File.ReadAllText(journal.Path!);
        text.Should()
            .StartWith(
                """
                {"line":"run","schema":"elb-contract/journal/1","endpoint":"https://elb.example.com:8443/base",
                "name":"elb-contract-0123456789ab","started":"2026-01-02T03:04:05+00:00","version":"1","projectCheck":
                """.ReplaceLineEndings("")
            );
        text.Should().NotContain("secret").And.NotContain(JournalledRun.Project);
        if (OperatingSystem.IsWindows())
            return;
        System.IO.File.GetUnixFileMode(journal.Path!).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        System.IO.File.GetUnixFileMode(folder).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task Finish_NothingLeft_DeletesTheFile()
    {
        var journal = await StartAsync();
        var number = await journal.IntendAsync(Addition);
        await journal.SettleAsync(number, new AdditionOutcome(Creation.Made, "a"));
        journal.Deleted("a");

        await journal.FinishAsync();

        System.IO.File.Exists(File).Should().BeFalse();
    }

    [Fact]
    public async Task Finish_SomethingLeft_KeepsTheFileForCleanUp()
    {
        var journal = await StartAsync();
        await journal.SettleAsync(await journal.IntendAsync(Addition), new AdditionOutcome(Creation.Made, "a"));

        await journal.FinishAsync();

        new JournalFolder(_folder.Path)
            .Unfinished()
            .Should()
            .ContainSingle()
            .Which.ToString()
            .Should()
            .Be(
                "an earlier run of 2026-01-02 03:04 UTC at https://elb.example.com:8443/base did not delete all that it made: "
                    + "elb-contract cleanup deletes what it left"
            );
    }

    [Fact]
    public async Task Open_RunThatEndedWithoutATrace_KnowsWhatIsLeft()
    {
        var journal = await StartAsync();
        await journal.BeginAtAsync(JournalledRun.LoadBalancer, []);
        foreach (
            var outcome in new AdditionOutcome[]
            {
                new(Creation.Made, "a"),
                new(Creation.Made, "b"),
                new(Creation.Nothing),
                new(Creation.Unknown),
            }
        )
            await journal.SettleAsync(await journal.IntendAsync(Addition), outcome);
        await journal.IntendAsync(Addition with { Port = 81 });
        var asked = new DateTimeOffset(2026, 1, 2, 3, 4, 6, TimeSpan.Zero);
        await journal.FixtureIntendedAsync(new JournalledFixture("certificate", "one", null, asked));
        await journal.FixtureIntendedAsync(new JournalledFixture("certificate", "two", null, asked));
        await journal.FixtureMadeAsync(new JournalledFixture("certificate", "two", "c"));
        await journal.FixtureIntendedAsync(new JournalledFixture("certificate", "three", null, asked));
        await journal.FixtureMadeAsync(new JournalledFixture("certificate", "three", "d", asked));
        journal.Deleted("a");
        await journal.DisposeAsync();

        await using var opened = Journal.Open(File, Endpoint, JournalledRun.Project);
        var leftovers = Leftovers.Of(opened);

        leftovers.Known.Should().Equal(new MadeListener("b", 2, Addition));
        leftovers.Sought.Should().Equal(new SoughtListener(4, Addition), new SoughtListener(5, Addition with { Port = 81 }));
        leftovers
            .Fixtures.Should()
            .Equal(
                new JournalledFixture("certificate", "three", "d", asked),
                new JournalledFixture("certificate", "two", "c"),
                new JournalledFixture("certificate", "one", null, asked)
            );
        opened.Ask(book => book.WasFree(JournalledRun.LoadBalancer, 80)).Should().BeTrue();
        (await opened.IntendAsync(Addition)).Should().Be(6);
    }

    [Theory]
    [InlineData("""{"line":"made","num""")]
    [InlineData("\0\0\0\0\0\0")]
    [InlineData("\0\0\0\n")]
    public async Task Open_TornLastLine_PassesItOverAndWritesOn(string torn)
    {
        var journal = await StartAsync();
        await journal.IntendAsync(Addition);
        await journal.DisposeAsync();
        System.IO.File.AppendAllText(File, torn);

        await using (var opened = Journal.Open(File, Endpoint, null))
            await opened.MadeAsync(1, "a");

        await using var again = Journal.Open(File, Endpoint, null);
        Leftovers.Of(again).Known.Should().ContainSingle();
    }

    [Theory]
    [InlineData("{}\n{}\n", 2)]
    [InlineData("{\"line\":\"made\",\"number\":7,\"id\":\"a\"}\n", 2)]
    [InlineData("{\"line\":\"made\",\"number\":7}\n\n", 2)]
    [InlineData("{\"line\":\"run\",\"endpoint\":\"e\",\"name\":\"n\",\"started\":\"2026-01-01T00:00:00Z\",\"version\":\"1\"}\n", 2)]
    public async Task Open_DamagedInItsMiddle_SaysWhere(string damage, int line)
    {
        await (await StartAsync()).DisposeAsync();
        System.IO.File.AppendAllText(File, damage);

        var open = () => Journal.Open(File, Endpoint, null, isTrusted: true);

        open.Should()
            .Throw<JournalException>()
            .WithMessage(
                $"{File}, line {line}, is not a line of a journal: look for listeners named elb-contract-0123456789ab, then delete the file"
            );
        new JournalFolder(_folder.Path).Unfinished().Should().ContainSingle().Which.Problem.Should().Contain("is not a line of a journal");
    }

    [Fact]
    public async Task Open_AnotherVersionsJournal_SaysSo()
    {
        await (await StartAsync()).DisposeAsync();
        System.IO.File.WriteAllText(File, System.IO.File.ReadAllText(File).Replace("journal/1", "journal/2", StringComparison.Ordinal));

        var open = () => Journal.Open(File, Endpoint, null);

        open.Should()
            .Throw<JournalException>()
            .WithMessage("*with the schema 'elb-contract/journal/2', but this version reads 'elb-contract/journal/1'*");
    }

    [Fact]
    public async Task Open_AnotherEndpointOrProject_IsRefused()
    {
        await (await StartAsync()).DisposeAsync();

        var elsewhere = () => Journal.Open(File, new Uri("https://elb.example.org"), null);
        var anotherProject = () => Journal.Open(File, Endpoint, "another");

        elsewhere
            .Should()
            .Throw<JournalException>()
            .WithMessage(
                $"{File} is from a run at https://elb.example.com:8443/base, not at https://elb.example.org: give --endpoint "
                    + "https://elb.example.com:8443/base"
            );
        anotherProject
            .Should()
            .Throw<JournalException>()
            .WithMessage($"{File} is from a run in another project: give the --project-id of that run");
    }

    [Fact]
    public async Task Read_TornJournal_ChangesNothingOnDisk()
    {
        var journal = await StartAsync();
        await journal.IntendAsync(Addition);
        await journal.DisposeAsync();
        System.IO.File.AppendAllText(File, "{\"line\":\"made\",\"num");
        var before = System.IO.File.ReadAllBytes(File);

        await using (var read = Journal.Read(File, Endpoint, JournalledRun.Project))
        {
            Leftovers.Of(read).Sought.Should().HaveCount(1);
            await read.MadeAsync(1, "a");
            await read.FinishAsync();
        }

        System.IO.File.ReadAllBytes(File).Should().Equal(before);
    }

    [Fact]
    public async Task Read_RunThatIsAlive_IsRefused()
    {
        await using var journal = await StartAsync();

        var read = () => Journal.Read(File, Endpoint, null);

        read.Should().Throw<JournalException>().WithMessage($"{File} is in use: its run has not ended, or is being cleaned up");
    }

    [Theory]
    [InlineData("notes")]
    [InlineData("notes\n")]
    [InlineData("notes\nand more\n")]
    [InlineData("{}\n")]
    [InlineData("{\"line\":\"made\",\"number\":7,\"id\":\"a\"}\n")]
    public void Open_WhatIsNoJournal_SaysSo(string text)
    {
        System.IO.File.WriteAllText(File, text);

        var open = () => Journal.Open(File, Endpoint, null);

        open.Should()
            .Throw<JournalException>()
            .WithMessage($"{File} is not a journal of elb-contract: give one that elb-contract verify left");
        System.IO.File.ReadAllText(File).Should().Be(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"li")]
    [InlineData("{\"line\":\"run\",\"sche")]
    [InlineData("\0\0\0")]
    public void Open_JournalThatHardlyBegan_SaysThatNothingWasSent(string text)
    {
        System.IO.File.WriteAllText(File, text);

        var open = () => Journal.Open(File, Endpoint, null);

        open.Should().Throw<JournalException>().WithMessage($"{File} is empty because its run sent nothing: delete the file");
    }

    [Fact]
    public async Task Open_JournalOfAnEarlierVersion_IsRead()
    {
        await (await StartAsync()).DisposeAsync();
        System.IO.File.AppendAllText(
            File,
            """
            {"line":"intend","number":1,"port":80}
            {"line":"unknown","number":1,"accepted":true}
            {"line":"fixture-intended","kind":"certificate","name":"one"}

            """.ReplaceLineEndings("\n")
        );

        await using var opened = Journal.Open(File, Endpoint, null, isTrusted: true);

        Leftovers.Of(opened).Sought.Should().ContainSingle();
        Leftovers.Of(opened).Fixtures.Should().Equal(new JournalledFixture("certificate", "one", null, opened.Run.Started));
    }

    [Fact]
    public async Task Start_FolderThatCannotBe_SaysSoBeforeAnythingIsSent()
    {
        System.IO.File.WriteAllText(_folder.File("file"), "");

        var start = () => Journal.StartAsync(_folder.File("file/folder"), JournalledRun.Run(Endpoint));

        (await start.Should().ThrowAsync<JournalException>()).WithMessage(
            "the journal * cannot be written (*): free the disk, or give another folder (--journal)"
        );
    }

    [Fact]
    public async Task Journal_OfARun_HoldsNeitherProjectNorToken()
    {
        await using var provider = new ShelfProvider { Before = (method, _) => method == "DELETE" ? new Reply(500) : null };
        var journal = await StartAsync();
        await using (var run = await JournalledRun.StartAsync(provider, journal))
            await run.AddAsync(80);

        var text = System.IO.File.ReadAllText(File);

        var lines = text.Replace(",\"mark\":\"", "}", StringComparison.Ordinal);
        lines
            .Should()
            .Contain("""{"line":"intend","number":1,"loadBalancer":"load-balancer-1","port":80,"name":"elb-contract-0123456789ab"}""");
        lines.Should().Contain("""{"line":"made","number":1,"id":"listener-1"}""");
        text.Should().NotContain(JournalledRun.Project).And.NotContain("secret");
    }

    private Task<Journal> StartAsync() => Journal.StartAsync(_folder.Path, JournalledRun.Run(Endpoint));
}
