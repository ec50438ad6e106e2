using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ElbContract.Traffic.Archives;

/// <summary>The members of an entry that are read.</summary>
internal enum HarMember
{
    Other,
    Request,
    Response,
    StartedDateTime,
    Time,
    Outcome,
    Reason,
    Method,
    Url,
    Headers,
    PostData,
    BodySize,
    Status,
    Content,
    Size,
    Text,
    Encoding,
    Name,
    Value,
    Cookies,
    QueryString,
    Params,
    Wire,
}

/// <summary>Reads members by name and form; what has another form than HAR asks counts as absent.</summary>
internal static class HarMembers
{
    /// <summary>Which member a name is, told by its length first: it is asked of every name in every entry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static HarMember Of(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped)
            return HarMember.Other;
        var name = reader.ValueSpan;
        return name.Length switch
        {
            3 => Is(name, "url"u8, HarMember.Url),
            4 => name[0] switch
            {
                (byte)'n' => Is(name, "name"u8, HarMember.Name),
                (byte)'s' => Is(name, "size"u8, HarMember.Size),
                _ => name[1] == 'e' ? Is(name, "text"u8, HarMember.Text) : Is(name, "time"u8, HarMember.Time),
            },
            5 => name[0] == '_' ? Is(name, "_wire"u8, HarMember.Wire) : Is(name, "value"u8, HarMember.Value),
            6 => name[0] switch
            {
                (byte)'m' => Is(name, "method"u8, HarMember.Method),
                (byte)'p' => Is(name, "params"u8, HarMember.Params),
                _ => Is(name, "status"u8, HarMember.Status),
            },
            7 => name[0] switch
            {
                (byte)'h' => Is(name, "headers"u8, HarMember.Headers),
                (byte)'c' => name[2] == 'n' ? Is(name, "content"u8, HarMember.Content) : Is(name, "cookies"u8, HarMember.Cookies),
                (byte)'_' => Is(name, "_reason"u8, HarMember.Reason),
                _ => Is(name, "request"u8, HarMember.Request),
            },
            8 => name[0] switch
            {
                (byte)'r' => Is(name, "response"u8, HarMember.Response),
                (byte)'p' => Is(name, "postData"u8, HarMember.PostData),
                (byte)'b' => Is(name, "bodySize"u8, HarMember.BodySize),
                (byte)'_' => Is(name, "_outcome"u8, HarMember.Outcome),
                _ => Is(name, "encoding"u8, HarMember.Encoding),
            },
            9 => Is(name, "_encoding"u8, HarMember.Encoding),
            11 => Is(name, "queryString"u8, HarMember.QueryString),
            15 => Is(name, "startedDateTime"u8, HarMember.StartedDateTime),
            _ => HarMember.Other,
        };
    }

    public static EntryText Text(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
            return EntryText.Of(ref reader);
        reader.Skip();
        return default;
    }

    public static double? Number(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
            return reader.TryGetInt64(out var whole) ? whole
                : reader.TryGetDouble(out var number) ? number
                : null;
        reader.Skip();
        return null;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pairs(ref Utf8JsonReader reader, List<HarPair> pairs)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
                pairs.Add(Pair(ref reader));
            else
                reader.Skip();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static HarPair Pair(ref Utf8JsonReader reader)
    {
        EntryText name = default,
            value = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = Of(ref reader);
            reader.Read();
            if (member == HarMember.Name)
                name = Text(ref reader);
            else if (member == HarMember.Value)
                value = Text(ref reader);
            else
                reader.Skip();
        }

        return new HarPair(name, value);
    }

    private static HarMember Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> expected, HarMember member) =>
        name.SequenceEqual(expected) ? member : HarMember.Other;
}
