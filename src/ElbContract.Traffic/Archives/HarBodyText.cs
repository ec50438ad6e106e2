using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Unicode;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Archives;

/// <summary>A body as an entry has it: <c>postData</c> or <c>content</c>.</summary>
internal sealed class HarBodyText
{
    private EntryText _encoding;

    public EntryText Text { get; private set; }

    /// <summary>The members of a form, besides its text or in its place.</summary>
    public List<HarPair> Params { get; } = [];

    /// <summary>The bytes that the body had before it was decoded and became a text; null if the archive does not say.</summary>
    public double? Size { get; private set; }

    /// <summary>The bytes on the wire; null or less than zero if the archive does not say.</summary>
    public double? WireSize { get; set; }

    /// <summary>Whether the bytes that came stand beside it, so that it is decoded whatever the headers say.</summary>
    public bool HasWire { get; private set; }

    public void Clear()
    {
        Text = _encoding = default;
        HasWire = false;
        Size = WireSize = null;
        Params.Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = HarMembers.Of(ref reader);
            reader.Read();
            if (member == HarMember.Text)
                Text = HarMembers.Text(ref reader);
            else if (member == HarMember.Encoding)
                _encoding = HarMembers.Text(ref reader);
            else if (member == HarMember.Params)
                HarMembers.Pairs(ref reader, Params);
            else if (member == HarMember.Size)
                Size = HarMembers.Number(ref reader);
            else
            {
                HasWire |= member == HarMember.Wire;
                reader.Skip();
            }
        }
    }

    /// <summary>Whether the text is the body, and no encoding of it.</summary>
    public bool IsText(ReadOnlySpan<byte> entry) =>
        _encoding.Length == 0 || _encoding.Is(entry, "utf-8"u8) || _encoding.Is(entry, "utf8"u8);

    /// <summary>Decodes the body's bytes.</summary>
    /// <param name="entry">What it is in.</param>
    /// <param name="codings">What its message says of them (<c>Content-Encoding</c>), and the archive may have left undone; null for
    /// nothing.</param>
    /// <param name="isAnnounced">Whether its message says that it has some.</param>
    /// <param name="buffer">Where the bytes go.</param>
    public BodyState Decode(ReadOnlySpan<byte> entry, string? codings, bool isAnnounced, ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        if (Text.Length == 0)
            return Params.Count == 0 && Size is null or 0 && IsSaidToBeEmpty && !isAnnounced ? BodyState.Whole : BodyState.NotKept;
        var text = buffer.GetSpan(Text.Length);
        if (!Text.TryCopy(entry, text, out var length))
            return BodyState.Unreadable;
        if (!IsText(entry))
        {
            if (!_encoding.Is(entry, "base64"u8))
                return BodyState.UnknownEncoding;
            if (!Base64.IsValid(text[..length]))
                // Some tools name an encoding and write the text.
                return IsJson(text[..length]) ? Advance(buffer, length) : BodyState.WrongEncoding;
            Base64.DecodeFromUtf8InPlace(text[..length], out length);
            if (codings is not null && !HasWire && !Utf8.IsValid(text[..length]))
                return Undo(text[..length].ToArray(), codings, buffer);
        }

        buffer.Advance(length);
        // Tools keep long bodies up to a limit, and tell so by the size alone.
        return IsCutOff(text[..length]) ? BodyState.CutOff : BodyState.Whole;
    }

    private bool IsSaidToBeEmpty => Text.IsThere ? WireSize is null or 0 : WireSize is 0;

    // Larger too where something was redacted, or in another character set; but then the text has its end. Of a request there is only the
    // size on the wire.
    private bool IsCutOff(ReadOnlySpan<byte> text) =>
        Size > text.Length ? !IsJson(text) : Size is null && WireSize > text.Length && !text.TrimEnd(" \t\r\n"u8).EndsWith("}"u8);

    private static BodyState Undo(byte[] coded, string codings, ArrayBufferWriter<byte> buffer)
    {
        if (ContentCodings.Undo(coded, codings) is not { } plain)
            return BodyState.NotKept;
        buffer.Write(plain);
        return BodyState.Whole;
    }

    private static BodyState Advance(ArrayBufferWriter<byte> buffer, int length)
    {
        buffer.Advance(length);
        return BodyState.Whole;
    }

    private static bool IsJson(ReadOnlySpan<byte> text)
    {
        if (text.TrimStart(" \t\r\n"u8) is not [(byte)'{' or (byte)'[', ..])
            return false;
        var reader = new Utf8JsonReader(text);
        try
        {
            while (reader.Read()) { }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

/// <summary>How much of a body an entry has.</summary>
internal enum BodyState
{
    /// <summary>Every byte, or none of an empty one.</summary>
    Whole,

    /// <summary>Nothing, although there may have been one: the tool that recorded it left it out.</summary>
    NotKept,

    /// <summary>A part: the size that is given is larger.</summary>
    CutOff,

    /// <summary>A text that is none: broken UTF-8, half a surrogate pair.</summary>
    Unreadable,

    /// <summary>It is said to be base64, and is not.</summary>
    WrongEncoding,

    /// <summary>Neither text nor base64.</summary>
    UnknownEncoding,
}
