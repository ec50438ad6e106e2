using System.Buffers;
using System.Globalization;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Archives;

/// <summary>Reads recordings: HTTP archives (HAR 1.2) of any program, and their entries one a line (NDJSON); packed with gzip, with a byte
/// order mark and in UTF-16, too.</summary>
public static class RecordingReader
{
    /// <summary>The largest entry that is looked at, in bytes.</summary>
    internal const int MaximumEntryBytes = 16 * 1024 * 1024;

    /// <summary>The entries in their order, read as they are asked for. A file of a damaged end tells so in a last entry with a
    /// problem.</summary>
    /// <param name="path">A file, or <c>-</c> for standard input.</param>
    /// <exception cref="RecordingException">The file cannot be opened.</exception>
    public static IEnumerable<RecordedEntry> Read(string path)
    {
        using var stream = RecordingSource.Open(path);
        foreach (var entry in Read(stream))
            yield return entry;
    }

    /// <summary>As <see cref="Read(string)"/>, for what is to be published: it ends at the first entry that holds what looks like a
    /// secret.</summary>
    /// <param name="path">A file, or <c>-</c> for standard input.</param>
    /// <exception cref="RecordingException">The file cannot be opened, or holds what looks like a secret.</exception>
    public static IEnumerable<RecordedEntry> ReadWithoutSecrets(string path)
    {
        using var stream = RecordingSource.Open(path);
        var secrets = new SecretSearch();
        foreach (var entry in Read(stream, Examine))
            yield return entry;

        void Examine(long number, HarEntry entry)
        {
            if (secrets.Find(entry) is { } where)
                throw RecordingException.Secret(path, number, where);
        }
    }

    internal static IEnumerable<RecordedEntry> Read(Stream stream, Action<long, HarEntry>? examine = null)
    {
        var splitter = new EntrySplitter(stream, MaximumEntryBytes);
        var entry = new HarEntry();
        var buffer = new ArrayBufferWriter<byte>();
        var number = 0L;
        foreach (var batch in splitter.Read())
        {
            using (batch)
            {
                foreach (var slice in batch.Entries)
                {
                    number = slice.Number;
                    var problem = slice.Problem ?? entry.Read(batch.Bytes(slice));
                    if (problem is null)
                        examine?.Invoke(number, entry);
                    yield return problem is null ? Of(number, entry, buffer) : new RecordedEntry { Number = number, Problem = problem };
                }
            }
        }

        if (splitter.Problem is { } broken)
            yield return new RecordedEntry
            {
                Number = number + 1,
                Problem = broken,
                IsBroken = splitter.IsBroken,
            };
    }

    internal static RecordedEntry Of(long number, HarEntry entry, ArrayBufferWriter<byte> buffer)
    {
        var (origin, target) = Address(entry.Request.Url.Text(entry.Bytes) ?? "");
        var hasRequest = entry.Request.Decode(entry.Bytes, entry.Outcome.IsThere, buffer) == BodyState.Whole;
        var request = new CapturedRequest(Method(entry), target, Headers(entry, entry.Request), buffer.WrittenSpan.ToArray());
        var hasResponse = entry.Response.Decode(entry.Bytes, entry.Outcome.IsThere, buffer) == BodyState.Whole;
        var response = entry.Response.Status is > 0 and var status
            ? new CapturedResponse(status, Headers(entry, entry.Response), buffer.WrittenSpan.ToArray())
            : null;
        return new RecordedEntry
        {
            Number = number,
            Origin = origin,
            IsOurs = entry.Outcome.IsThere,
            HasRequestBody = hasRequest,
            HasResponseBody = hasResponse,
            Exchange = new Exchange
            {
                Number = (int)Math.Min(number, int.MaxValue),
                Request = request,
                Response = response,
                StartedAt = DateTimeOffset.TryParse(
                    entry.StartedAt.Text(entry.Bytes),
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal,
                    out var at
                )
                    ? at
                    : default,
                Duration = TimeSpan.FromMilliseconds(Math.Clamp(entry.Time ?? 0, 0, int.MaxValue)),
                Outcome = OutcomeOf(entry, response),
                Reason = entry.Reason.IsThere ? entry.Reason.Text(entry.Bytes) : null,
            },
        };
    }

    // Some tools write methods in small letters; what was recorded here is as it was sent.
    private static string Method(HarEntry entry)
    {
        var method = entry.Request.Method.Text(entry.Bytes) ?? "";
        return entry.Outcome.IsThere ? method : method.ToUpperInvariant();
    }

    /// <summary>Divides a URL into its origin and what follows, without its fragment.</summary>
    private static (string Origin, string Target) Address(string url)
    {
        var fragment = url.IndexOf('#', StringComparison.Ordinal);
        if (fragment >= 0)
            url = url[..fragment];
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
            return ("", url);
        var path = url.AsSpan(scheme + 3).IndexOfAny('/', '?');
        if (path < 0)
            return (url, "/");
        path += scheme + 3;
        return (url[..path], url[path] == '/' ? url[path..] : "/" + url[path..]);
    }

    private static KeyValuePair<string, string>[] Headers(HarEntry entry, HarMessage message)
    {
        var headers = new List<KeyValuePair<string, string>>(message.Headers.Count);
        foreach (var header in message.Headers)
        {
            // HTTP/2's own, which some programs keep among the headers.
            if (header.Name.Text(entry.Bytes) is { Length: > 0 } name && name[0] != ':')
                headers.Add(new(name, header.Value.Text(entry.Bytes) ?? ""));
        }

        return [.. headers];
    }

    private static ExchangeOutcome OutcomeOf(HarEntry entry, CapturedResponse? response)
    {
        var word = entry.Outcome.IsThere ? entry.Outcome.Text(entry.Bytes) : null;
        if (
            Enum.TryParse<ExchangeOutcome>(word?.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var outcome)
            && Enum.IsDefined(outcome)
        )
            return outcome;
        return response is null ? ExchangeOutcome.Failed : ExchangeOutcome.Answered;
    }
}
