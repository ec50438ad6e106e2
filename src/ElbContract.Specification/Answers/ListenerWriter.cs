using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ElbContract.Specification.Answers;

/// <summary>Writes one JSON text after the other with the writer of its thread: a million listeners need no million buffers.</summary>
internal static class ListenerWriter
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _json;

    /// <summary>The writer of a new text.</summary>
    public static Utf8JsonWriter Start()
    {
        _buffer ??= new(1024);
        _buffer.ResetWrittenCount();
        if (_json is null)
            return _json = new(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _json.Reset();
        return _json;
    }

    /// <summary>What has been written since it was started.</summary>
    public static byte[] Written()
    {
        _json!.Flush();
        return _buffer!.WrittenSpan.ToArray();
    }
}
