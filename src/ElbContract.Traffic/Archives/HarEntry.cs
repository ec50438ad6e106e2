using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ElbContract.Traffic.Archives;

/// <summary>An entry of an HTTP archive as it is written: where in its bytes its parts are. One is filled again and again, so that reading
/// millions costs no memory.</summary>
/// <remarks>What every token passes through is compiled with all optimizations at its first call: a gigabyte took a sixth longer until the
/// runtime had found out by itself.</remarks>
internal sealed class HarEntry
{
    // An archive's own objects are seven deep; some tools add theirs.
    private const int Deepest = 96;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = Deepest, CommentHandling = JsonCommentHandling.Disallow };

    private static readonly JsonReaderOptions Unlimited = new() { MaxDepth = int.MaxValue };

    private ReadOnlyMemory<byte> _bytes;

    /// <summary>The bytes that all parts are in.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.Span;

    public EntryText StartedAt { get; private set; }

    /// <summary>Milliseconds; null or less than zero where they are not known.</summary>
    public double? Time { get; private set; }

    public HarRequest Request { get; } = new();
    public HarResponse Response { get; } = new();

    /// <summary>Our own: how far the exchange came.</summary>
    public EntryText Outcome { get; private set; }

    /// <summary>Our own: why there is no answer.</summary>
    public EntryText Reason { get; private set; }

    /// <summary>Reads an entry; the memory is kept, not copied.</summary>
    /// <returns>Why it cannot be read, in words that follow the number of the entry; null where it was.</returns>
    public string? Read(ReadOnlyMemory<byte> bytes)
    {
        _bytes = bytes;
        StartedAt = Outcome = Reason = default;
        Time = null;
        Request.Clear();
        Response.Clear();
        var reader = new Utf8JsonReader(bytes.Span, Options);
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                return "it is not an object";
            ReadMembers(ref reader);
            return Problem();
        }
        catch (JsonException)
        {
            return Problem(bytes.Span);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadMembers(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = HarMembers.Of(ref reader);
            reader.Read();
            switch (member)
            {
                case HarMember.Request:
                    Request.Read(ref reader);
                    break;
                case HarMember.Response:
                    Response.Read(ref reader);
                    break;
                case HarMember.StartedDateTime:
                    StartedAt = HarMembers.Text(ref reader);
                    break;
                case HarMember.Time:
                    Time = HarMembers.Number(ref reader);
                    break;
                case HarMember.Outcome:
                    Outcome = HarMembers.Text(ref reader);
                    break;
                case HarMember.Reason:
                    Reason = HarMembers.Text(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        reader.Read(); // anything but white space behind the object throws
    }

    private string? Problem()
    {
        if (!Request.IsThere)
            return "it has no request";
        if (!Response.IsThere)
            return "it has no response";
        if (!Request.Method.IsThere)
            return "its request has no method";
        if (!Request.Url.IsThere)
            return "its request has no url";
        return Response.Status is null ? "its response has no status" : null;
    }

    // Where more bytes could make it right, some are missing.
    private static string Problem(ReadOnlySpan<byte> bytes)
    {
        if (IsDeep(bytes))
            return string.Create(CultureInfo.InvariantCulture, $"it is nested deeper than {Deepest} levels");
        return EndsEarly(bytes) ? "it ends early" : "it is not JSON";
    }

    /// <summary>Whether more bytes could make it JSON.</summary>
    public static bool EndsEarly(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes, isFinalBlock: false, new JsonReaderState(Options));
        try
        {
            while (reader.Read()) { }

            return reader.CurrentDepth > 0
                || reader.TokenType is JsonTokenType.None or JsonTokenType.StartObject or JsonTokenType.StartArray;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsDeep(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes, Unlimited);
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth > Deepest)
                    return true;
            }
        }
        catch (JsonException)
        {
            // Not JSON: told elsewhere.
        }

        return false;
    }
}
