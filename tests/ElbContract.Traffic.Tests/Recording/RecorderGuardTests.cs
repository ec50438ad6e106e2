using System.Diagnostics;
using System.Net;
using ElbContract.Loopback;
using ElbContract.Specification;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Recording;

namespace ElbContract.Traffic.Tests.Recording;

/// <summary>Whom a recorder serves, what it does not pass on, and files that it cannot keep.</summary>
public sealed class RecorderGuardTests
{
    private static readonly ListenAddress Tls = new(new IPEndPoint(IPAddress.Loopback, 0), IsHttps: true);

    [Theory]
    [InlineData("evil.example.com")]
    [InlineData("evil.example.com:80")]
    [InlineData("localhost.example.com")]
    public async Task Request_ForAnotherHost_OnALoopbackAddress_IsNotPassedOn(string host)
    {
        await using var target = LoopbackServer.Answering(200, "{}");
        List<string?> told = [];
        await using var run = await RecorderRun.StartAsync(
            target,
            options =>
                options with
                {
                    OnExchange = entry =>
                    {
                        told.Add(entry.Reason);
                        return default;
                    },
                }
        );

        using var answer = await run.SendAsync(headers: ("Host", host));

        answer.StatusCode.Should().Be(HttpStatusCode.MisdirectedRequest);
        (await answer.Content.ReadAsStringAsync(RecorderRun.Stop))
            .Should()
            .Be("elb-contract gateway: use localhost or an IP address as the host: a recorder on a loopback address takes no other name\n");
        target.Requests.Should().BeEmpty();
        var entry = await run.EntryAsync();
        entry["_outcome"]!.GetValue<string>().Should().Be("failed");
        entry["_reason"]!
            .GetValue<string>()
            .Should()
            .StartWith("not forwarded, and answered with 421: use localhost or an IP address as the host: ");
        told.Should().Equal(entry["_reason"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("localhost:1")]
    [InlineData("elb.LOCALHOST.")]
    [InlineData("127.1.2.3")]
    [InlineData("[::1]:80")]
    public async Task Request_ForThisMachine_IsPassedOn(string host)
    {
        await using var target = LoopbackServer.Answering(200, "{}");
        await using var run = await RecorderRun.StartAsync(target);

        using var answer = await run.SendAsync(headers: ("Host", host));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Request_ForAnyHost_OnAnotherAddress_IsPassedOn()
    {
        await using var target = LoopbackServer.Answering(200, "{}");
        await using var run = await RecorderRun.StartAsync(
            target,
            options => options with { Listen = new ListenAddress(new IPEndPoint(IPAddress.Any, 0)) }
        );

        using var answer = await run.SendAsync(headers: ("Host", "recorder"));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Trailers_ArePassedOnWithHttp2_AndNotAnnouncedWithout()
    {
        const string Sent =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\nConnection: close\r\n\r\n3\r\nabc\r\n0\r\nX-Sum: 7\r\n\r\n";
        await using var target = LoopbackServer.Sending(Sent);
        await using var plain = await RecorderRun.StartAsync(target);
        await using var tls = await RecorderRun.StartAsync(target, options => options with { Listen = Tls });

        using var without = await plain.SendAsync();
        using var with = await tls.SendAsync(HttpVersion.Version20, "/v1.0/p/elbaas/listeners");

        (await without.Content.ReadAsStringAsync(RecorderRun.Stop)).Should().Be("abc");
        without.Headers.Trailer.Should().BeEmpty();
        (await with.Content.ReadAsStringAsync(RecorderRun.Stop)).Should().Be("abc");
        with.Headers.Trailer.Should().Equal("X-Sum");
        with.TrailingHeaders.GetValues("X-Sum").Should().Equal("7");
    }

    [Fact]
    public async Task Answer_101_IsToldAsSuch()
    {
        await using var target = LoopbackServer.Sending(
            "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: other\r\n\r\n"
        );
        await using var run = await RecorderRun.StartAsync(target);

        using var answer = await run.SendAsync(headers: [("Connection", "Upgrade"), ("Upgrade", "other")]);

        answer.StatusCode.Should().Be(HttpStatusCode.BadGateway);
        var entry = await run.EntryAsync();
        entry["_outcome"]!.GetValue<string>().Should().Be("failed");
        entry["_reason"]!
            .GetValue<string>()
            .Should()
            .Be($"{target.Address.Authority} answered 101 to switch to another protocol, which cannot be recorded");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Recording_DeletedOrReplacedMeanwhile_IsTold_AndNothingMoreIsPassedOn(bool isReplaced)
    {
        await using var target = LoopbackServer.Answering(200, "{}");
        await using var run = await RecorderRun.StartAsync(target);
        // It is looked for once a millisecond.
        await Task.Delay(TimeSpan.FromMilliseconds(5), RecorderRun.Stop);
        File.Delete(run.Path);
        if (isReplaced)
            await File.WriteAllTextAsync(run.Path, "another", RecorderRun.Stop);

        using var answer = await run.SendAsync();

        answer.StatusCode.Should().Be(HttpStatusCode.BadGateway);
        (await FluentActions.Awaiting(() => run.Recorder.Failed.WaitAsync(RecorderRun.Stop)).Should().ThrowAsync<MistakeException>())
            .Which.Message.Should()
            .Be($"'{run.Path}' was deleted or replaced during the recording, and its content is lost: record again, and keep the file.");
    }

    [Fact]
    public async Task Recording_IntoAPipe_IsRefused()
    {
        var folder = Directory.CreateTempSubdirectory("elb-contract-pipe-");
        var pipe = Path.Combine(folder.FullName, "pipe");
        using (var make = Process.Start("mkfifo", [pipe]))
            await make.WaitForExitAsync(RecorderRun.Stop);

        (
            await FluentActions
                .Awaiting(() => Recorder.StartAsync(new RecorderOptions { Target = new Uri("http://127.0.0.1:9"), Path = pipe }))
                .Should()
                .ThrowAsync<MistakeException>()
        )
            .Which.Message.Should()
            .Be($"'{pipe}' is a pipe or a device, which cannot be continued: give the path of a file.");
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Archive_ThatCannotBeWritten_SaysWhereTheEntriesAre_AndLeavesNoOddFile()
    {
        await using var target = LoopbackServer.Answering(200, "{}");
        await using var run = await RecorderRun.StartAsync(target);
        (await run.SendAsync()).Dispose();
        await run.LinesAsync();
        var folder = Path.GetDirectoryName(run.Path)!;
        var archive = Path.Combine(folder, "t.har");
        Directory.CreateDirectory(archive); // Nothing can be moved there.

        FluentActions
            .Invoking(() => HarExport.Write(run.Path, archive))
            .Should()
            .Throw<RecordingException>()
            .WithMessage(
                $"'{archive}': it cannot be written (*); all entries are in {run.Path}: free the disk, or give another name, with "
                    + $"elb-contract record --from {run.Path} --out FILE.har."
            );
        Directory.GetFileSystemEntries(folder).Should().BeEquivalentTo([run.Path, archive]);
    }
}
