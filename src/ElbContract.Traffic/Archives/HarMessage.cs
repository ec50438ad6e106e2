using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Archives;

/// <summary>A header, cookie or parameter as an entry has it.</summary>
internal readonly record struct HarPair(EntryText Name, EntryText Value);

/// <summary>What request and response of an entry have in common.</summary>
internal abstract class HarMessage
{
    public bool IsThere { get; private set; }
    public List<HarPair> Headers { get; } = [];

    /// <summary>The cookies once more, besides their header.</summary>
    public List<HarPair> Cookies { get; } = [];

    public HarBodyText Body { get; } = new();

    public virtual void Clear()
    {
        IsThere = false;
        Headers.Clear();
        Cookies.Clear();
        Body.Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        IsThere = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = HarMembers.Of(ref reader);
            reader.Read();
            if (member == HarMember.Headers)
                HarMembers.Pairs(ref reader, Headers);
            else if (member == HarMember.Cookies)
                HarMembers.Pairs(ref reader, Cookies);
            else if (member == HarMember.BodySize)
                Body.WireSize = HarMembers.Number(ref reader);
            else if (!Read(member, ref reader))
                reader.Skip();
        }
    }

    /// <summary>Decodes the body's bytes, of an answer with its content codings undone.</summary>
    /// <param name="entry">What it is in.</param>
    /// <param name="knowsSizes">Whether it was recorded here: then its sizes are right.</param>
    /// <param name="buffer">Where the bytes go.</param>
    public BodyState Decode(ReadOnlySpan<byte> entry, bool knowsSizes, ArrayBufferWriter<byte> buffer) =>
        Body.Decode(entry, Codings(entry), !knowsSizes && Body.Text.Length == 0 && AnnouncesBody(entry), buffer);

    /// <summary>What codings its body has that an archive should have undone; null for none.</summary>
    protected abstract string? Codings(ReadOnlySpan<byte> entry);

    /// <summary>Whether its headers say that a body follows.</summary>
    protected virtual bool AnnouncesBody(ReadOnlySpan<byte> entry) =>
        Header(entry, "Content-Length"u8) is { Length: > 0 } length && length.Raw(entry).ContainsAnyInRange((byte)'1', (byte)'9');

    /// <summary>The first value of a header, in any case.</summary>
    public EntryText Header(ReadOnlySpan<byte> entry, ReadOnlySpan<byte> name)
    {
        foreach (var header in Headers)
        {
            if (header.Name.Is(entry, name))
                return header.Value;
        }

        return default;
    }

    /// <summary>Reads a member that only this message has; false, with nothing read, where it is none.</summary>
    protected abstract bool Read(HarMember member, ref Utf8JsonReader reader);
}

/// <summary>The request of an entry.</summary>
internal sealed class HarRequest : HarMessage
{
    public EntryText Method { get; private set; }
    public EntryText Url { get; private set; }

    /// <summary>The parameters of the url once more.</summary>
    public List<HarPair> Query { get; } = [];

    public override void Clear()
    {
        base.Clear();
        Method = Url = default;
        Query.Clear();
    }

    // Archives have requests as they were sent.
    protected override string? Codings(ReadOnlySpan<byte> entry) => null;

    protected override bool AnnouncesBody(ReadOnlySpan<byte> entry) =>
        base.AnnouncesBody(entry) || Header(entry, "Transfer-Encoding"u8).Length > 0;

    protected override bool Read(HarMember member, ref Utf8JsonReader reader)
    {
        switch (member)
        {
            case HarMember.Method:
                Method = HarMembers.Text(ref reader);
                return true;
            case HarMember.Url:
                Url = HarMembers.Text(ref reader);
                return true;
            case HarMember.QueryString:
                HarMembers.Pairs(ref reader, Query);
                return true;
            case HarMember.PostData:
                Body.Read(ref reader);
                return true;
            default:
                return false;
        }
    }
}

/// <summary>The response of an entry.</summary>
internal sealed class HarResponse : HarMessage
{
    /// <summary>The HTTP status; 0 or less where no status line came, null where the entry says nothing of it.</summary>
    public int? Status { get; private set; }

    public override void Clear()
    {
        base.Clear();
        Status = null;
    }

    protected override string? Codings(ReadOnlySpan<byte> entry) =>
        Header(entry, "Content-Encoding"u8) is { Length: > 0 } coding && coding.Text(entry) is { } text && ContentCodings.Any(text)
            ? text
            : null;

    protected override bool Read(HarMember member, ref Utf8JsonReader reader)
    {
        switch (member)
        {
            case HarMember.Status:
                Status =
                    HarMembers.Number(ref reader) is { } status && status is >= -1 and < 1000 && double.IsInteger(status)
                        ? (int)status
                        : null;
                return true;
            case HarMember.Content:
                Body.Read(ref reader);
                return true;
            default:
                return false;
        }
    }
}
