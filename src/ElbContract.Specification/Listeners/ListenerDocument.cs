using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace ElbContract.Specification.Listeners;

/// <summary>
/// A request or response body as it stands on the wire: what is at each documented field, without converting or dropping anything.
/// </summary>
/// <remarks>
/// Nothing is decoded before it is needed. The last value of a repeated key counts. Never throws on a body, whatever it holds.
/// Every token of recorded traffic passes through here: so it is compiled with all optimizations at the first call.
/// </remarks>
public sealed class ListenerDocument
{
    // Deeper than any listener; past it a body counts as malformed.
    private const int MaximumDepth = 512;

    private static readonly byte[][] Names = [.. ListenerFields.All.Select(row => Encoding.UTF8.GetBytes(row.JsonName))];

    private static readonly int[] All = [.. Enumerable.Range(0, Names.Length)];
    private static readonly int[][] ByLength =
    [
        .. Enumerable
            .Range(0, Names.Max(name => name.Length) + 1)
            .Select(length => All.Where(index => Names[index].Length == length).ToArray()),
    ];

    private readonly ReadOnlyMemory<byte> _body;
    private Slots _slots;

    // If the whole body is UTF-8, no text has to be checked again.
    private bool _isUtf8;

    private ListenerDocument(ReadOnlyMemory<byte> body) => _body = body;

    /// <summary>What the body is as a whole; only an <see cref="DocumentForm.Object"/> has fields.</summary>
    public DocumentForm Form { get; private set; }

    /// <summary>Whether the object has a key that the page does not document.</summary>
    public bool HasUnknownFields { get; private set; }

    /// <summary>Whether a documented key stands twice with different values.</summary>
    public bool HasRepeatedFields => RepeatedField is not null;

    /// <summary>A documented key that stands twice with different values, the last where there are several; null where none does.</summary>
    public ListenerField? RepeatedField { get; private set; }

    /// <summary>Whether a string in it cannot be decoded: invalid UTF-8 or half a surrogate pair.</summary>
    public bool HasUnreadableText { get; private set; }

    /// <summary>Whether all of its bytes are UTF-8; so is an empty body.</summary>
    public bool IsUtf8 => _isUtf8 || Form == DocumentForm.Empty;

    /// <summary>Reads a body. The memory is kept, not copied: it must not change while the document is in use.</summary>
    public static ListenerDocument Parse(ReadOnlyMemory<byte> body)
    {
        var document = new ListenerDocument(body);
        document.Form = document.Read();
        if (document.Form != DocumentForm.Object)
            document._slots = default;
        return document;
    }

    /// <summary>What stands at the field.</summary>
    public JsonKind Kind(ListenerField field) => _slots[(int)field].Kind;

    /// <summary>Whether the field is there with a value other than null.</summary>
    public bool Has(ListenerField field) => Kind(field) is not (JsonKind.Absent or JsonKind.Null);

    /// <summary>Whether the field is an integer, however written: <c>80</c>, and also <c>80.0</c> or <c>8e1</c>.</summary>
    public bool IsIntegral(ListenerField field) =>
        Kind(field) switch
        {
            JsonKind.Integer => true,
            JsonKind.Fraction => double.IsInteger(Number(field)),
            _ => false,
        };

    /// <summary>The integer at the field, held within 64 bits; 0 where there is none.</summary>
    public long Integer(ListenerField field)
    {
        if (!IsIntegral(field))
            return 0;
        return Utf8Integer(Raw(field)) ?? (long)Math.Clamp(Number(field), long.MinValue, long.MaxValue);
    }

    /// <summary>The decoded string at the field; null where there is none or where it cannot be decoded.</summary>
    public string? Text(ListenerField field)
    {
        if (Kind(field) != JsonKind.String)
            return null;
        if (IsPlain(field))
            return Encoding.UTF8.GetString(Raw(field)[1..^1]);
        var reader = new Utf8JsonReader(Raw(field));
        reader.Read();
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Whether the field is exactly this string.</summary>
    public bool Is(ListenerField field, string text)
    {
        if (Kind(field) != JsonKind.String)
            return false;
        if (IsPlain(field) && Ascii.IsValid(text))
            return Ascii.Equals(Raw(field)[1..^1], text);
        return Text(field) == text;
    }

    /// <summary>The field's JSON text as it was sent, quotes included; empty where the field is absent.</summary>
    public ReadOnlySpan<byte> Raw(ListenerField field) => _body.Span.Slice(_slots[(int)field].Start, _slots[(int)field].Length);

    /// <summary>The field for a reader: its JSON text, at most 120 bytes of it, or the word <c>absent</c>.</summary>
    public string Show(ListenerField field)
    {
        if (Kind(field) == JsonKind.Absent)
            return "absent";
        var raw = Raw(field);
        return raw.Length <= 120 ? Encoding.UTF8.GetString(raw) : Encoding.UTF8.GetString(raw[..119]) + "…";
    }

    /// <summary>The keys of the object that the page does not document, each once; what cannot be decoded is left out.</summary>
    public IReadOnlyList<string> UnknownFields()
    {
        if (!HasUnknownFields || Form != DocumentForm.Object)
            return [];
        List<string> names = [];
        var reader = new Utf8JsonReader(_body.Span, new JsonReaderOptions { MaxDepth = MaximumDepth });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (IsReadable(ref reader) && IndexOf(ref reader) < 0 && reader.GetString() is { } name && !names.Contains(name))
                names.Add(name);
            reader.Read();
            reader.Skip();
        }

        return names;
    }

