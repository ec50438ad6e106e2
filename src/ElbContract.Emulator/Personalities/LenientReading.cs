using System.Buffers;
using System.Text.Json;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Listeners;

namespace ElbContract.Emulator.Personalities;

/// <summary>Reads an accepted request with other letters than the page's as the one that is meant.</summary>
internal static class LenientReading
{
    private static readonly string[] Protocols = ["HTTP", "TCP", "HTTPS", "SSL", "UDP"];
    private static readonly string[] Algorithms = ["roundrobin", "leastconn", "source"];

    /// <summary>The same request where it has the page's letters already.</summary>
    public static ListenerDocument Of(Expectation expectation) =>
        expectation.Strength is Strength.Free ? Documented(expectation.Request) : expectation.Request;

    private static ListenerDocument Documented(ListenerDocument request)
    {
        var protocol = Meant(request, ListenerField.Protocol, Protocols);
        var algorithm = Meant(request, ListenerField.LbAlgorithm, Algorithms);
        return protocol is null && algorithm is null ? request : Written(request, protocol, algorithm);
    }

    /// <summary>Null where the word stands there as documented.</summary>
    private static string? Meant(ListenerDocument request, ListenerField field, string[] words)
    {
        var text = request.Text(field);
        return Array.Find(words, word => string.Equals(word, text, StringComparison.OrdinalIgnoreCase)) is { } meant && meant != text
            ? meant
            : null;
    }

    private static ListenerDocument Written(ListenerDocument request, string? protocol, string? algorithm)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var field in ListenerFields.All.Select(row => row.Field))
            {
                if (request.Kind(field) is JsonKind.Absent)
                    continue;
                json.WritePropertyName(field.JsonName());
                if (field is ListenerField.Protocol && protocol is not null)
                    json.WriteStringValue(protocol);
                else if (field is ListenerField.LbAlgorithm && algorithm is not null)
                    json.WriteStringValue(algorithm);
                else
                    json.WriteRawValue(request.Raw(field), skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        return ListenerDocument.Parse(buffer.WrittenMemory);
    }
}
