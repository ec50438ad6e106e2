using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Recording;

/// <summary>A body on its way into an archive: first looked into for secrets, then written without all that the whole exchange
/// has.</summary>
internal sealed class BodyDraft
{
    private readonly RawMessage _message;
    private readonly bool _isRequest;
    private readonly BodySearch _search;

    /// <param name="message">The request or answer.</param>
    /// <param name="isRequest">Requests are kept as they were sent where nothing is redacted; of answers, archives have the decoded
    /// text.</param>
    /// <param name="finders">What is looked for.</param>
    /// <param name="values">Where it is noted.</param>
    public BodyDraft(RawMessage message, bool isRequest, SecretFinders finders, SecretValues values)
    {
        _message = message;
        _isRequest = isRequest;
        _search = new BodySearch(
            message.IsThere ? message.Body : default,
            message.Headers,
            isPlain: message.IsDecoded || !message.IsWhole,
            finders,
            values
        );
        if (message.IsThere && !message.IsWhole)
            Problem = $"the {Whose}'s body of {message.Size} bytes is longer than the limit of {message.Body.Length} bytes, and left out";
        else if (_search.IsBroken)
            Problem = $"the {Whose}'s body cannot be decoded from its Content-Encoding, and is left out";
    }

    private string Whose => _isRequest ? "request" : "answer";

    /// <summary>Why the body is not kept; null where it is.</summary>
    public string? Problem { get; private set; }

    public ArchiveBody Finish(SecretValues values)
    {
        if (Problem is null)
            _search.Search(values);
        if (Problem is null && _search.HidesAny)
            Problem = $"the {Whose}'s body holds a secret in compressed form, and is left out";
        if (Problem is not null || !_message.IsThere)
            return new ArchiveBody(default, _message.Size)
            {
                IsKept = false,
                ContentSize = _search.IsCoded || _message.Header("Content-Encoding") is null ? _message.Size : -1,
            };
        if (_search.HasAny)
            return new ArchiveBody(_search.Replaced(), _message.Size);
        return _isRequest
            ? new ArchiveBody(_message.Body, _message.Size)
            : new ArchiveBody(_search.Plain, _message.Size) { Wire = _search.IsCoded ? _message.Body : default };
    }
}
