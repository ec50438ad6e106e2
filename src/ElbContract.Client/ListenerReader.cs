using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ElbContract.Client.Errors;
using ElbContract.Client.Wire;
using ElbContract.Specification.Listeners;

namespace ElbContract.Client;

/// <summary>Listeners to and from JSON.</summary>
internal static class ListenerReader
{
    private static readonly ListenerJson Strict = new(Options());

    // Other operations of the API are not under contract, and show a Boolean as 0 or 1 in places.
    private static readonly ListenerJson Lenient = new(new JsonSerializerOptions(Options()) { Converters = { new BooleanOrNumber() } });

    public static byte[] Write(AddListenerRequest request) => JsonSerializer.SerializeToUtf8Bytes(request, Strict.AddListenerRequest);

    public static Listener ReadAdded(RawAnswer answer, string operation) =>
        Checked(Read(answer, operation, Strict.Listener), answer, operation);

    public static Listener ReadShown(RawAnswer answer, string operation) =>
        Checked(Read(answer, operation, Lenient.Listener), answer, operation);

    public static Listener[] ReadList(RawAnswer answer, string operation) =>
        [.. Read(answer, operation, Lenient.ListenerArray).Select(listener => Checked(listener, answer, operation))];

    private static JsonSerializerOptions Options() =>
        new(ListenerJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static T Read<T>(RawAnswer answer, string operation, JsonTypeInfo<T> type)
        where T : class
    {
        if (answer.IsCut)
            throw new ListenerFormatException(operation, answer.Status, $"longer than {answer.Body.Length} bytes");
        try
        {
            using var body = JsonDocument.Parse(BodyForm.WithoutByteOrderMark(answer.Body));
            var wanted = type.Kind == JsonTypeInfoKind.Enumerable ? JsonValueKind.Array : JsonValueKind.Object;
            var kind = body.RootElement.ValueKind;
            if (kind != wanted)
                throw new ListenerFormatException(operation, answer.Status, $"JSON of the wrong kind: {kind}, not {wanted}");
            return body.Deserialize(type)!;
        }
        catch (JsonException e)
        {
            throw new ListenerFormatException(operation, answer.Status, Problem(e, answer.Body.Span), e);
        }
    }

    private static Listener Checked(Listener? listener, RawAnswer answer, string operation) =>
        listener is { Id.Length: > 0 } ? listener : throw new ListenerFormatException(operation, answer.Status, "without an id");

    private static string Problem(JsonException e, ReadOnlySpan<byte> body) =>
        e.Path switch
        {
            null => BodyForm.Describe(body),
            "$" => "without an id",
            var path when path.EndsWith(']') => $"not a list of listeners with ids: see {path}",
            var path => $"not a listener: {path} is of the wrong type",
        };

    private sealed class BooleanOrNumber : JsonConverter<bool>
    {
        public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) && number is 0 or 1
                ? number == 1
                : reader.GetBoolean();

        public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true
)]
[JsonSerializable(typeof(AddListenerRequest))]
[JsonSerializable(typeof(Listener))]
[JsonSerializable(typeof(Listener[]))]
internal sealed partial class ListenerJson : JsonSerializerContext;
