using System.Text.Json;
using ElbContract.Specification;

namespace ElbContract.Traffic.Archives;

/// <summary>Who wrote an archive.</summary>
internal static class Creator
{
    public static void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("creator");
        json.WriteString("name", "elb-contract");
        json.WriteString("version", ProductVersion.Text);
        json.WriteEndObject();
    }
}