    /// <summary>The string at the field where all of its characters are printable ASCII and stand there as they are.</summary>
    /// <param name="field">The field.</param>
    /// <param name="text">A character a byte; empty where it is no such string.</param>
    internal bool IsPlainText(ListenerField field, out ReadOnlySpan<byte> text)
    {
        var isPlain = Kind(field) == JsonKind.String && IsPlain(field);
        text = isPlain ? Raw(field)[1..^1] : default;
        if (!text.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
            return isPlain;
        text = default;
        return false;
    }

    // A string that says what stands there.
    private bool IsPlain(ListenerField field) => _isUtf8 && !_slots[(int)field].IsEscaped;

    private double Number(ListenerField field)
    {
        var reader = new Utf8JsonReader(Raw(field));
        reader.Read();
        return reader.TryGetDouble(out var number) ? number : double.NaN;
    }

    private static long? Utf8Integer(ReadOnlySpan<byte> raw) =>
        System.Buffers.Text.Utf8Parser.TryParse(raw, out long value, out var read) && read == raw.Length ? value : null;

    private DocumentForm Read()
    {
        var body = _body.Span;
        if (body.Trim(" \t\r\n"u8).IsEmpty)
            return DocumentForm.Empty;
        _isUtf8 = System.Text.Unicode.Utf8.IsValid(body);
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaximumDepth });
        try
        {
            reader.Read();
            var isObject = reader.TokenType == JsonTokenType.StartObject;
            if (isObject)
                ReadFields(ref reader);
            else
                reader.Skip();
            reader.Read(); // anything but white space behind the value throws
            return isObject ? DocumentForm.Object : DocumentForm.NotAnObject;
        }
        catch (JsonException)
        {
            return DocumentForm.Malformed;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadFields(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var index = CheckText(ref reader) ? IndexOf(ref reader) : -1;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            var slot = new Slot(KindOf(ref reader), reader.ValueIsEscaped, start);
            ReadToTheEnd(ref reader);
            slot = slot with { Length = (int)reader.BytesConsumed - start };
            if (index < 0)
                HasUnknownFields = true;
            else
                Store(index, slot);
        }
    }

    /// <summary>Goes to the end of a value, past whatever is in it.</summary>
    private void ReadToTheEnd(ref Utf8JsonReader reader)
    {
        CheckText(ref reader);
        if (reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject))
            return;
        var depth = reader.CurrentDepth;
        while (reader.Read() && reader.CurrentDepth > depth)
            CheckText(ref reader);
    }

    private bool CheckText(ref Utf8JsonReader reader)
    {
        if (IsReadable(ref reader))
            return true;
        HasUnreadableText = true;
        return false;
    }

    private void Store(int index, Slot slot)
    {
        var before = _slots[index];
        var body = _body.Span;
        if (before.Kind != JsonKind.Absent && !body.Slice(before.Start, before.Length).SequenceEqual(body.Slice(slot.Start, slot.Length)))
            RepeatedField = (ListenerField)index;
        _slots[index] = slot;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int IndexOf(ref Utf8JsonReader reader)
    {
        // Most names are told from the others by their length.
        var sameLength =
            reader.ValueIsEscaped ? All
            : reader.ValueSpan.Length < ByLength.Length ? ByLength[reader.ValueSpan.Length]
            : [];
        foreach (var index in sameLength)
        {
            if (reader.ValueTextEquals(Names[index]))
                return index;
        }

        return -1;
    }

    private static JsonKind KindOf(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => JsonKind.Null,
            JsonTokenType.True => JsonKind.True,
            JsonTokenType.False => JsonKind.False,
            JsonTokenType.String => JsonKind.String,
            JsonTokenType.StartArray => JsonKind.Array,
            JsonTokenType.StartObject => JsonKind.Object,
            _ => reader.ValueSpan.IndexOfAny(".eE"u8) < 0 ? JsonKind.Integer : JsonKind.Fraction,
        };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool IsReadable(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
            return _isUtf8 || System.Text.Unicode.Utf8.IsValid(reader.ValueSpan);
        try
        {
            _ = reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>What stands at one field. Small, because every document has two dozen.</summary>
    private readonly record struct Slot
    {
        private readonly byte _kind;

        public Slot(JsonKind kind, bool isEscaped, int start)
        {
            _kind = (byte)kind;
            IsEscaped = isEscaped;
            Start = start;
        }

        public JsonKind Kind => (JsonKind)_kind;
        public bool IsEscaped { get; }
        public int Start { get; }
        public int Length { get; init; }
    }

    /// <summary>One a field, by its number.</summary>
    [InlineArray((int)ListenerField.AdminStateUp + 1)]
    private struct Slots
    {
        private Slot _first;
    }
}
