using System.Text.Json;
using ElbContract.Specification.Clauses.Subjects;
using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;
using static ElbContract.Specification.Listeners.ListenerField;

namespace ElbContract.Specification.Answers;

/// <summary>
/// Requests whose outcome the page leaves open. What a protocol has no use for is passed over; where a parameter that it does use
/// has no documented value, no listener is made.
/// </summary>
public static class OpenRequest
{
    /// <summary>Whether a listener can be made of a request that no sentence refuses.</summary>
    public static bool MakesAListener(ListenerDocument request, IProviderContext provider) =>
        // Which of two values, or what text, would be a guess.
        !request.HasRepeatedFields
        && !request.HasUnreadableText
        && request.Text(LbAlgorithm) is "roundrobin" or "leastconn" or "source"
        && HasBackends(request)
        && HasCookie(request)
        && HasTls(request)
        && HasSni(request, provider);

    /// <summary>What keeps its reader from telling what is meant, and what to do, as a sentence: no clause is about it. Null where nothing
    /// does.</summary>
    public static string? Ambiguity(ListenerDocument request) =>
        !request.IsUtf8 ? "The body has bytes that are not UTF-8: encode it as UTF-8."
        : request.HasUnreadableText ? "The body has half a surrogate pair, which is not a character: send both halves."
        : request.RepeatedField is { } field ? $"The body has the key '{field.JsonName()}' twice, with different values: send it once."
        : IsListInAString(request) ? "The certificates are a string that holds a JSON list: send the ids separated by commas."
        : null;

    private static bool IsListInAString(ListenerDocument request)
    {
        if (request.Text(Certificates)?.Trim() is not ['[', .., ']'] text)
            return false;
        try
        {
            return JsonElement.Parse(text).ValueKind == JsonValueKind.Array;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>UDP goes to UDP backends, everything else to HTTP or TCP ones.</summary>
    private static bool HasBackends(ListenerDocument request) =>
        (request.Text(Protocol), request.Text(BackendProtocol)) is ("UDP", "UDP") or ("HTTP" or "TCP" or "HTTPS" or "SSL", "HTTP" or "TCP");

    private static bool HasCookie(ListenerDocument request) =>
        !request.Is(Protocol, "HTTP")
        || request.Kind(SessionSticky) is not JsonKind.True
        || !request.Has(StickySessionType)
        || request.Is(StickySessionType, "insert");

    private static bool HasTls(ListenerDocument request)
    {
        if (!IsTls(request))
            return true;
        if (request.Has(SslProtocols) && Versions(request) is null)
            return false;
        if (!request.Has(SslCiphers))
            return true;
        return request.Text(SslCiphers) is "Extended"
            || (request.Text(SslCiphers) is "Default" or "Strict" && Versions(request) != TlsClauses.ThreeVersions);
    }

    /// <summary>The certificates are those of one id, of ids with commas between them, or of a list of ids; all of them exist.</summary>
    private static bool HasSni(ListenerDocument request, IProviderContext provider)
    {
        if (!request.Is(Protocol, "HTTPS") || !request.Has(Certificates))
            return true;
        if (request.Text(Certificates) is { } text)
            return text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).All(provider.CertificateExists);
        return request.Kind(Certificates) is JsonKind.Array
            && JsonElement
                .Parse(request.Raw(Certificates))
                .EnumerateArray()
                .All(id => id.ValueKind is JsonValueKind.String && provider.CertificateExists(id.GetString()!));
    }

    public static bool IsTls(ListenerDocument request) => request.Is(Protocol, "HTTPS") || request.Is(Protocol, "SSL");

    /// <summary>The protocol versions that a request names, in the page's spelling; null where it names none that is known.</summary>
    internal static string? Versions(ListenerDocument request) =>
        request.Text(SslProtocols) switch
        {
            // Sibling pages of the API spell them with a v.
            TlsClauses.Tls12 or "TLSv1.2" => TlsClauses.Tls12,
            TlsClauses.ThreeVersions or "TLSv1.2 TLSv1.1 TLSv1" => TlsClauses.ThreeVersions,
            _ => null,
        };
}
