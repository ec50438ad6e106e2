using ElbContract.Verification.Journals;

namespace ElbContract.Verification.Tests.Journals;

public sealed class JournalFolderTests : IDisposable
{
    private static readonly Uri Endpoint = new("https://elb.example.com");
    private static readonly Addition Addition = new(null, JournalledRun.LoadBalancer, 80, JournalledRun.Name);

    private readonly TemporaryFolder _folder = new();

    private string File => _folder.File(JournalledRun.Name + ".journal");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Unfinished_RunThatIsAlive_IsLeftAlone()
    {
        await using var journal = await StartAsync();
        await journal.IntendAsync(Addition);

        new JournalFolder(_folder.Path).Unfinished().Should().BeEmpty();
        new JournalFolder(_folder.Path).InUse().Should().Equal(File);
        var open = () => Journal.Open(File, Endpoint, null);
        open.Should().Throw<JournalException>().WithMessage($"{File} is in use: its run has not ended, or is being cleaned up");

        await journal.DisposeAsync();
        new JournalFolder(_folder.Path).InUse().Should().BeEmpty();
        new JournalFolder(_folder.Path).Unfinished().Should().ContainSingle().Which.ToString().Should().Contain("did not finish");
    }

    [Fact]
    public async Task Unfinished_TwoRuns_AreToldApart()
    {
        await using var alive = await StartAsync();
        await using (
            var ended = await Journal.StartAsync(_folder.Path, JournalledRun.Run(Endpoint) with { Name = "elb-contract-ba9876543210" })
        )
            await ended.IntendAsync(Addition);

        new JournalFolder(_folder.Path)
            .Unfinished()
            .Should()
            .ContainSingle()
            .Which.Path.Should()
            .Be(_folder.File("elb-contract-ba9876543210.journal"));
    }

    [Fact]
    public async Task Tidy_RunThatLeftNothing_LosesItsFile()
    {
        await (await StartAsync()).DisposeAsync();

        var folder = new JournalFolder(_folder.Path);
        folder.Unfinished().Should().BeEmpty();
        var wasThere = System.IO.File.Exists(File);
        folder.Tidy();

        wasThere.Should().BeTrue("looking deletes nothing");
        System.IO.File.Exists(File).Should().BeFalse();
    }

    [Fact]
    public async Task Tidy_WhatNamesSomethingOrIsInUse_Stays()
    {
        await using var alive = await StartAsync();
        await using (
            var ended = await Journal.StartAsync(_folder.Path, JournalledRun.Run(Endpoint) with { Name = "elb-contract-ba9876543210" })
        )
            await ended.IntendAsync(Addition);
        System.IO.File.WriteAllText(_folder.File("just-begun.journal"), "");
        System.IO.File.WriteAllText(_folder.File("none.journal"), "notes\n");

        new JournalFolder(_folder.Path).Tidy();

        Directory.GetFiles(_folder.Path).Should().HaveCount(4);
    }

    [Theory]
    [InlineData("mkfifo", null)]
    [InlineData("ln", "/dev/zero")]
    public async Task Anything_APipeOrADeviceAmongJournals_IsToldAndKeepsNobodyWaiting(string program, string? target)
    {
        var odd = _folder.File("odd.journal");
        string[] arguments = target is null ? [odd] : ["-s", target, odd];
        using (var make = System.Diagnostics.Process.Start(program, arguments))
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        await using (var ended = await StartAsync())
            await ended.IntendAsync(Addition);
        var folder = new JournalFolder(_folder.Path);
        var problem = $"{odd} is a pipe, a device or too large, so it is not a journal: give one that elb-contract verify left";

        folder.Tidy();

        folder.Unfinished().Select(journal => (journal.Path, journal.Problem)).Should().Equal((odd, problem), (File, null));
        folder.InUse().Should().BeEmpty();
        foreach (
            var use in new Action[]
            {
                () => JournalFolder.Forget(odd, dryRun: false),
                () => JournalFolder.EndpointOf(odd),
                () => Journal.Open(odd, Endpoint, null),
                () => Journal.Read(odd, Endpoint, null),
            }
        )
            use.Should().Throw<JournalException>().WithMessage(problem);
        System.IO.File.Exists(odd).Should().BeTrue();
    }

    [Fact]
    public void Unfinished_ThatDoesNotExist_HasNothing() => new JournalFolder(_folder.File("none")).Unfinished().Should().BeEmpty();

    private Task<Journal> StartAsync() => Journal.StartAsync(_folder.Path, JournalledRun.Run(Endpoint));
}
