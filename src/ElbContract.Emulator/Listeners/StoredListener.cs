using System.Buffers;
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

    /// <summary>Null where it has none, which a seeded fault lets be.</summary>
    public int? Port => Integer(ListenerField.Port);

    /// <summary>The listener that is made of an accepted request.</summary>
    public static StoredListener Of(ListenerDocument request, LoadBalancerNetwork network, string id, string time) =>
        new(ListenerAnswer.Of(request, network, id, time), ListenerAnswer.Unshown(request));

    /// <summary>The same listener as an accepted request has changed it.</summary>
    /// <param name="request">What asks for the whole of it, changes included.</param>
    /// <param name="network">Where its load balancer stands.</param>
    /// <param name="time">When it is changed.</param>
    public StoredListener Changed(ListenerDocument request, LoadBalancerNetwork network, string time) =>
        new(ListenerAnswer.Of(request, network, Id, Text(ListenerField.CreateTime)!, time), ListenerAnswer.Unshown(request))
        {
            Number = Number,
        };

    /// <summary>The request that asks for the listener as it would be with the changes.</summary>
    /// <param name="changes">What else they have is passed over.</param>
    /// <param name="changeable">The parameters that can be changed.</param>
    public ReadOnlyMemory<byte> RequestWith(ListenerDocument changes, IReadOnlySet<ListenerField> changeable)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        foreach (var row in ListenerFields.All.Where(row => row.IsRequested))
        {
            var isChanged = changeable.Contains(row.Field) && changes.Kind(row.Field) is not JsonKind.Absent;
            var document = isChanged ? changes : DocumentOf(row.Field);
            if (!document.Has(row.Field))
                continue;
            json.WritePropertyName(row.JsonName);
            json.WriteRawValue(document.Raw(row.Field), skipInputValidation: true);
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

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

    /// <summary>As its own GET shows it.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="memberNumber">How many backends it has.</param>
    /// <param name="healthCheck">The id of its health check; null where it has none.</param>
    public void Write(Utf8JsonWriter json, int memberNumber, string? healthCheck)
    {
        json.WriteStartObject();
        WriteMembers(json, Answer.Bytes);
        json.WriteNumber("member_number"u8, memberNumber);
        json.WriteString("healthcheck_id"u8, healthCheck);
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
