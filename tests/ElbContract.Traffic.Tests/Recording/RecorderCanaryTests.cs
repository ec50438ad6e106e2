using ElbContract.Loopback;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Tests.Redaction;

namespace ElbContract.Traffic.Tests.Recording;

/// <summary>The canaries of <see cref="CanaryTests"/>, sent through a recorder over HTTP.</summary>
public sealed class RecorderCanaryTests
{
    [Fact]
    public async Task Recorded_OfManyExchanges_HoldsNoCanary()
    {
        var exchanges = new CanaryExchanges(new Random(5), isForwarded: true);
        byte[] answer = [];
        string head = "";
        await using var target = new LoopbackServer(
            async (_, stream, stop) =>
            {
                await LoopbackServer.WriteAsync(stream, head, stop);
                await stream.WriteAsync(answer, stop);
            }
        );
        List<string> printed = [];
        await using var run = await RecorderRun.StartAsync(
            target,
            options =>
                options with
                {
                    OnExchange = entry =>
                    {
                        printed.Add($"{entry}\n{entry.Request}\n{entry.Response}");
                        return default;
                    },
                }
        );
        for (var number = 1; number <= 300; number++)
        {
            var raw = exchanges.Next(number);
            if (raw.Response is null)
                continue;
            answer = raw.Response.Body.ToArray();
            head =
                $"HTTP/1.1 400 Bad Request\r\nContent-Length: {answer.Length}\r\nConnection: "
                + $"close\r\n{string.Concat(raw.Response.Headers.Where(IsSent).Select(header => $"{header.Key}: {header.Value}\r\n"))}\r\n";
            var (name, value) = ("Content-Type", raw.Request.Header("Content-Type") ?? "application/json");
            var content = new ByteArrayContent(raw.Request.Body.ToArray());
            content.Headers.TryAddWithoutValidation(name, value);
            if (raw.Request.Header("Content-Encoding") is { } coding)
                content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
            using var got = await run.SendAsync(
                raw.Target,
                content,
                [
                    .. raw
                        .Request.Headers.Where(header => IsSent(header) && !header.Key.StartsWith("Content-", StringComparison.Ordinal))
                        .Select(header => (header.Key, header.Value)),
                ]
            );
            (await got.Content.ReadAsByteArrayAsync(RecorderRun.Stop)).Should().Equal(answer);
        }

        (await run.LinesAsync()).Should().HaveCountGreaterThan(250);
        HarExport.Write(run.Path, run.Path + ".har");
        var found = new[] { run.Path, run.Path + ".har" }
            .SelectMany(file => CanarySearch.In(Path.GetFileName(file), File.ReadAllBytes(file)))
            .Concat(printed.SelectMany(text => CanarySearch.In("printed", System.Text.Encoding.UTF8.GetBytes(text))));
        found.Take(5).Should().BeEmpty();
    }

    // What HTTP clients and servers let through in a header.
    private static bool IsSent(KeyValuePair<string, string> header) =>
        header.Value.All(sign => sign is >= ' ' and < '\u007F') && header.Key.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-');
}
