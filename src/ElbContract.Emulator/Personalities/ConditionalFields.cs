using System.Text.Json.Nodes;
using ElbContract.Emulator.Listeners;
using ElbContract.Specification.Listeners;

namespace ElbContract.Emulator.Personalities;

/// <summary>What a personality shows of the fields that count with some listeners only.</summary>
internal sealed class ConditionalFields(Personality personality)
{
    /// <summary>The SNI certificates have freedoms of their own.</summary>
    private static readonly ListenerField[] Conditional =
    [
        .. ListenerFields
            .All.Where(row => row.Shown is Shown.WhereValid && row.Field is not ListenerField.Certificates)
            .Select(row => row.Field),
    ];

    /// <param name="json">The answer, ordinary so far.</param>
    /// <param name="listener">The listener.</param>
    /// <param name="request">What was asked for, as it was sent.</param>
    public void Show(JsonObject json, StoredListener listener, ListenerDocument request)
    {
        ShowStickiness(json, listener, request);
        ShowCookie(json, listener, request);
        ShowDraining(json, listener, request);
        ShowCertificates(json, listener, request);
        if (personality.NotInEffect is NotInEffect.Absent)
            RemoveNulls(json);
        ShowSni(json, request);
    }

    /// <summary>Shows the field as it was sent, where it was.</summary>
    public static void Echo(JsonObject json, ListenerDocument request, ListenerField field)
    {
        if (request.Has(field))
            json[field.JsonName()] = JsonNode.Parse(request.Raw(field));
    }

    private void ShowStickiness(JsonObject json, StoredListener listener, ListenerDocument request)
    {
        if (listener.Text(ListenerField.Protocol) is "SSL")
        {
            if (personality.SslStickiness is SslStickiness.Null)
                json["session_sticky"] = null;
            if (personality.SslStickiness is SslStickiness.Absent)
                json.Remove("session_sticky");
        }
        else if (!request.Has(ListenerField.SessionSticky))
        {
            json["session_sticky"] = personality.UnsentStickiness switch
            {
                UnsentStickiness.Null => null,
                UnsentStickiness.On => listener.Text(ListenerField.Protocol) is not "UDP"
                    && listener.Text(ListenerField.LbAlgorithm) is "roundrobin",
                _ => false,
            };
        }
    }

    private void ShowCookie(JsonObject json, StoredListener listener, ListenerDocument request)
    {
        if (listener.Text(ListenerField.Protocol) is "HTTP" && listener.IsTrue(ListenerField.SessionSticky))
        {
            if (personality.Defaults is not Defaults.Shown)
                return;
            json["sticky_session_type"] ??= "insert";
            json["cookie_timeout"] ??= 1440;
        }
        else if (listener.Text(ListenerField.Protocol) is "HTTP" or "HTTPS" && personality.IdleCookies is IdleCookies.Echoed)
        {
            Echo(json, request, ListenerField.StickySessionType);
            Echo(json, request, ListenerField.CookieTimeout);
        }
    }

    private void ShowDraining(JsonObject json, StoredListener listener, ListenerDocument request)
    {
        if (listener.Text(ListenerField.Protocol) is not "TCP")
            ShowOtherDraining(json, request);
        else if (personality.Defaults is Defaults.Shown)
            json["tcp_draining_timeout"] ??= listener.IsTrue(ListenerField.TcpDraining) ? 10 : 0;
        else if (personality.Defaults is Defaults.Hidden && !request.Has(ListenerField.TcpDraining))
            json["tcp_draining"] = null;
    }

    private void ShowOtherDraining(JsonObject json, ListenerDocument request)
    {
        if (personality.OtherDraining is OtherDraining.Hidden)
            return;
        Echo(json, request, ListenerField.TcpDraining);
        Echo(json, request, ListenerField.TcpDrainingTimeout);
        if (personality.OtherDraining is not OtherDraining.Shown)
            return;
        json["tcp_draining"] ??= false;
        json["tcp_draining_timeout"] ??= 0;
    }

    private void ShowCertificates(JsonObject json, StoredListener listener, ListenerDocument request)
    {
        if (personality.IdleCertificates is IdleCertificates.Echoed)
        {
            if (listener.Text(ListenerField.Protocol) is not ("HTTPS" or "SSL"))
                Echo(json, request, ListenerField.CertificateId);
            if (listener.Text(ListenerField.Protocol) is not "HTTPS")
                Echo(json, request, ListenerField.Certificates);
        }

        if (personality.SniLists is SniLists.Text && json["certificates"] is JsonArray list)
            json["certificates"] = string.Join(',', list);
    }

    private static void RemoveNulls(JsonObject json)
    {
        foreach (var field in Conditional)
        {
            if (json[field.JsonName()] is null)
                json.Remove(field.JsonName());
        }
    }

    private void ShowSni(JsonObject json, ListenerDocument request)
    {
        if (json["certificates"] is not null)
            return;
        if (request.Has(ListenerField.Certificates) ? personality.NotInEffect is NotInEffect.Absent : personality.NoSni is NoSni.Absent)
            json.Remove("certificates");
        else if (!request.Has(ListenerField.Certificates))
            json["certificates"] = personality.NoSni switch
            {
                NoSni.EmptyList => new JsonArray(),
                NoSni.EmptyText => "",
                _ => null,
            };
    }
}
