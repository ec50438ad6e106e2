using System.Text;
using System.Text.Json;
using ElbContract.Specification.Listeners;

namespace ElbContract.Client.Errors;

/// <summary>Reads a provider's code and message from whatever body it sends.</summary>
/// <remarks>
/// <c>{"error":{"message","code"}}</c>, <c>{"error_msg","error_code"}</c>, <c>{"message","code"}</c> and <c>{"error":"…"}</c>, in this
/// order of trust. Of JSON that breaks off, what stands before the break counts. A code may be a number; anything else of the wrong type is
/// passed over, as are empty texts. Never throws.
/// </remarks>
public static class ProviderErrorReader
{
    public static ProviderError Read(int status, ReadOnlySpan<byte> body)
    {
        var found = new Words();
        try
        {
            var reader = new Utf8JsonReader(BodyForm.WithoutByteOrderMark(body));
            if (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                ReadObject(ref reader, ref found);
        }
        catch (JsonException)
        {
            // Truncated, or not JSON at all: what was found before is all there is.
        }

        return new ProviderError(status, found.InnerCode ?? found.Code, found.InnerMessage ?? found.Message);
    }

    private static void ReadObject(ref Utf8JsonReader reader, ref Words found)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("error"u8))
                ReadError(ref reader, ref found);
            else if (reader.ValueTextEquals("error_code"u8))
                found.Code = Code(ref reader) ?? found.Code;
            else if (reader.ValueTextEquals("error_msg"u8))
                found.Message = Message(ref reader) ?? found.Message;
            else if (reader.ValueTextEquals("code"u8))
                found.Code ??= Code(ref reader);
            else if (reader.ValueTextEquals("message"u8))
                found.Message ??= Message(ref reader);
            else
                SkipValue(ref reader);
        }
    }

    private static void ReadError(ref Utf8JsonReader reader, ref Words found)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            found.Message ??= Value(ref reader, orNumber: false);
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("code"u8))
                found.InnerCode = Code(ref reader) ?? found.InnerCode;
            else if (reader.ValueTextEquals("message"u8))
                found.InnerMessage = Message(ref reader) ?? found.InnerMessage;
            else
                SkipValue(ref reader);
        }
    }

    private static string? Code(ref Utf8JsonReader reader)
    {
        reader.Read();
        return Value(ref reader, orNumber: true);
    }

    private static string? Message(ref Utf8JsonReader reader)
    {
        reader.Read();
        return Value(ref reader, orNumber: false);
    }

    private static string? Value(ref Utf8JsonReader reader, bool orNumber)
    {
        if (reader.TokenType == JsonTokenType.String)
            return Text(ref reader);
        if (reader.TokenType == JsonTokenType.Number && orNumber)
            return Encoding.UTF8.GetString(reader.ValueSpan);
        reader.Skip();
        return null;
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null; // Not UTF-8.
        }
    }

    private static void SkipValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    private struct Words
    {
        public string? InnerCode,
            InnerMessage,
            Code,
            Message;
    }
}
