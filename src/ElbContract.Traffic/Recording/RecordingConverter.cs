using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Recording;

/// <summary>Makes of anybody's recording one of ours, which is safe to show: redacted as if it had been recorded here.</summary>
public static class RecordingConverter
{
    // What HAR says of a body that was not kept.
    private const int NotKnown = -1;

    /// <param name="source">The path of an HTTP archive or of entries one a line, as <see cref="RecordingReader"/> reads them.</param>
    /// <param name="path">The path of the recording; a new file.</param>
    /// <param name="now">When this is done.</param>
    /// <param name="problem">Told of every entry that cannot be read, and so is left out.</param>
    /// <returns>How many entries it has.</returns>
    /// <exception cref="RecordingException">The source cannot be read.</exception>
    /// <exception cref="RecorderException">The recording cannot be written.</exception>
    public static async Task<long> ConvertAsync(string source, string path, DateTimeOffset now, Action<RecordedEntry> problem)
    {
        var redactor = new RecordingRedactor(RedactionRules.Standard);
        // What cannot be read leaves no file behind.
        using var entries = RecordingReader.Read(source).GetEnumerator();
        var isThere = entries.MoveNext();
        var first = isThere ? entries.Current : null;
        for (; isThere && entries.Current.Exchange is null; isThere = entries.MoveNext())
            problem(entries.Current);
        if (!isThere && first is not null)
            throw new RecordingException(source, $"nothing in it can be read; entry {first.Number}: {first.Problem}");
        using var writer = RecordingWriter.Open(path, RecordingHeader.Line(null, now, redactor.Rules));
        var count = 0L;
        for (; isThere; isThere = entries.MoveNext())
        {
            var entry = entries.Current;
            if (entry.Exchange is { } exchange)
            {
                await writer.AppendAsync(redactor.Redact(Raw(entry, exchange)));
                count++;
            }
            else
            {
                problem(entry);
            }
        }

        return count;
    }

    private static RawExchange Raw(RecordedEntry entry, Exchange exchange) =>
        new()
        {
            Number = entry.Number,
            StartedAt = exchange.StartedAt,
            Timings = new ArchiveTimings(default, exchange.Duration, default),
            Method = exchange.Request.Method,
            Origin = entry.Origin,
            Target = exchange.Request.Target,
            Request = Message(exchange.Request.Headers, exchange.Request.Body, entry.HasRequestBody, isDecoded: false),
            Status = exchange.Response?.Status ?? 0,
            Response = exchange.Response is { } answer
                ? Message(answer.Headers, answer.Body, entry.HasResponseBody, isDecoded: true)
                : null,
            Outcome = exchange.Outcome,
            Reason = exchange.Reason,
        };

    private static RawMessage Message(
        IReadOnlyList<KeyValuePair<string, string>> headers,
        ReadOnlyMemory<byte> body,
        bool isThere,
        bool isDecoded
    ) => new("HTTP/1.1", headers, body, isThere ? body.Length : NotKnown) { IsThere = isThere, IsDecoded = isDecoded };
}
