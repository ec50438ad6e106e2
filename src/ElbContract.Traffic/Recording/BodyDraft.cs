using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Recording;

/// <summary>A body on its way into an archive: first looked into for secrets, then written without all that the whole exchange
/// has.</summary>
internal sealed class BodyDraft
{
    private const string Form = "application/x-www-form-urlencoded";

    private readonly RawMessage _message;
    private readonly bool _isRequest;
    private readonly ReadOnlyMemory<byte> _plain;
    private readonly bool _isCoded;
    private readonly byte[]? _inner;
    private readonly List<Mark> _marks = [];
    private readonly List<Mark> _innerMarks = [];

    /// <param name="message">The request or answer.</param>
    /// <param name="isRequest">Requests are kept as they were sent where nothing is redacted; of answers, archives have the decoded
    /// text.</param>
    /// <param name="finders">What is looked for.</param>
    /// <param name="values">Where it is noted.</param>
    public BodyDraft(RawMessage message, bool isRequest, SecretFinders finders, SecretValues values)
    {
        _message = message;
        _isRequest = isRequest;
        var whose = Whose;
        _plain = message.Body;
        if (!message.IsThere)
            return;
        if (!message.IsWhole)
            Problem =
                $"the {whose}'s body of {message.Size} bytes is longer than the {message.Body.Length} that are kept of one, and left out";
        else if (!message.Body.IsEmpty)
            (_plain, _isCoded, Problem) = Decode();
        // What cannot be decoded may be plain all the same: the other side of the exchange can repeat what is in it.
        var isForm = message.Header("Content-Type")?.StartsWith(Form, StringComparison.OrdinalIgnoreCase) == true;
        finders.FindInBody(_plain.Span, isForm, values, _marks);
        if (!ContentCodings.LookLikeGzip(_plain.Span))
            return;
        _inner = ContentCodings.Undo(_plain, "gzip");
        finders.FindInBody(_inner, isForm, values, _innerMarks);
    }

    private string Whose => _isRequest ? "request" : "answer";

    /// <summary>Why the body is not kept; null where it is.</summary>
    public string? Problem { get; private set; }

    public ArchiveBody Finish(SecretValues values)
    {
        if (Problem is null)
            values.Find(_plain.Span, _marks);
        if (Problem is null && HidesAny(values))
            Problem = $"the {Whose}'s body holds a secret in a compressed file, and is left out";
        if (Problem is not null || !_message.IsThere)
            return new ArchiveBody(default, _message.Size)
            {
                IsKept = false,
                ContentSize = _isCoded || _message.Header("Content-Encoding") is null ? _message.Size : -1,
            };
        if (_marks.Count == 0 && _isRequest)
            return new ArchiveBody(_message.Body, _message.Size);
        return _marks.Count == 0
            ? new ArchiveBody(_plain, _message.Size) { Wire = _isCoded ? _message.Body : default }
            : new ArchiveBody(MarkedBytes.Replace(_plain.Span, _marks), _message.Size) { ContentSize = _plain.Length };
    }

    private (ReadOnlyMemory<byte> Plain, bool IsCoded, string? Problem) Decode()
    {
        if (_message.IsDecoded || _message.Header("Content-Encoding") is null)
            return (_message.Body, false, null);
        var coding = string.Join(
            ',',
            _message
                .Headers.Where(header => header.Key.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase))
                .Select(header => header.Value)
        );
        if (!ContentCodings.Any(coding))
            return (_message.Body, false, null);
        return ContentCodings.Undo(_message.Body, coding) is { } plain
            ? (plain, true, null)
            : (_message.Body, true, $"the {Whose}'s body cannot be decoded from its Content-Encoding, and is left out");
    }

    // A compressed file that no header speaks of.
    private bool HidesAny(SecretValues values)
    {
        values.Find(_inner, _innerMarks);
        return _innerMarks.Count > 0 || (_inner is null && ContentCodings.LookLikeGzip(_plain.Span));
    }
}
