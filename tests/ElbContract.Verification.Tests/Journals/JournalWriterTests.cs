using System.Text;
using ElbContract.Verification.Journals;
using ElbContract.Verification.Tests.Providers;

namespace ElbContract.Verification.Tests.Journals;

/// <summary>What is on disk, and when.</summary>
public sealed class JournalWriterTests
{
    [Fact]
    public async Task Write_ManyAtOnce_ShareTheirFlushes()
    {
        var disk = new Disk();
        await using var writer = new JournalWriter(disk, "j");

        disk.Turns.Reset();
        var written = Enumerable.Range(0, 500).Select(_ => writer.WriteAsync("line\n"u8.ToArray())).ToList();
        written.Should().OnlyContain(line => !line.IsCompleted);
        disk.Turns.Set();
        await Task.WhenAll(written);

        disk.Text.Should().Be(string.Concat(Enumerable.Repeat("line\n", 500)));
        disk.Flushes.Should().BeLessThanOrEqualTo(2);
    }

    [Fact]
    public async Task Post_ToBeSent_IsOnDiskBeforeAndItsListenerBeforeTheAnswer()
    {
        var disk = new Disk();
        string? before = null;
        await using var provider = new ShelfProvider
        {
            Before = (method, _) =>
            {
                if (method == "POST")
                    before = disk.Text;
                return null;
            },
        };
        await using var run = await JournalledRun.StartAsync(
            provider,
            Journal.Over(disk, new JournalBook(JournalledRun.Run(provider.Endpoint)), "j")
        );

        await run.AddAsync(80);

        before.Should().Contain("\"intend\"").And.NotContain("\"made\"");
        disk.Text.Should().Contain("\"made\"");
    }

    [Fact]
    public async Task Post_DiskFull_IsNotSent()
    {
        var disk = new Disk();
        await using var provider = new ShelfProvider();
        var book = new JournalBook(JournalledRun.Run(provider.Endpoint));
        await using var run = await JournalledRun.StartAsync(provider, Journal.Over(disk, book, "/state/j.journal"));
        await run.AddAsync(80);
        disk.IsFull = true;

        var (_, body) = await run.AddAsync(81);

        body.Should()
            .Contain(
                "the journal /state/j.journal cannot be written (No space left on device): free the disk, or give another folder "
                    + "(--journal)"
            );
        run.Journal.Failure.Should().StartWith("the journal /state/j.journal cannot be written");
        provider.Count("POST").Should().Be(1);
        (await run.CleanUpAsync()).IsComplete.Should().BeTrue();
        provider.Names.Should().BeEmpty();
    }

    private sealed class Disk : MemoryStream
    {
        public bool IsFull { get; set; }

        /// <summary>Reset, it stands still.</summary>
        public ManualResetEventSlim Turns { get; } = new(initialState: true);

        public int Flushes { get; private set; }
        public string Text => Encoding.UTF8.GetString(ToArray());

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (IsFull)
                throw new IOException("No space left on device.");
            base.Write(buffer, offset, count);
        }

        public override void Flush()
        {
            Turns.Wait();
            Flushes++;
        }
    }
}
