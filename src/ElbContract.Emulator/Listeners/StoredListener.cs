using System.Buffers;
using System.Text;
using System.Text.Json;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;

namespace ElbContract.Emulator.Listeners;

/// <summary>A listener as it is held: as JSON, for there can be a million.</summary>
/// <param name="Answer">What shows it when it is added.</param>
/// <param name="More">As JSON, what beyond that only its own GET shows.</param>
internal sealed record StoredListener(AnswerBody Answer, ReadOnlyMemory<byte> More)
{
    /// <summary>Order of arrival.</summary>
    public long Number { get; set; }

    /// <summary>Of most listeners there is no more: they share it.</summary>
    private static readonly ReadOnlyMemory<byte> Nothing = ListenerAnswer.Unshown(ListenerDocument.Parse("{}"u8.ToArray()));

    public string Id { get; private init; } = "";

    /// <summary>Null where it has none, which a seeded fault lets be.</summary>
    public int? Port { get; private init; }

    /// <summary>The id of its load balancer; empty where it has none, which a seeded fault lets be.</summary>
    public string LoadBalancer { get; private init; } = "";

    /// <summary>The listener that is made of an accepted request.</summary>
    public static StoredListener Of(ListenerDocument request, LoadBalancerNetwork network, string id, string time) =>
        Held(ListenerAnswer.Of(request, network, id, time).Bytes, ListenerAnswer.Unshown(request));

    /// <summary>The same listener as an accepted request has changed it.</summary>
    /// <param name="request">What asks for the whole of it, changes included.</param>
    /// <param name="network">Where its load balancer stands.</param>
    /// <param name="time">When it is changed.</param>
    public StoredListener Changed(ListenerDocument request, LoadBalancerNetwork network, string time) =>
        Held(ListenerAnswer.Of(request, network, Id, Text(ListenerField.CreateTime)!, time).Bytes, ListenerAnswer.Unshown(request), Number);

    /// <summary>The listener of what <see cref="Saved"/> gave.</summary>
    public static StoredListener Restored(ReadOnlyMemory<byte> saved, long number)
    {
        using var document = JsonDocument.Parse(saved);
        ReadOnlyMemory<byte> Part(int index) => Encoding.UTF8.GetBytes(document.RootElement[index].GetRawText());
        return Held(Part(0), Part(1), number);
    }

    /// <summary>All of it as JSON: an array of both parts.</summary>
    public byte[] Saved() => [(byte)'[', .. Answer.Bytes.Span, (byte)',', .. More.Span, (byte)']'];

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

    private static StoredListener Held(ReadOnlyMemory<byte> answer, ReadOnlyMemory<byte> more, long number = 0)
    {
        var shown = ListenerDocument.Parse(answer);
        // Copied: the writers' buffers are larger than what they wrote.
        return new(new AnswerBody(AnswerBody.Json, answer.ToArray()), more.Span.SequenceEqual(Nothing.Span) ? Nothing : more.ToArray())
        {
            Id = shown.Text(ListenerField.Id) ?? "",
            LoadBalancer = shown.Text(ListenerField.LoadbalancerId) ?? "",
            Port = shown.IsIntegral(ListenerField.Port) ? (int)shown.Integer(ListenerField.Port) : null,
            Number = number,
        };
    }

    private static void WriteMembers(Utf8JsonWriter json, ReadOnlyMemory<byte> members)
    {
        using var document = JsonDocument.Parse(members);
        foreach (var member in document.RootElement.EnumerateObject())
            member.WriteTo(json);
    }

    private ListenerDocument DocumentOf(ListenerField field) =>
        ListenerDocument.Parse(field.Row().Shown is Shown.Never ? More : Answer.Bytes);
}
