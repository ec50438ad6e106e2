using System.Text.Json.Nodes;
using ElbContract.Emulator.Personalities;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Listeners;

namespace ElbContract.Emulator.Listeners;

/// <summary>Shows a new listener as a personality does that is not the ordinary one.</summary>
internal sealed class Portrait(Personality personality)
{
    private readonly ConditionalFields _conditions = new(personality);

    /// <summary>The answer's body.</summary>
    /// <param name="stored">The listener.</param>
    /// <param name="request">What was asked for, as it was sent.</param>
    public AnswerBody Render(StoredListener stored, ListenerDocument request)
    {
        var json = JsonNode.Parse(ListenerAnswer.Render(stored.Listener).Bytes.Span)!.AsObject();
        ShowState(json);
        ShowDescription(json, request);
        if (personality.OpenText is OpenText.Cleaned)
            ShowCleaned(json);
        if (personality.OddBackends is OddBackends.Natural)
            ShowNaturalBackend(json, stored.Listener);
        if (personality.OpenWords is OpenWords.AsSent)
            ShowWordsAsSent(json, request);
        _conditions.Show(json, stored.Listener, request);
        Extras.Add(json, personality.ExtraFields, stored);
        return Writing.Write(json, personality);
    }

    private void ShowState(JsonObject json)
    {
        json["status"] = personality.Status switch
        {
            NewStatus.Pending => "PENDING_CREATE",
            NewStatus.Error => "ERROR",
            _ => "ACTIVE",
        };
        json["admin_state_up"] = personality.AdminState is AdminState.Up;
    }

    private void ShowDescription(JsonObject json, ListenerDocument request)
    {
        switch (request.Kind(ListenerField.Description))
        {
            case JsonKind.Absent:
                json["description"] = personality.UnsentDescription switch
                {
                    UnsentDescription.Null => null,
                    UnsentDescription.Text => "a listener",
                    _ => "",
                };
                break;
            case JsonKind.Null when personality.NullDescription is NullDescription.Absent:
                json.Remove("description");
                break;
            case JsonKind.Null:
                json["description"] = personality.NullDescription is NullDescription.Null ? null : "";
                break;
        }
    }

    private static void ShowWordsAsSent(JsonObject json, ListenerDocument request)
    {
        ConditionalFields.Echo(json, request, ListenerField.Protocol);
        ConditionalFields.Echo(json, request, ListenerField.LbAlgorithm);
        if (json["ssl_protocols"] is not null && request.Text(ListenerField.SslProtocols) is { } versions)
            json["ssl_protocols"] = versions;
    }

    private static void ShowCleaned(JsonObject json)
    {
        Clean("name", character => !char.IsAscii(character));
        Clean("description", char.IsControl);

        void Clean(string key, Func<char, bool> isOpen)
        {
            if ((string?)json[key] is { } text)
                json[key] = string.Concat(text.Select(character => isOpen(character) ? '_' : character));
        }
    }

    private static void ShowNaturalBackend(JsonObject json, Listener listener)
    {
        if (listener.Protocol is "HTTP" or "HTTPS")
            json["backend_protocol"] = "HTTP";
        if (listener.Protocol is "TCP")
            json["backend_protocol"] = "TCP";
    }
}
