using ElbContract.Verification.Journals;

namespace ElbContract.Verification.Tests.Journals;

/// <summary>Journals that this tool did not write, or not so.</summary>
public sealed class JournalMarksTests : IDisposable
{
    private const string Forged = """{"line":"made","number":1,"id":"somebody-elses"}""";

    private const string Rest = """ "started":"2026-01-02T03:04:05+00:00","version":"1"}""";

    private static readonly Uri Endpoint = new("https://elb.example.com");
    private static readonly Addition Addition = new(null, JournalledRun.LoadBalancer, 80, JournalledRun.Name);

    private readonly TemporaryFolder _folder = new();

    private string File => _folder.File(JournalledRun.Name + ".journal");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_LineOfSomebodyElses_IsBelievedOnlyWhereItIsTrusted()
    {
        await WriteAsync();
        System.IO.File.AppendAllText(File, Forged + "\n");

        ShouldBeRefused(5);
        await using var trusted = Journal.Open(File, Endpoint, null, isTrusted: true);
        Leftovers.Of(trusted).Known.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("elb.example.com", "elb.example.org", 1)]
    [InlineData("elb-contract-0123456789ab\",\"started", "elb-contract-000000000000\",\"started", 1)]
    [InlineData("\"port\":80", "\"port\":81", 3)]
    [InlineData("\"id\":\"a\"", "\"id\":\"b\"", 4)]
    public async Task Open_ChangedLine_IsRefused(string written, string changed, int line)
    {
        await WriteAsync();
        var text = System.IO.File.ReadAllText(File);
        text.Should().Contain(written);
        System.IO.File.WriteAllText(File, text.Replace(written, changed, StringComparison.Ordinal));

        ShouldBeRefused(line);
    }

    [Fact]
    public async Task Open_LineLeftOut_IsRefused()
    {
        await WriteAsync();
        var lines = System.IO.File.ReadAllLines(File);
        System.IO.File.WriteAllLines(File, [lines[0], lines[2], lines[3]]);

        ShouldBeRefused(2);
    }

    [Fact]
    public async Task Open_JournalOfBeforeThereWereMarks_IsRefused()
    {
        await WriteAsync();
        var lines = System.IO.File.ReadAllLines(File);
        System.IO.File.WriteAllLines(File, lines.Select(line => line[..line.IndexOf(",\"mark\"", StringComparison.Ordinal)] + "}"));

        ShouldBeRefused(1);
        await using var trusted = Journal.Open(File, Endpoint, null, isTrusted: true);
        Leftovers.Of(trusted).Known.Should().ContainSingle();
    }

    [Fact]
    public async Task Open_LastLineCutAnywhere_IsReadToTheLineBefore()
    {
        await WriteAsync();
        var whole = System.IO.File.ReadAllText(File);
        var start = whole.LastIndexOf("{\"line\":\"made\"", StringComparison.Ordinal);
        for (var length = start; length < whole.Length; length += 7)
        {
            System.IO.File.WriteAllText(File, whole[..length]);

            await using (var opened = Journal.Open(File, Endpoint, null))
                await opened.MadeAsync(1, "b");

            await using var again = Journal.Open(File, Endpoint, null);
            Leftovers.Of(again).Known.Should().ContainSingle().Which.Id.Should().Be("b");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("production-web")]
    [InlineData("elb-contract-")]
    [InlineData("elb-contract-0123456789AB")]
    [InlineData("elb-contract-0123456789ab\\n")]
    public void Open_NameThatNoRunHas_IsRefusedTrustedOrNot(string name)
    {
        System.IO.File.WriteAllText(
            File,
            $$"""
            {"line":"run","schema":"elb-contract/journal/1","endpoint":"https://elb.example.com","name":"{{name}}",{{Rest}}

            """
        );

        var open = () => Journal.Open(File, Endpoint, null, isTrusted: true);

        open.Should().Throw<JournalException>().WithMessage("*runs are called elb-contract- and 12 hex digits*");
    }

    [Fact]
    public async Task EndpointOf_ForgedJournal_IsNotTold()
    {
        await WriteAsync();
        System.IO.File.WriteAllText(File, System.IO.File.ReadAllText(File).Replace("elb.example.com", "elb.example.org"));

        var endpoint = () => JournalFolder.EndpointOf(File);

        endpoint.Should().Throw<JournalException>().WithMessage("*give --trust*");
    }

    [Fact]
    public void Key_MadeByManyAtOnce_IsOneAndItsOwnersAlone()
    {
        var folder = _folder.File("state");

        var marks = new string[32];
        for (var time = 0; time < 100; time++)
        {
            if (time > 0)
                Directory.Delete(folder, recursive: true);
            Parallel.For(0, marks.Length, at => marks[at] = JournalKey.In(folder).Mark("", "line"u8));
            marks.Distinct().Should().ContainSingle();
        }

        var file = Directory.GetFiles(folder).Should().ContainSingle().Subject;
        if (!OperatingSystem.IsWindows())
            System.IO.File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        JournalKey.In(_folder.File("another")).Mark("", "line"u8).Should().NotBe(marks[0]);
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead, UnixFileMode.None)]
    [InlineData(UnixFileMode.OtherWrite, UnixFileMode.None)]
    [InlineData(UnixFileMode.None, UnixFileMode.OtherWrite)]
    [InlineData(UnixFileMode.None, UnixFileMode.GroupWrite)]
    public void Key_ThatOthersCanReadOrReplace_IsRefused(UnixFileMode ofTheFile, UnixFileMode ofTheFolder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var folder = _folder.File("state");
        JournalKey.In(folder);
        var file = Directory.GetFiles(folder).Single();
        System.IO.File.SetUnixFileMode(file, System.IO.File.GetUnixFileMode(file) | ofTheFile);
        System.IO.File.SetUnixFileMode(folder, System.IO.File.GetUnixFileMode(folder) | ofTheFolder);

        var key = () => JournalKey.In(folder);

        key.Should().Throw<JournalException>().WithMessage("others can read or replace *journal.key*");
    }

