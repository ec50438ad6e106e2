using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;

namespace ElbContract.Emulator.Listeners;

/// <summary>A listener as it is held: as JSON, for there can be a million.</summary>
internal sealed class StoredListener
{
    private readonly byte[] _shown;
    private readonly byte[] _more;

    private StoredListener(string id, byte[] shown, byte[] more)
    {
        Id = id;
        _shown = shown;
        _more = more;
    }

    /// <summary>Order of arrival.</summary>
    public long Number { get; set; }

    public string Id { get; }

    /// <summary>What shows it when it is added.</summary>
    public AnswerBody Answer => new(AnswerBody.Json, _shown);

    /// <summary>As JSON, what beyond that only its own GET shows.</summary>
    public ReadOnlyMemory<byte> More => _more;

    /// <summary>Null where it has none, which a seeded fault lets be.</summary>
    public int? Port { get; private init; }

    /// <summary>The id of its load balancer; empty where it has none, which a seeded fault lets be.</summary>
    public string LoadBalancer { get; set; } = "";

    /// <summary>The listener that is made of an accepted request.</summary>
    public static StoredListener Of(ListenerDocument request, LoadBalancerNetwork network, string id, string time) =>
        Held(request, id, ListenerAnswer.Of(request, network, id, time), ListenerAnswer.Unshown(request));

    /// <summary>The same listener as an accepted request has changed it.</summary>
    /// <param name="request">What asks for the whole of it, changes included.</param>
    /// <param name="network">Where its load balancer stands.</param>
    /// <param name="time">When it is changed.</param>
    public StoredListener Changed(ListenerDocument request, LoadBalancerNetwork network, string time)
    {
        var answer = ListenerAnswer.Of(request, network, Id, Text(ListenerField.CreateTime)!, time);
        var changed = Held(request, Id, answer, ListenerAnswer.Unshown(request));
        changed.Number = Number;
        return changed;
    }

    /// <summary>The listener of what <see cref="Saved"/> gave.</summary>
    public static StoredListener Restored(ReadOnlyMemory<byte> saved, long number)
    {
        using var document = JsonDocument.Parse(saved);
        byte[] Part(int index) => Encoding.UTF8.GetBytes(document.RootElement[index].GetRawText());
        var shown = Part(0);
        var listener = ListenerDocument.Parse(shown);
        var restored = Held(listener, listener.Text(ListenerField.Id) ?? "", new AnswerBody(AnswerBody.Json, shown), Part(1));
        restored.Number = number;
        return restored;
    }

    /// <summary>All of it as JSON: an array of both parts.</summary>
    public byte[] Saved() => [(byte)'[', .. _shown, (byte)',', .. _more, (byte)']'];

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

    /// <summary>All that is held of it.</summary>
    public void WriteAll(Utf8JsonWriter json)
    {
        WriteMembers(json, _shown);
        WriteMembers(json, _more);
    }

    /// <summary>As its own GET shows it.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="memberNumber">How many backends it has.</param>
    /// <param name="healthCheck">The id of its health check; null where it has none.</param>
    public void Write(Utf8JsonWriter json, int memberNumber, string? healthCheck)
    {
        json.WriteStartObject();
        WriteMembers(json, _shown);
        json.WriteNumber("member_number"u8, memberNumber);
        json.WriteString("healthcheck_id"u8, healthCheck);
        WriteMembers(json, _more);
        json.WriteEndObject();
    }

    /// <param name="listener">The request that asks for it, or what shows it: both name its load balancer and its port.</param>
    /// <param name="id">Its own.</param>
    /// <param name="answer">What shows it.</param>
    /// <param name="more">What only its own GET shows.</param>
    private static StoredListener Held(ListenerDocument listener, string id, AnswerBody answer, ReadOnlyMemory<byte> more) =>
        new(id, Array(answer.Bytes), Array(more))
        {
            LoadBalancer = listener.Text(ListenerField.LoadbalancerId) ?? "",
            Port = ListenerAnswer.Number(listener, ListenerField.Port),
        };

    /// <summary>The array that it is all of; else a copy.</summary>
    private static byte[] Array(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var segment) && segment.Array is { } array && array.Length == bytes.Length
            ? array
            : bytes.ToArray();

    private static void WriteMembers(Utf8JsonWriter json, byte[] members)
    {
        using var document = JsonDocument.Parse(members);
        foreach (var member in document.RootElement.EnumerateObject())
            member.WriteTo(json);
    }

    private ListenerDocument DocumentOf(ListenerField field) => ListenerDocument.Parse(field.Row().Shown is Shown.Never ? _more : _shown);
}
