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
    private readonly List<Mark> _marks = [];

    // What else the body says: unpacked, or as it came where that is more than what was decoded. Null where nobody can tell.
    private readonly List<byte[]>? _others = [];
    private readonly List<Mark> _otherMarks = [];

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
        finders.Find(Plain.Span, isForm, values, _marks);
        _others = ContentCodings.Within(Plain);
        // Behind the end of a coding there may be a text.
        if (IsCoded && !IsBroken)
            _others?.Add(_wire.ToArray());
        foreach (var other in _others ?? [])
            finders.Find(other, isForm, values, _otherMarks);
    }

    /// <summary>Decoded, where it could be.</summary>
    public ReadOnlyMemory<byte> Plain { get; }

    public bool IsCoded { get; }

    /// <summary>Whether its coding is not known, or not what it says.</summary>
    public bool IsBroken { get; }

    /// <summary>Whether something in it is not to be kept; asked after <see cref="Search"/>.</summary>
    public bool HasAny => _marks.Count > 0;

    /// <summary>Whether it is packed, which no header speaks of, and is not to be kept, or something is behind its end; asked after
    /// <see cref="Search"/>.</summary>
    public bool HidesAny => _others is null || _otherMarks.Count > 0;

    /// <summary>Looks for the values of the whole exchange.</summary>
    public void Search(SecretValues values)
    {
        values.Find(Plain.Span, _marks);
        foreach (var other in _others ?? [])
            values.Find(other, _otherMarks);
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
