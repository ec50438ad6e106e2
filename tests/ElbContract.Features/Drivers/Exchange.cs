namespace ElbContract.Features.Drivers;

/// <summary>
/// One request and its answer, as they went over the wire. Headers and body are the request's: the headers without those that HTTP itself
/// needs, the body null where none was sent.
/// </summary>
public sealed record Exchange(
    string Method,
    string Path,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    byte[]? Body,
    int Status,
    byte[] Answer
);
