using System.Text.Json.Nodes;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Listeners;
using static ElbContract.Specification.Listeners.ListenerField;

namespace ElbContract.Emulator.Faults;

/// <summary>What can be wrong with one field of the answer and with no other.</summary>
internal static class FieldFaults
{
    private const string AnId = "00000000000000000000000000000061";

    public static IEnumerable<SeededFault> All =>
        [
            Shown(Id, "empty", "The id is shown as the empty string.", Always, (_, _) => ""),
            Shown(Id, "constant", "Every listener is shown with the same id.", Always, (_, _) => AnId),
            Shown(Status, "unknown-word", "The status is shown as BUILD.", Always, (_, _) => "BUILD"),
            Shown(Status, "lower-case", "The status is shown in lower case.", Always, (_, value) => value?.ToString().ToLowerInvariant()),
            Shown(Name, "lower-case", "The name is shown in lower case.", Always, (_, value) => value?.ToString().ToLowerInvariant()),
            Shown(Name, "cut-off", "The name is cut off after 63 characters.", Always, (_, value) => FirstOf(value, 63)),
            Shown(
                Description,
                "empty-as-null",
                "An empty description is shown as null.",
                request => request.Text(Description) is "",
                (_, _) => null
            ),
            Shown(Description, "cut-off", "The description is cut off after 127 characters.", Always, (_, value) => FirstOf(value, 127)),
            Shown(
                Description,
                "ascii-only",
                "Letters outside ASCII are shown as question marks in the description.",
                Always,
                (_, value) => AsciiOf(value)
            ),
            Shown(
                Description,
                "escaped",
                "The description is shown escaped for HTML.",
                Always,
                (_, value) => System.Net.WebUtility.HtmlEncode(value?.ToString())
            ),
            Shown(
                Description,
                "trimmed",
                "The description is shown without the spaces around it.",
                Always,
                (_, value) => value?.ToString().Trim(' ')
            ),
            Shown(LbAlgorithm, "always-roundrobin", "Every algorithm is shown as roundrobin.", Always, (_, _) => "roundrobin"),
            Shown(
                BackendProtocol,
                "that-of-the-listener",
                "The backend protocol is shown as the listener's protocol.",
                Always,
                (request, _) => request.Protocol
            ),
            Shown(
                BackendPort,
                "that-of-the-listener",
                "The listener's port is shown as the backend port.",
                Always,
                (request, _) => request.Number(Port)
            ),
            Shown(
                Port,
                "that-of-the-backends",
                "The backend port is shown as the listener's port.",
                Always,
                (request, _) => request.Number(BackendPort)
            ),
            Shown(
                Port,
                "as-sixteen-bits-signed",
                "A port above 32767 is shown as a negative number.",
                Always,
                (_, value) => (short?)value?.GetValue<int>()
            ),
            Shown(
                SessionSticky,
                "always-false",
                "Sticky sessions are shown as off even when they are on.",
                request => request.Protocol is not "SSL",
                (_, _) => false
            ),
            Shown(
                SessionSticky,
                "always-true",
                "Sticky sessions are shown as on even when they are off.",
                request => request.Protocol is not "SSL" && request.Sends(SessionSticky),
                (_, _) => true
            ),
            Shown(
                StickySessionType,
                "unknown-word",
                "A cookie whose type was not requested is shown as one of the application.",
                HasCookieUnasked,
                (_, _) => "app_cookie"
            ),
            .. Unasked(StickySessionType, "insert", "TCP", "SSL", "UDP"),
            Shown(CookieTimeout, "in-seconds", "The cookie timeout is shown in seconds.", Always, InSeconds),
            Shown(
                CookieTimeout,
                "below-range",
                "A cookie timeout that was not asked for is shown as 0.",
                HasCookieTimeoutUnasked,
                (_, _) => 0
            ),
            Shown(
                CookieTimeout,
                "above-range",
                "A cookie timeout that was not asked for is shown as 1441.",
                HasCookieTimeoutUnasked,
                (_, _) => 1441
            ),
            .. Unasked(CookieTimeout, 1440, "TCP", "SSL", "UDP"),
            Shown(TcpDraining, "always-false", "Draining is shown as off even when it is on.", IsTcp, (_, _) => false),
            Shown(
                TcpDraining,
                "always-true",
                "Draining is shown as on even when it is off.",
                request => IsTcp(request) && request.Sends(TcpDraining),
                (_, _) => true
            ),
            Shown(TcpDrainingTimeout, "in-seconds", "The draining timeout is shown in seconds.", Always, InSeconds),
            Shown(
                TcpDrainingTimeout,
                "zero-as-null",
                "A draining timeout of 0 is shown as null.",
                request => request.Number(TcpDrainingTimeout) == 0,
                (_, _) => null
            ),
            Shown(
                TcpDrainingTimeout,
                "below-range",
                "A draining timeout that was not asked for is shown as -1.",
                DrainsUnasked,
                (_, _) => -1
            ),
            Shown(
                TcpDrainingTimeout,
                "above-range",
                "A draining timeout that was not asked for is shown as 61.",
                DrainsUnasked,
                (_, _) => 61
            ),
            Shown(
                SslProtocols,
                "other-spelling",
                "The protocol versions are shown as TLSv1.2.",
                request => request.Sends(SslProtocols),
                OtherSpelling
            ),
            Of(
                ClauseIds.SslProtocolsDefault,
                "other-spelling",
                "The default of the protocol versions is shown as TLSv1.2.",
                SslProtocols,
                request => request.Leaves(SslProtocols),
                OtherSpelling
            ),
            Shown(
                SslProtocols,
                "always-default",
                "The protocol versions are shown as TLS 1.2, whatever was asked for.",
                request => request.Sends(SslProtocols),
                (_, value) => value is null ? null : "TLS 1.2"
            ),
            Shown(
                SslCiphers,
                "always-default",
                "The ciphers are shown as Default, whatever was asked for.",
                request => request.Sends(SslCiphers),
                (_, value) => value is null ? null : "Default"
            ),
            .. Unasked(CertificateId, AnId, "HTTP", "TCP", "UDP"),
            .. Unasked(ListenerField.Certificates, AnId, "HTTP", "TCP", "HTTPS", "SSL", "UDP"),
        ];

