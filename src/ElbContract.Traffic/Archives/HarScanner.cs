using System.Buffers;
using System.Numerics;

namespace ElbContract.Traffic.Archives;

/// <summary>The elements of <c>log.entries</c>, in one archive or in several behind each other, or of that list by itself.</summary>
/// <remarks>Brackets and texts are told apart, and nothing else: whether an entry is JSON is seen by who reads it.</remarks>
internal sealed class HarScanner : EntryScanner
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> TextEnd = SearchValues.Create("\"\\"u8);

    private enum Place
    {
        Outside,
        Between,
        Entry,
        Scalar,
    }

    private enum Key
    {
        Other,
        Log,
        Entries,
    }

    private Place _place;
    private int _depth;
    private int _listDepth;
    private bool _inText;
    private bool _isEscaped;
    private bool _inLog;
    private bool _isArchive;
    private Key _key;

    /// <param name="isInList">Whether the data begin within the list of entries.</param>
    public HarScanner(bool isInList = false)
    {
        if (isInList)
            (_place, _isArchive, HasEntries) = (Place.Between, true, true);
    }

    /// <summary>Whether there was a list of entries.</summary>
    public bool HasEntries { get; private set; }

    /// <summary>Whether the data may end here: everything that was opened is closed.</summary>
    public bool IsClosed => !_inText && (_place == Place.Between ? _listDepth == 0 : _place == Place.Outside && _depth == 0);

    /// <summary>Whether there was an object without one, whose entries, if it is one itself, are passed over.</summary>
    public bool HasOthers { get; private set; }

    public override bool IsEntry => _place is Place.Entry or Place.Scalar;

    public override bool Next(ReadOnlySpan<byte> data, out int start, out int length)
    {
        while (Position < data.Length)
        {
            var isEnd = _place switch
            {
                Place.Outside => Outside(data),
                Place.Between => Between(data),
                Place.Entry => Entry(data),
                _ => Scalar(data),
            };
            if (!isEnd)
                continue;
            start = EntryStart;
            length = Position - start;
            EntryStart = Position;
            _place = Place.Between;
            return true;
        }

        start = length = 0;
        return false;
    }

    // To the next bracket or over the next text.
    private bool Outside(ReadOnlySpan<byte> data)
    {
        if (_inText)
        {
            Text(data);
            return false;
        }

        var at = data[Position..].IndexOfAny(Structure);
        EntryStart = Position = at < 0 ? data.Length : Position + at + 1;
        if (at < 0)
            return false;
        var what = data[Position - 1];
        if (what == '"')
        {
            EntryStart = Position - 1; // So that the text is there as a whole at its end.
            _inText = true;
        }
        else if (what is (byte)'{' or (byte)'[')
            Open(what);
        else
            Close();
        return false;
    }

    private void Text(ReadOnlySpan<byte> data)
    {
        if (!EndOfText(data))
            return;
        _inText = false;
        var text = data[EntryStart..Position];
        _key =
            text.SequenceEqual("\"log\""u8) ? Key.Log
            : text.SequenceEqual("\"entries\""u8) ? Key.Entries
            : Key.Other;
        EntryStart = Position;
    }

    private void Open(byte bracket)
    {
        _depth++;
        if (_depth == 2 && _key == Key.Log && bracket == '{')
            _inLog = true;
        if (bracket == '[' && (_depth == 1 || (_depth == 3 && _inLog && _key == Key.Entries)))
        {
            _listDepth = _depth;
            _place = Place.Between;
            HasEntries = _isArchive = true;
        }

        _key = Key.Other;
    }

    private void Close()
    {
        _depth = Math.Max(0, _depth - 1);
        if (_depth < 2)
            _inLog = false;
        if (_depth > 0)
            return;
        HasOthers |= !_isArchive;
        _isArchive = false;
    }

    private bool Between(ReadOnlySpan<byte> data)
    {
        var at = data[Position..].IndexOfAnyExcept(" \t\r\n,"u8);
        EntryStart = Position = at < 0 ? data.Length : Position + at;
        if (at < 0)
            return false;
        switch (data[Position])
        {
            case (byte)']':
                EntryStart = ++Position;
                _depth = _listDepth;
                _place = Place.Outside;
                Close();
                break;
            case (byte)'{':
                Position++;
                _depth = 1;
                _place = Place.Entry;
                break;
            default:
                Position++;
                _place = Place.Scalar;
                break;
        }

        return false;
    }

    private bool Entry(ReadOnlySpan<byte> data)
    {
        while (data.Length - Position >= JsonBlock.Bytes)
        {
            JsonBlock.Read(data[Position..], ref _inText, ref _isEscaped, out var opens, out var closes);
            if (End(opens, closes) is { } end)
                return Leave(Position + end);
            Position += JsonBlock.Bytes;
        }

        return LastOfEntry(data);
    }

    // Behind the brace that closes the entry; null where the block ends before.
    private int? End(ulong opens, ulong closes)
    {
        for (var braces = opens | closes; braces != 0; braces &= braces - 1)
        {
            var brace = braces & (~braces + 1);
            _depth += (opens & brace) != 0 ? 1 : -1;
            if (_depth == 0)
                return BitOperations.TrailingZeroCount(brace) + 1;
        }

        return null;
    }

    private bool Leave(int end)
    {
        Position = end;
        _inText = _isEscaped = false;
        return true;
    }

    // What is left of the data is less than a block.
    private bool LastOfEntry(ReadOnlySpan<byte> data)
    {
        while (Position < data.Length)
        {
            if (_inText)
            {
                if (!EndOfText(data))
                    return false;
                _inText = false;
                continue;
            }

            var brace = data[Position++];
            if (brace == '"')
                _inText = true;
            else if (brace == '{')
                _depth++;
            else if (brace == '}' && --_depth == 0)
                return true;
        }

        return false;
    }

    private bool Scalar(ReadOnlySpan<byte> data)
    {
        var at = data[Position..].IndexOfAny((byte)',', (byte)']', (byte)'{');
        Position = at < 0 ? data.Length : Position + at;
        return at >= 0;
    }

    // Behind the quote that ends the text that it is in; false where the data end before.
    private bool EndOfText(ReadOnlySpan<byte> data)
    {
        while (Position < data.Length)
        {
            if (_isEscaped)
            {
                _isEscaped = false;
                Position++;
                continue;
            }

            var at = data[Position..].IndexOfAny(TextEnd);
            if (at < 0)
            {
                Position = data.Length;
                return false;
            }

            Position += at;
            if (data[Position] == '"')
            {
                Position++;
                return true;
            }

            Position++;
            _isEscaped = true;
        }

        return false;
    }
}
