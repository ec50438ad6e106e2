using System.Text.Json;

namespace ElbContract.Client.Errors;

/// <summary>What a body is at a glance, for messages.</summary>
internal static class BodyForm
{
    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    public static string Describe(ReadOnlySpan<byte> body)
    {
        var text = WithoutByteOrderMark(body).TrimStart(" \t\r\n"u8);
        if (text.IsEmpty)
            return "empty";
        if (text[0] == (byte)'<')
            return "HTML or XML";
        if (text[0] is not ((byte)'{' or (byte)'['))
            return "not JSON";
        try
        {
            var reader = new Utf8JsonReader(text);
            while (reader.Read())
                reader.Skip();
            return "JSON";
        }
        catch (JsonException)
        {
            return "truncated or malformed JSON";
        }
    }

    public static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> body) =>
        body.StartsWith(ByteOrderMark) ? body[ByteOrderMark.Length..] : body;

    public static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith(ByteOrderMark) ? body[ByteOrderMark.Length..] : body;
}
