using System.Text;
using System.Text.Json;

namespace ElbContract.Traffic.Archives;

/// <summary>A JSON text within the bytes of an entry, as it is written there, without its quotes; <c>default</c> where there is
/// none.</summary>
/// <param name="Start">Where its first byte is.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="IsEscaped">Whether a backslash is in it.</param>
internal readonly record struct EntryText(int Start, int Length, bool IsEscaped)
{
    /// <summary>Whether the entry has it.</summary>
    public bool IsThere => Start > 0;

    public static EntryText Of(ref Utf8JsonReader reader) =>
        new((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length, reader.ValueIsEscaped);

    /// <summary>As it is written.</summary>
    public ReadOnlySpan<byte> Raw(ReadOnlySpan<byte> entry) => entry.Slice(Start, Length);

    /// <summary>Whether it is that word, written in letters of any case and without escapes.</summary>
    public bool Is(ReadOnlySpan<byte> entry, ReadOnlySpan<byte> word) => Length == word.Length && Ascii.EqualsIgnoreCase(Raw(entry), word);

    /// <summary>What it says; empty where there is none, null where it cannot be decoded: broken UTF-8, half a surrogate pair.</summary>
    public string? Text(ReadOnlySpan<byte> entry)
    {
        if (Length == 0)
            return "";
        var reader = Reader(entry);
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Writes what it says as UTF-8; false where it cannot be decoded.</summary>
    /// <param name="entry">What it is in.</param>
    /// <param name="text">Room for <see cref="Length"/> bytes at least.</param>
    /// <param name="written">How many it takes.</param>
    public bool TryCopy(ReadOnlySpan<byte> entry, Span<byte> text, out int written)
    {
        written = 0;
        if (Length == 0)
            return true;
        if (!IsEscaped)
        {
            Raw(entry).CopyTo(text);
            written = Length;
            return true;
        }

        try
        {
            written = Reader(entry).CopyString(text);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private Utf8JsonReader Reader(ReadOnlySpan<byte> entry)
    {
        var reader = new Utf8JsonReader(entry.Slice(Start - 1, Length + 2));
        reader.Read();
        return reader;
    }
}
