using System.Buffers;
using System.Text;
using ElbContract.Specification.Answers;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Checking;

/// <summary>Judges entry after entry on one thread, without keeping anything of them.</summary>
internal sealed class EntryExaminer
{
    private readonly ExchangeJudge _judge;
    private readonly Tally _tally;
    private readonly bool _allowsSecrets;
    private readonly Func<string> _curl;
    private readonly HarEntry _entry = new();
    private readonly ArrayBufferWriter<byte> _request = new();
    private readonly ArrayBufferWriter<byte> _answer = new();
    private readonly PathCache _paths = new();
    private readonly SecretSearch _secrets = new();

    public EntryExaminer(ExchangeJudge judge, Tally tally, bool allowsSecrets)
    {
        (_judge, _tally, _allowsSecrets) = (judge, tally, allowsSecrets);
        _curl = Curl;
    }

    /// <param name="file">The place of its file.</param>
    /// <param name="number">Its number in the file.</param>
    /// <param name="bytes">The entry.</param>
    /// <returns>Where something looks like a secret; null where nothing does.</returns>
    public string? Examine(int file, long number, ReadOnlyMemory<byte> bytes)
    {
        if (_entry.Read(bytes) is { } problem)
            _tally.AddProblem(file, number, problem);
        else if (!_allowsSecrets && _secrets.Find(_entry) is { } secret)
            return secret;
        else if (Path() is { } path)
            Judge(file, number, path);
        else
            _tally.AddOther(file);
        return null;
    }

    private string? Path() => IsPost() ? _paths.Find(_entry) : null;

    // Some tools write methods in small letters; what was recorded here is as it was sent.
    private bool IsPost() =>
        _entry.Outcome.IsThere
            ? _entry.Request.Method.Raw(_entry.Bytes).SequenceEqual("POST"u8)
            : _entry.Request.Method.Is(_entry.Bytes, "POST"u8);

    private void Judge(int file, long number, string path)
    {
        var request = _entry.Request.Decode(_entry.Bytes, _entry.Outcome.IsThere, _request);
        var answer = _entry.Response.Decode(_entry.Bytes, _entry.Outcome.IsThere, _answer);
        if (Wrong(request, "request") is { } wrongRequest)
            _tally.AddProblem(file, number, wrongRequest);
        else if (Wrong(answer, "response") is { } wrongAnswer)
            _tally.AddProblem(file, number, wrongAnswer);
        else
        {
            if (_allowsSecrets)
                Redact(number);
            var verdict = _judge.Judge(path, IsEncoded() ? null : Known(request, _request), Status(), Known(answer, _answer));
            _tally.Add(file, number, verdict, _curl);
        }
    }

    // What is said of an entry quotes it.
    private void Redact(long number)
    {
        var exchange = RecordingReader.Of(number, _entry, new ArrayBufferWriter<byte>()).Exchange!;
        var (request, answer, _) = Redactor.Foreign.Apply(exchange.Request, exchange.Response, null);
        Put(request.Body, _request);
        Put(answer?.Body ?? default, _answer);
    }

    private static void Put(ReadOnlyMemory<byte> body, ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        buffer.Write(body.Span);
    }

    private static ReadOnlyMemory<byte>? Known(BodyState state, ArrayBufferWriter<byte> body)
    {
        if (state == BodyState.Whole)
            return body.WrittenMemory;
        return null; // In a conditional expression it would be an empty body.
    }

    private static string? Wrong(BodyState state, string whose) =>
        state switch
        {
            BodyState.WrongEncoding => $"the body of its {whose} is marked as base64, but is not",
            BodyState.UnknownEncoding => $"the body of its {whose} has an encoding that HAR does not know",
            _ => null,
        };

    // Archives have answers decoded, and requests as they were sent.
    private bool IsEncoded()
    {
        var encoding = _entry.Request.Header(_entry.Bytes, "Content-Encoding"u8);
        return encoding.Length > 0 && !encoding.Is(_entry.Bytes, "identity"u8);
    }

    // What broke off is no answer, whatever its status line was.
    private int? Status() =>
        _entry.Response.Status is > 0 and var status && (!_entry.Outcome.IsThere || _entry.Outcome.Is(_entry.Bytes, "answered"u8))
            ? status
            : null;

    private string Curl() =>
        CurlLine.Of(
            new CapturedRequest(
                "POST",
                $"/v1.0/{ProviderIds.Example.ProjectId}/elbaas/listeners",
                [new("X-Auth-Token", ProviderIds.Example.Token), new("Content-Type", "application/json")],
                Redactor.Strict.Bytes(_request.WrittenSpan.ToArray())
            ),
            CurlLine.EndpointVariable
        );

    /// <summary>Many requests have the same URL.</summary>
    private sealed class PathCache
    {
        private byte[] _url = [];
        private string? _path;

        public string? Find(HarEntry entry)
        {
            var url = entry.Request.Url.Raw(entry.Bytes);
            if (url.SequenceEqual(_url))
                return _path;
            _url = url.ToArray();
            _path = (entry.Request.Url.IsEscaped ? entry.Request.Url.Text(entry.Bytes) : Encoding.UTF8.GetString(url)) is { } text
                ? ListenersPath.Find(text)
                : null;
            return _path;
        }
    }
}
