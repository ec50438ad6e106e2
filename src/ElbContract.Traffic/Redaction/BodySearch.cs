using System.Text;
using System.Text.Unicode;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Redaction;

/// <summary>A body that is first looked into for secrets, and then, with what its whole exchange holds, for their values.</summary>
internal sealed class BodySearch
{
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly byte[] Redacted = Encoding.ASCII.GetBytes(Redactor.Redacted);

    private readonly ReadOnlyMemory<byte> _wire;
    private readonly byte[]? _inner;
    private readonly List<Mark> _marks = [];
    private readonly List<Mark> _innerMarks = [];

    /// <param name="body">As it came.</param>
    /// <param name="headers">Of its message: its type and its codings.</param>
    /// <param name="isPlain">Whether codings are not to be undone.</param>
    /// <param name="finders">What is looked for.</param>
    /// <param name="values">Where it is noted.</param>
    public BodySearch(
        ReadOnlyMemory<byte> body,
        IReadOnlyList<KeyValuePair<string, string>> headers,
        bool isPlain,
        SecretFinders finders,
        SecretValues values
    )
    {
        _wire = body;
        Plain = body;
        if (body.IsEmpty)
            return;
        if (!isPlain && Coding(headers) is { } coding)
        {
            IsCoded = true;
            var undone = ContentCodings.Undo(body, coding);
            IsBroken = undone is null;
            Plain = undone ?? body;
        }

        // What cannot be decoded may be plain all the same: the other side of the exchange can repeat what is in it.
        var isForm = CapturedHeaders.First(headers, "Content-Type")?.StartsWith(Form, StringComparison.OrdinalIgnoreCase) == true;
        finders.FindInBody(Plain.Span, isForm, values, _marks);
        if (!ContentCodings.LookLikeGzip(Plain.Span))
            return;
        _inner = ContentCodings.Undo(Plain, "gzip");
        finders.FindInBody(_inner, isForm, values, _innerMarks);
    }

    /// <summary>Decoded, where it could be.</summary>
    public ReadOnlyMemory<byte> Plain { get; }

    public bool IsCoded { get; }

    /// <summary>Whether its coding is not known, or not what it says.</summary>
    public bool IsBroken { get; }

    /// <summary>Whether something in it is not to be kept; asked after <see cref="Search"/>.</summary>
    public bool HasAny => _marks.Count > 0;

    /// <summary>Whether it is a compressed file, which no header speaks of, that is not to be kept; asked after
    /// <see cref="Search"/>.</summary>
    public bool HidesAny => _innerMarks.Count > 0 || (_inner is null && ContentCodings.LookLikeGzip(Plain.Span));

    /// <summary>Looks for the values of the whole exchange.</summary>
    public void Search(SecretValues values)
    {
        values.Find(Plain.Span, _marks);
        values.Find(_inner, _innerMarks);
    }

    /// <summary>The decoded body without what was found.</summary>
    public byte[] Replaced() => MarkedBytes.Replace(Plain.Span, _marks);

    /// <summary>The body as it may be kept: the same memory where nothing is secret, decoded where something is, and none of it where
    /// nobody can look into it.</summary>
    public ReadOnlyMemory<byte> Kept(SecretValues values)
    {
        Search(values);
        if (HidesAny || (IsBroken && !Utf8.IsValid(Plain.Span)))
            return Redacted;
        return HasAny ? Replaced() : _wire;
    }

    private static string? Coding(IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        if (CapturedHeaders.First(headers, "Content-Encoding") is null)
            return null;
        var coding = string.Join(
            ',',
            headers
                .Where(header => header.Key.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase))
                .Select(header => header.Value)
        );
        return ContentCodings.Any(coding) ? coding : null;
    }
}
