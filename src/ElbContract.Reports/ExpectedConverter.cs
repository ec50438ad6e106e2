using System.Text.Json;
using System.Text.Json.Serialization;
using ElbContract.Specification.Clauses;

namespace ElbContract.Reports;

/// <summary>Reports hold what was expected in words.</summary>
internal sealed class ExpectedConverter : JsonConverter<Expected>
{
    public override Expected Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? new Expected.InWords(reader.GetString()!) : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, Expected value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