    [Fact]
    public async Task Key_ThatIsAPipe_IsRefusedAndKeepsNobodyWaiting()
    {
        var folder = _folder.File("state");
        JournalKey.In(folder);
        var file = Directory.GetFiles(folder).Single();
        System.IO.File.Delete(file);
        using (var make = System.Diagnostics.Process.Start("mkfifo", ["-m", "600", file]))
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);

        var key = () => JournalKey.In(folder);

        key.Should().Throw<JournalException>().WithMessage("*cannot be read or created (it is a pipe, a device or too large): set XDG*");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Forget_JournalThatNamesSomething_SaysWhatAndDeletesTheFile(bool dryRun)
    {
        await WriteAsync();

        JournalFolder.Forget(File, dryRun).Should().Equal("listener a at https://elb.example.com");

        System.IO.File.Exists(File).Should().Be(dryRun);
    }

    [Fact]
    public void Forget_WhatIsNoJournal_StaysThere()
    {
        System.IO.File.WriteAllText(File, "notes\n");

        var forget = () => JournalFolder.Forget(File, dryRun: false);

        forget.Should().Throw<JournalException>();
        System.IO.File.Exists(File).Should().BeTrue();
    }

    [Fact]
    public async Task Forget_DamagedJournal_SaysSoAndDeletesIt()
    {
        await WriteAsync();
        System.IO.File.AppendAllText(File, "{}\n{}\n");

        JournalFolder.Forget(File, dryRun: false).Should().ContainSingle().Which.Should().Contain("line 5");

        System.IO.File.Exists(File).Should().BeFalse();
    }

    [Fact]
    public async Task Reminder_RunsElsewhere_AreNotTold()
    {
        await WriteAsync();
        var folder = new JournalFolder(_folder.Path);

        folder.Reminder(new Uri("https://elb.example.org")).Should().BeNull();
        folder.Reminder(Endpoint).Should().Contain("did not finish");
        await using (
            var another = await Journal.StartAsync(_folder.Path, JournalledRun.Run(Endpoint) with { Name = "elb-contract-ba9876543210" })
        )
            await another.IntendAsync(Addition);
        folder
            .Reminder(Endpoint)
            .Should()
            .Be(
                "2 earlier runs at https://elb.example.com, the oldest of 2026-01-02 03:04 UTC, left something behind: "
                    + "elb-contract cleanup deletes what they left"
            );
    }

    private void ShouldBeRefused(int line)
    {
        foreach (var open in (Func<Journal>[])[() => Journal.Open(File, Endpoint, null), () => Journal.Read(File, Endpoint, null)])
        {
            var opening = open;
            opening
                .Should()
                .Throw<JournalException>()
                .WithMessage($"{File}, line {line}, does not have the mark of your elb-contract on this machine: *give --trust {File}");
        }
    }

    private async Task WriteAsync()
    {
        await using var journal = await Journal.StartAsync(_folder.Path, JournalledRun.Run(Endpoint));
        await journal.BeginAtAsync(JournalledRun.LoadBalancer, []);
        await journal.MadeAsync(await journal.IntendAsync(Addition), "a");
    }
}
