using System.Text.Json;

namespace ElbContract.Traffic.Archives;

/// <summary>Who wrote an archive.</summary>
internal static class Creator
{
    private static readonly string Version = typeof(Creator).Assembly.GetName().Version!.ToString(3);

    public static void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("creator");
        json.WriteString("name", "elb-contract");
        json.WriteString("version", Version);
        json.WriteEndObject();
    }
}
