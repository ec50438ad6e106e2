using System.Text.Json;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Clauses.Subjects;
using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;

namespace ElbContract.Specification.Answers;

/// <summary>The listener that a conforming provider makes of a request, as it shows it. What nothing below speaks of is shown as it was
/// sent, where the table of parameters says that it counts.</summary>
public static class ListenerAnswer
{
    /// <summary>In the order of the response table.</summary>
    private static readonly (JsonEncodedText Key, DocumentedField Row)[] Shown = Keyed(
        Catalogue.Clauses.Select(clause => clause.Shape).OfType<Shape.Shown>().Select(shape => shape.Field.Row())
    );

    private static readonly (JsonEncodedText Key, DocumentedField Row)[] NeverShown = Keyed(
        ListenerFields.All.Where(row => row.Shown is Listeners.Shown.Never)
    );

    /// <summary>What most listeners have: they share it.</summary>
    private static byte[]? _noParameters;

    /// <summary>
    /// The listener of an accepted request as one JSON object: defaults filled in, what does not apply to its protocol null.
    /// </summary>
    /// <param name="request">An accepted request: its mandatory parameters are there and of the documented types. Of what is not, the
    /// listener has null.</param>
    /// <param name="network">Where its load balancer stands: SNI certificates are for public ones.</param>
    /// <param name="id">The new listener's id.</param>
    /// <param name="time">When it is made, as the provider writes times.</param>
    public static AnswerBody Of(ListenerDocument request, LoadBalancerNetwork network, string id, string time) =>
        Of(request, network, id, time, time);

    /// <summary>The same of a listener that was changed since it was made.</summary>
    /// <param name="request">What asks for the listener as it is now.</param>
    /// <param name="network">Where its load balancer stands.</param>
    /// <param name="id">Its id.</param>
    /// <param name="createTime">When it was made, as the provider writes times.</param>
    /// <param name="updateTime">When it was last changed.</param>
    public static AnswerBody Of(ListenerDocument request, LoadBalancerNetwork network, string id, string createTime, string updateTime)
    {
        ArgumentNullException.ThrowIfNull(request);
        var protocol = request.Protocol();
        var isSticky = protocol != Protocols.Ssl && IsTrue(request, ListenerField.SessionSticky);
        var versions = OpenRequest.IsTls(request) ? OpenRequest.Versions(request) ?? TlsClauses.Tls12 : null;
        var json = ListenerWriter.Start();
        json.WriteStartObject();
        foreach (var (key, row) in Shown)
        {
            json.WritePropertyName(key);
            switch (row.Field)
            {
                case ListenerField.Id:
                    json.WriteStringValue(id);
                    break;
                case ListenerField.Status:
                    json.WriteStringValue("ACTIVE"u8);
                    break;
                case ListenerField.AdminStateUp:
                    json.WriteBooleanValue(true);
                    break;
                case ListenerField.CreateTime:
                    json.WriteStringValue(createTime);
                    break;
                case ListenerField.UpdateTime:
                    json.WriteStringValue(updateTime);
                    break;
                case ListenerField.Description:
                    WriteText(json, request, ListenerField.Description, "");
                    break;
                case ListenerField.SessionSticky:
                    json.WriteBooleanValue(isSticky);
                    break;
                case ListenerField.StickySessionType when !isSticky:
                case ListenerField.CookieTimeout when !isSticky || request.Text(ListenerField.StickySessionType) is null:
                case ListenerField.TcpDrainingTimeout when !IsTrue(request, ListenerField.TcpDraining):
                    json.WriteNullValue();
                    break;
                case ListenerField.TcpDraining when protocol == Protocols.Tcp:
                    json.WriteBooleanValue(IsTrue(request, ListenerField.TcpDraining));
                    break;
                case ListenerField.SslProtocols:
                    json.WriteStringValue(versions);
                    break;
                case ListenerField.SslCiphers:
                    json.WriteStringValue(versions is null ? null : Ciphers(request, versions));
                    break;
                case ListenerField.Certificates:
                    WriteSni(json, request, protocol == Protocols.Https && network is LoadBalancerNetwork.Public);
                    break;
                default:
                    WriteInEffect(json, row, request, protocol);
                    break;
            }
        }

        json.WriteEndObject();
        return new(AnswerBody.Json, ListenerWriter.Written());
    }

    /// <summary>One JSON object of the parameters that can be set and that no answer shows: null where they do not apply.</summary>
    public static ReadOnlyMemory<byte> Unshown(ListenerDocument request)
    {
        ArgumentNullException.ThrowIfNull(request);
        foreach (var (_, row) in NeverShown)
        {
            if (request.Has(row.Field))
                return Parameters(request);
        }

        return _noParameters ??= Parameters(request);
    }

    private static byte[] Parameters(ListenerDocument request)
    {
        var json = ListenerWriter.Start();
        json.WriteStartObject();
        foreach (var (key, row) in NeverShown)
        {
            json.WritePropertyName(key);
            WriteInEffect(json, row, request, request.Protocol());
        }

        json.WriteEndObject();
        return ListenerWriter.Written();
    }

    private static (JsonEncodedText Key, DocumentedField Row)[] Keyed(IEnumerable<DocumentedField> rows) =>
        [.. rows.Select(row => (JsonEncodedText.Encode(row.JsonName), row))];

    /// <summary>The value that was sent; null where the parameter does not count with the protocol, or has no value of its kind.</summary>
    private static void WriteInEffect(Utf8JsonWriter json, DocumentedField row, ListenerDocument request, Protocols protocol)
    {
        var applies = row.ValidWith == Protocols.Any || (row.ValidWith & protocol) != Protocols.None;
        if (applies && row.Kind is ParameterKind.Text)
            WriteText(json, request, row.Field, null);
        else if (applies && row.Kind is ParameterKind.WholeNumber && Number(request, row.Field) is { } number)
            json.WriteNumberValue(number);
        else if (applies && row.Kind is ParameterKind.TruthValue && request.Kind(row.Field) is JsonKind.True or JsonKind.False)
            json.WriteBooleanValue(IsTrue(request, row.Field));
        else
            json.WriteNullValue();
    }

    private static void WriteText(Utf8JsonWriter json, ListenerDocument request, ListenerField field, string? otherwise)
    {
        if (request.IsPlainText(field, out _))
            json.WriteRawValue(request.Raw(field), skipInputValidation: true);
        else
            json.WriteStringValue(request.Text(field) ?? otherwise);
    }

    /// <summary>A string stays a string and an array an array: known clients decode only the form they sent.</summary>
    private static void WriteSni(Utf8JsonWriter json, ListenerDocument request, bool isInEffect)
    {
        if (isInEffect && request.Kind(ListenerField.Certificates) is JsonKind.String or JsonKind.Array)
            JsonElement.Parse(request.Raw(ListenerField.Certificates)).WriteTo(json);
        else
            json.WriteNullValue();
    }

    /// <summary>The sent suites, or the default; with three versions that is the only value they go with.</summary>
    private static string Ciphers(ListenerDocument request, string versions) =>
        request.Text(ListenerField.SslCiphers) ?? (versions == TlsClauses.ThreeVersions ? "Extended" : "Default");

    private static bool IsTrue(ListenerDocument request, ListenerField field) => request.Kind(field) is JsonKind.True;

    /// <summary>A whole number however written; null where it is none, or more than any range allows.</summary>
    public static int? Number(ListenerDocument request, ListenerField field) =>
        request.IsIntegral(field) && request.Integer(field) is >= int.MinValue and <= int.MaxValue and var number ? (int)number : null;
}
