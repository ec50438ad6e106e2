using System.Text.Json.Nodes;
using ElbContract.Emulator.Listeners;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Listeners;

namespace ElbContract.Emulator.Personalities;

/// <summary>Shows a new listener as a personality does that is not the ordinary one.</summary>
internal sealed class Portrait(Personality personality)
{
    private static readonly ListenerField[] Conditional =
    [
        ListenerField.StickySessionType, ListenerField.CookieTimeout, ListenerField.TcpDraining, ListenerField.TcpDrainingTimeout,
        ListenerField.CertificateId, ListenerField.SslProtocols, ListenerField.SslCiphers,
    ];

    /// <summary>The answer's body.</summary>
    /// <param name="stored">The listener.</param>
    /// <param name="request">What was asked for, as it was sent.</param>
    public AnswerBody Render(StoredListener stored, ListenerDocument request)
    {
        var json = JsonNode.Parse(ListenerAnswer.Render(stored.Listener).Bytes.Span)!.AsObject();
        ShowState(json);
        ShowDescription(json, request);
        if (personality.OpenText is OpenText.Cleaned) ShowCleaned(json);
        if (personality.OddBackends is OddBackends.Natural) ShowNaturalBackend(json, stored.Listener);
        ShowStickiness(json, stored.Listener, request);
        ShowCookie(json, stored.Listener, request);
        ShowDraining(json, stored.Listener, request);
        ShowCertificates(json, stored.Listener, request);
        if (personality.OpenWords is OpenWords.AsSent) ShowWordsAsSent(json, request);
        if (personality.NotInEffect is NotInEffect.Absent) RemoveNulls(json);
        ShowSni(json, request);
        Extras.Add(json, personality.ExtraFields, stored);
        return Writing.Write(json, personality);
    }

    private void ShowState(JsonObject json)
    {
        json["status"] = personality.Status switch { NewStatus.Pending => "PENDING_CREATE", NewStatus.Error => "ERROR", _ => "ACTIVE" };
        json["admin_state_up"] = personality.AdminState is AdminState.Up;
    }

    private void ShowDescription(JsonObject json, ListenerDocument request)
    {
        switch (request.Kind(ListenerField.Description))
        {
            case JsonKind.Absent:
                json["description"] = personality.UnsentDescription switch { UnsentDescription.Null => null, UnsentDescription.Text => "a listener", _ => "" };
                break;
            case JsonKind.Null when personality.NullDescription is NullDescription.Absent:
                json.Remove("description");
                break;
            case JsonKind.Null:
                json["description"] = personality.NullDescription is NullDescription.Null ? null : "";
                break;
        }
    }

    private void ShowStickiness(JsonObject json, Listener listener, ListenerDocument request)
    {
        if (listener.Protocol is "SSL")
        {
            if (personality.SslStickiness is SslStickiness.Null) json["session_sticky"] = null;
            if (personality.SslStickiness is SslStickiness.Absent) json.Remove("session_sticky");
        }
        else if (!request.Has(ListenerField.SessionSticky))
        {
            json["session_sticky"] = personality.UnsentStickiness switch
            {
                UnsentStickiness.Null => null,
                UnsentStickiness.On => listener is { Protocol: not "UDP", LbAlgorithm: "roundrobin" },
                _ => false,
            };
        }
    }

    private void ShowCookie(JsonObject json, Listener listener, ListenerDocument request)
    {
        if (listener.Protocol is "HTTP" && listener.SessionSticky is true)
        {
            if (personality.Defaults is not Defaults.Shown) return;
            json["sticky_session_type"] ??= "insert";
            json["cookie_timeout"] ??= 1440;
        }
        else if (listener.Protocol is "HTTP" or "HTTPS" && personality.IdleCookies is IdleCookies.Echoed)
        {
            Echo(json, request, ListenerField.StickySessionType);
            Echo(json, request, ListenerField.CookieTimeout);
        }
    }

    private void ShowDraining(JsonObject json, Listener listener, ListenerDocument request)
    {
        if (listener.Protocol is not "TCP") ShowOtherDraining(json, request);
        else if (personality.Defaults is Defaults.Shown) json["tcp_draining_timeout"] ??= listener.TcpDraining is true ? 10 : 0;
        else if (personality.Defaults is Defaults.Hidden && !request.Has(ListenerField.TcpDraining)) json["tcp_draining"] = null;
    }

    private void ShowOtherDraining(JsonObject json, ListenerDocument request)
    {
        if (personality.OtherDraining is OtherDraining.Hidden) return;
        Echo(json, request, ListenerField.TcpDraining);
        Echo(json, request, ListenerField.TcpDrainingTimeout);
        if (personality.OtherDraining is not OtherDraining.Shown) return;
        json["tcp_draining"] ??= false;
        json["tcp_draining_timeout"] ??= 0;
    }

    private static void ShowWordsAsSent(JsonObject json, ListenerDocument request)
    {
        Echo(json, request, ListenerField.Protocol);
        Echo(json, request, ListenerField.LbAlgorithm);
        if (json["ssl_protocols"] is not null && request.Text(ListenerField.SslProtocols) is { } versions) json["ssl_protocols"] = versions;
    }

    private static void RemoveNulls(JsonObject json)
    {
        foreach (var field in Conditional)
        {
            if (json[field.JsonName()] is null) json.Remove(field.JsonName());
        }
    }

    private static void ShowCleaned(JsonObject json)
    {
        Clean("name", character => !char.IsAscii(character));
        Clean("description", char.IsControl);

        void Clean(string key, Func<char, bool> isOpen)
        {
            if ((string?)json[key] is { } text) json[key] = string.Concat(text.Select(character => isOpen(character) ? '_' : character));
        }
    }

    private static void ShowNaturalBackend(JsonObject json, Listener listener)
    {
        if (listener.Protocol is "HTTP" or "HTTPS") json["backend_protocol"] = "HTTP";
        if (listener.Protocol is "TCP") json["backend_protocol"] = "TCP";
    }

    private void ShowCertificates(JsonObject json, Listener listener, ListenerDocument request)
    {
        if (personality.IdleCertificates is IdleCertificates.Echoed)
        {
            if (listener.Protocol is not ("HTTPS" or "SSL")) Echo(json, request, ListenerField.CertificateId);
            if (listener.Protocol is not "HTTPS") Echo(json, request, ListenerField.Certificates);
        }

        if (personality.SniLists is SniLists.Text && json["certificates"] is JsonArray list) json["certificates"] = string.Join(',', list);
    }

    private void ShowSni(JsonObject json, ListenerDocument request)
    {
        if (json["certificates"] is not null) return;
        if (request.Has(ListenerField.Certificates) ? personality.NotInEffect is NotInEffect.Absent : personality.NoSni is NoSni.Absent)
            json.Remove("certificates");
        else if (!request.Has(ListenerField.Certificates))
            json["certificates"] = personality.NoSni switch { NoSni.EmptyList => new JsonArray(), NoSni.EmptyText => "", _ => null };
    }

    private static void Echo(JsonObject json, ListenerDocument request, ListenerField field)
    {
        if (request.Has(field)) json[field.JsonName()] = JsonNode.Parse(request.Raw(field));
    }
}