    /// <summary>A field that is shown although it was not asked for and does not apply.</summary>
    private static IEnumerable<SeededFault> Unasked(ListenerField field, JsonNode value, params string[] protocols) =>
        protocols.Select(protocol =>
            Shown(
                field,
                "shown-with-" + protocol.ToLowerInvariant(),
                $"A {field.JsonName()} that was not asked for is shown with {protocol}.",
                request => request.Protocol == protocol && request.Leaves(field),
                (_, _) => value.DeepClone()
            )
        );

    private static SeededFault Shown(
        ListenerField field,
        string what,
        string sentence,
        Func<PostedRequest, bool> when,
        Func<PostedRequest, JsonNode?, JsonNode?> edit
    ) => Of("response." + field.JsonName().Replace('_', '-'), what, sentence, field, when, edit);

    private static SeededFault Of(
        string clause,
        string what,
        string sentence,
        ListenerField field,
        Func<PostedRequest, bool> when,
        Func<PostedRequest, JsonNode?, JsonNode?> edit
    ) =>
        SeededFault.Showing(
            clause,
            what,
            sentence,
            (request, _) => when(request),
            (request, listener) => listener[field.JsonName()] = edit(request, listener[field.JsonName()])
        );

    private static bool Always(PostedRequest request) => true;

    private static bool IsTcp(PostedRequest request) => request.Protocol is "TCP";

    private static bool HasCookieUnasked(PostedRequest request) =>
        request.Protocol is "HTTP" && request.IsTrue(SessionSticky) && request.Leaves(StickySessionType);

    private static bool HasCookieTimeoutUnasked(PostedRequest request) =>
        request.Protocol is "HTTP"
        && request.IsTrue(SessionSticky)
        && request.Text(StickySessionType) is "insert"
        && request.Leaves(CookieTimeout);

    private static bool DrainsUnasked(PostedRequest request) =>
        IsTcp(request) && request.IsTrue(TcpDraining) && request.Leaves(TcpDrainingTimeout);

    private static JsonNode? InSeconds(PostedRequest request, JsonNode? minutes) => minutes?.GetValue<int>() * 60;

    private static JsonNode? OtherSpelling(PostedRequest request, JsonNode? value) =>
        value?.ToString().Replace("TLS 1.0", "TLSv1", StringComparison.Ordinal).Replace("TLS ", "TLSv", StringComparison.Ordinal);

    private static string? FirstOf(JsonNode? value, int characters) =>
        value?.ToString() is { } text && text.Length > characters ? text[..characters] : value?.ToString();

    private static string? AsciiOf(JsonNode? value) =>
        value is null ? null : string.Concat(value.ToString().Select(letter => char.IsAscii(letter) ? letter : '?'));
}
