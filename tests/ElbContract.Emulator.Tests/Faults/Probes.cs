using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Listeners;

namespace ElbContract.Emulator.Tests.Faults;

/// <summary>Requests at the limits of every rule: those of the shapes on every kind of listener, and by hand what shapes do not
/// say.</summary>
internal static class Probes
{
    private static readonly ProviderIds Ids = ProviderIds.Example;

    private static readonly string[] Protocols = ["HTTP", "TCP", "HTTPS", "SSL", "UDP"];

    private static readonly string[] Signs =
    [
        ".",
        ",",
        ":",
        "/",
        "\\",
        "@",
        "+",
        "&",
        "%",
        "\"",
        "'",
        "<",
        ">",
        " ",
        "\t",
        "\n",
        "\u20ac",
        "\u00e9",
        "_",
        "-",
        "7",
        "A",
    ];

    /// <summary>With what conditions other parameters, these show nothing new.</summary>
    private static readonly ListenerField[] Unconditional =
    [
        ListenerField.Name,
        ListenerField.Description,
        ListenerField.LoadbalancerId,
        ListenerField.Protocol,
        ListenerField.Port,
        ListenerField.BackendProtocol,
        ListenerField.BackendPort,
        ListenerField.CertificateId,
        ListenerField.Certificates,
        ListenerField.UdpTimeout,
    ];

    public static IReadOnlyList<Probe> All { get; } =
    [.. Calls().Concat(Fields()).Concat(Texts()).Concat(Pairs()).DistinctBy(probe => (probe.Path, probe.Token, probe.Body))];

    /// <summary>Every kind of listener, with what conditions its parameters.</summary>
    private static IEnumerable<JsonObject> Bases()
    {
        foreach (var protocol in Protocols)
            yield return Probe.Listener(protocol);
        yield return Probe.Listener("HTTPS", isPrivate: true);
        yield return With(Probe.Listener("HTTP"), ("session_sticky", true));
        yield return With(Probe.Listener("HTTP"), ("session_sticky", true), ("sticky_session_type", "insert"));
        yield return With(Probe.Listener("HTTP"), ("tcp_draining", true));
        yield return With(Probe.Listener("TCP"), ("tcp_draining", true));
        yield return With(Probe.Listener("HTTPS"), ("ssl_protocols", "TLS 1.2"));
        yield return With(Probe.Listener("SSL"), ("ssl_protocols", "TLS 1.2 TLS 1.1 TLS 1.0"), ("ssl_ciphers", "Extended"));
        yield return With(Probe.Listener("HTTPS"), ("ssl_protocols", "TLS 1.2 TLS 1.1 TLS 1.0"));
    }

    private static IEnumerable<Probe> Calls()
    {
        var body = Probe.Listener("HTTP").ToJsonString();
        foreach (var wrong in (string[])["", "{", "plain", "[]", $"[{body}]", "\"listener\"", "1", "null"])
            yield return Probe.Of(wrong);
        foreach (
            var path in (string[])
                [
                    "/v1.0/elbaas/listeners",
                    $"/v1.0/{Ids.ProjectId}/elbaas/no-such-page",
                    Path(Ids.OtherProjectId),
                    Path(Ids.SystemErrorProjectId),
                    Path(Ids.UnavailableProjectId),
                ]
        )
            yield return Probe.Of(body) with
            {
                Path = path,
            };
        foreach (var token in (string?[])[null, "", "unknown", Ids.TokenWithoutPermission])
            yield return Probe.Of(body) with
            {
                Token = token,
            };

        static string Path(string project) => $"/v1.0/{project}/elbaas/listeners";
    }

    private static IEnumerable<Probe> Fields() =>
        from listener in Bases()
        from field in ListenerFields.Requested.Select(row => row.Field)
        where listener.Count <= 8 || !Unconditional.Contains(field)
        from value in Values(field)
        select Probe.With(listener, (field.JsonName(), value));

    /// <summary>JSON texts; null leaves the field out.</summary>
    private static IEnumerable<string?> Values(ListenerField field) =>
        [
            null,
            "null",
            "1",
            "\"1\"",
            "1.5",
            "true",
            "false",
            "\"true\"",
            "[]",
            "{}",
            "\"\"",
            "\"no-such\"",
            .. Catalogue.Clauses.Where(clause => clause.Shape?.Field == field).SelectMany(clause => AtTheLimits(clause.Shape!)),
            .. field is ListenerField.CertificateId or ListenerField.Certificates
                ? [Json(Ids.CertificateId), Json(Ids.SniCertificateId)]
                : (string[])[],
        ];

    private static IEnumerable<string> AtTheLimits(Shape shape) =>
        shape switch
        {
            Shape.Range range => ((int[])[range.Minimum - 2, range.Minimum - 1, range.Minimum, range.Maximum, range.Maximum + 1]).Select(
                number => number.ToString(CultureInfo.InvariantCulture)
            ),
            Shape.Length length => (
                (int[])[length.Minimum, length.Minimum + 1, length.Maximum, length.Maximum + 1, length.Maximum * 2]
            ).Select(characters => Json(new string('a', characters))),
            Shape.Words words => words.Values.Select(Json),
            _ => [],
        };

    private static IEnumerable<Probe> Texts() =>
        from field in (string[])["name", "description"]
        from text in Signs
            .SelectMany(sign => (string[])[$"a{sign}b", sign + "a", "a" + sign, sign])
            .Append(new string('\u00e9', 128))
            .Append("a <b> c")
            .Append("<")
        select Probe.With(Probe.Listener("HTTP"), (field, Json(text)));

    private static IEnumerable<Probe> Pairs() =>
        [
            .. Protocols.Select(protocol => Probe.With(Probe.Listener(protocol, isPrivate: true))),
            .. from listener in Bases()
            from algorithm in (string[])["roundrobin", "leastconn", "source"]
            from sticky in (string?[])[null, "true", "false"]
            select Probe.With(listener, ("lb_algorithm", Json(algorithm)), ("session_sticky", sticky)),
            .. from listener in Bases()
            from versions in (string?[])[null, "TLS 1.2", "TLS 1.2 TLS 1.1 TLS 1.0", "TLS 1.2 TLS 1.1", "TLS 1.1", "TLS 1.3"]
            from ciphers in (string?[])[null, "Default", "Extended", "Strict"]
            select Probe.With(
                listener,
                ("ssl_protocols", versions is null ? null : Json(versions)),
                ("ssl_ciphers", ciphers is null ? null : Json(ciphers))
            ),
            Probe.With(Probe.Listener("HTTP"), ("tcp_draining", "true"), ("tcp_draining_timeout", "5")),
            Probe.With(Probe.Listener("HTTP"), ("tcp_draining", "false")),
            Probe.With(Probe.Listener("HTTP"), ("port", "50000")),
            Probe.With(Probe.Listener("HTTP"), ("backend_protocol", "\"HTTPS\"")),
            Probe.With(Probe.Listener("HTTP"), ("backend_protocol", "\"SSL\"")),
        ];

    private static JsonObject With(JsonObject listener, params (string Name, JsonNode Value)[] fields)
    {
        foreach (var (name, value) in fields)
            listener[name] = value;
        return listener;
    }

    private static string Json(string text) => JsonSerializer.Serialize(text);
}
