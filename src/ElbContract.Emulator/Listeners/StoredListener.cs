using System.Text;
using System.Text.Json;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;

namespace ElbContract.Emulator.Listeners;

/// <summary>A listener as it is held.</summary>
/// <param name="Answer">What shows it when it is added.</param>
/// <param name="More">As JSON, what beyond that only its own GET shows.</param>
internal sealed record StoredListener(AnswerBody Answer, ReadOnlyMemory<byte> More)
{
    private readonly ListenerDocument _shown = ListenerDocument.Parse(Answer.Bytes);
    private readonly ListenerDocument _unshown = ListenerDocument.Parse(More);

    /// <summary>Order of arrival.</summary>
    public long Number { get; init; }

    public string Id => Text(ListenerField.Id)!;

    /// <summary>The listener that is made of an accepted request.</summary>
    public static StoredListener Of(ListenerDocument request, LoadBalancerNetwork network, string id, string time) =>
        new(ListenerAnswer.Of(request, network, id, time), ListenerAnswer.Unshown(request));

    /// <summary>What is in effect there, as a query writes it; null for nothing.</summary>
    public string? Text(ListenerField field)
    {
        var document = DocumentOf(field);
        return document.Kind(field) is JsonKind.String ? document.Text(field)
            : document.Has(field) ? Encoding.UTF8.GetString(document.Raw(field))
            : null;
    }

    /// <summary>The whole number there; null for none.</summary>
    public int? Integer(ListenerField field) => DocumentOf(field).IsIntegral(field) ? (int)DocumentOf(field).Integer(field) : null;

    public bool IsTrue(ListenerField field) => DocumentOf(field).Kind(field) is JsonKind.True;

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteMembers(json, Answer.Bytes);
        json.WriteNumber("member_number"u8, 0);
        json.WriteNull("healthcheck_id"u8);
        WriteMembers(json, More);
        json.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter json, ReadOnlyMemory<byte> members)
    {
        using var document = JsonDocument.Parse(members);
        foreach (var member in document.RootElement.EnumerateObject())
            member.WriteTo(json);
    }

    private ListenerDocument DocumentOf(ListenerField field) => field.Row().Shown is Shown.Never ? _unshown : _shown;
}
