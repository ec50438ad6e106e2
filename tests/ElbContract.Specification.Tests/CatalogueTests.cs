using ElbContract.Specification.Clauses;
using ElbContract.Specification.Listeners;

namespace ElbContract.Specification.Tests;

public sealed class CatalogueTests
{
    /// <summary>By hand, from the page: in its order, with the strength of each and its rule where that is data.</summary>
    internal const string Clauses = """
        uri.add accept:
        project-id.mandatory reject:
        name.mandatory reject: mandatory name
        name.type reject: string name
        name.length reject: length of name 1..64
        name.characters reject:
        description.optional accept: optional description
        description.type reject: string description
        description.length reject: length of description 0..128
        description.characters reject:
        loadbalancer-id.mandatory reject: mandatory loadbalancer_id
        loadbalancer-id.type reject: string loadbalancer_id
        loadbalancer-id.exists reject: existing loadbalancer_id
        protocol.mandatory reject: mandatory protocol
        protocol.type reject: string protocol
        protocol.values reject: protocol HTTP | TCP | HTTPS | SSL | UDP
        protocol.udp-not-on-private reject:
        port.mandatory reject: mandatory port
        port.type reject: integer port
        port.range reject: port 1..65535
        backend-protocol.mandatory reject: mandatory backend_protocol
        backend-protocol.type reject: string backend_protocol
        backend-protocol.values reject: backend_protocol HTTP | TCP | UDP
        backend-protocol.udp reject:
        backend-protocol.ssl reject:
        backend-protocol.other accept:
        backend-port.mandatory reject: mandatory backend_port
        backend-port.type reject: integer backend_port
        backend-port.range reject: backend_port 1..65535
        lb-algorithm.mandatory reject: mandatory lb_algorithm
        lb-algorithm.type reject: string lb_algorithm
        lb-algorithm.values reject: lb_algorithm roundrobin | leastconn | source
        session-sticky.optional accept: optional session_sticky
        session-sticky.type reject: boolean session_sticky
        session-sticky.values accept: session_sticky true | false
        session-sticky.ssl either:
        session-sticky.roundrobin-only reject:
        sticky-session-type.values reject: sticky_session_type insert
        sticky-session-type.type reject: string sticky_session_type
        sticky-session-type.http-sticky free:
        sticky-session-type.invalid either: no sticky_session_type
        cookie-timeout.range reject: cookie_timeout 1..1440
        cookie-timeout.type reject: integer cookie_timeout
        cookie-timeout.invalid either: no cookie_timeout
        tcp-timeout.range reject: tcp_timeout 1..1440
        tcp-timeout.type reject: integer tcp_timeout
        tcp-draining.values accept: tcp_draining true | false
        tcp-draining.type reject: boolean tcp_draining
        tcp-draining.tcp-only accept:
        tcp-draining-timeout.range reject: tcp_draining_timeout 0..60
        tcp-draining-timeout.type reject: integer tcp_draining_timeout
        tcp-draining-timeout.draining-only free:
        certificate-id.mandatory reject: mandatory certificate_id
        certificate-id.type reject: string certificate_id
        certificates.https accept:
        certificates.public-only either: no certificates
        udp-timeout.range reject: udp_timeout 1..1440
        udp-timeout.type reject: integer udp_timeout
        ssl-protocols.values reject: ssl_protocols TLS 1.2 | TLS 1.2 TLS 1.1 TLS 1.0
        ssl-protocols.default accept: ssl_protocols by default TLS 1.2
        ssl-protocols.tls-only accept: no ssl_protocols
        ssl-protocols.versions accept:
        ssl-ciphers.values reject: ssl_ciphers Default | Extended | Strict
        ssl-ciphers.default accept: ssl_ciphers by default Default
        ssl-ciphers.extended-required reject:
        ssl-ciphers.tls-only accept: no ssl_ciphers
        ssl-ciphers.suites accept:
        response.update-time accept: always string update_time
        response.backend-port accept: always integer backend_port as sent
        response.id accept: always string id
        response.backend-protocol accept: always string backend_protocol as sent
        response.sticky-session-type accept: sometimes string sticky_session_type as sent
        response.description accept: always string description as sent
        response.loadbalancer-id accept: always string loadbalancer_id as sent
        response.create-time accept: always string create_time
        response.status accept: always string status
        response.protocol accept: always string protocol as sent
        response.port accept: always integer port as sent
        response.cookie-timeout accept: sometimes integer cookie_timeout as sent
        response.admin-state-up accept: always boolean admin_state_up
        response.session-sticky accept: always boolean session_sticky as sent
        response.lb-algorithm accept: always string lb_algorithm as sent
        response.name accept: always string name as sent
        response.tcp-draining accept: sometimes boolean tcp_draining as sent
        response.tcp-draining-timeout accept: sometimes integer tcp_draining_timeout as sent
        response.ssl-protocols accept: sometimes string ssl_protocols as sent
        response.ssl-ciphers accept: sometimes string ssl_ciphers as sent
        response.certificate-id accept: sometimes string certificate_id as sent
        response.certificates accept: sometimes string certificates as sent
        response.times free:
        status.200 accept:
        status.400 reject:
        status.401 reject:
        status.403 reject:
        status.404 reject:
        status.500 reject:
        status.503 reject:
        status.message free:
        """;

    [Fact]
    public void Catalogue_HasTheClausesOfThePage_InItsOrder() =>
        Catalogue
            .Clauses.Select(clause => $"{clause} {clause.Strength.ToString().ToLowerInvariant()}: {Words(clause.Shape)}".TrimEnd())
            .Should()
            .Equal(Clauses.Split('\n'));

    [Fact]
    public void Catalogue_ClausesAboutAnswers_AreTheRowsOfTheResponseTable() =>
        Catalogue
            .Clauses.Where(clause => clause.IsAboutAnswers)
            .Select(clause => clause.Id)
            .Should()
            .Equal(
                Clauses
                    .Split('\n')
                    .Select(line => line[..line.IndexOf(' ')])
                    .Where(id => id.StartsWith("response.", StringComparison.Ordinal) && id != "response.times")
            );

    [Fact]
    public void Catalogue_Ids_AreUniqueAndOfOneForm()
    {
        var ids = Catalogue.Clauses.Select(clause => clause.Id).ToList();

        ids.Should().OnlyHaveUniqueItems();
        ids.Should().AllSatisfy(id => id.Should().MatchRegex("^[a-z-]+\\.[a-z0-9-]+$"));
    }

    [Fact]
    public void Catalogue_EveryClause_HasAnAnchorAndASentence() =>
        Catalogue
            .Clauses.Should()
            .AllSatisfy(clause =>
            {
                clause.Anchors.Should().NotBeEmpty();
                clause.Anchors.Should().AllSatisfy(anchor => anchor.Should().MatchRegex("^(p|li|screen)[0-9]+$"));
                clause.Sentence.Should().EndWith(".");
            });

    [Fact]
    public void Find_KnownAndUnknownIds()
    {
        Catalogue.Find("backend-protocol.udp")!.Strength.Should().Be(Strength.Reject);
        Catalogue.Find("no.such").Should().BeNull();
    }

    [Fact]
    public void Contradictions_AreTheElevenInOrder() =>
        Catalogue.Contradictions.Select(contradiction => contradiction.Number).Should().Equal(Enumerable.Range(1, 11));

    [Fact]
    public void Contradictions_SayWhatDoesNotFitAndHowItIsRead() =>
        Catalogue
            .Contradictions.Should()
            .AllSatisfy(contradiction =>
            {
                contradiction.Anchors.Should().NotBeEmpty();
                contradiction.Anchors.Should().AllSatisfy(anchor => anchor.Should().MatchRegex("^(p|li|screen)[0-9]+$"));
                contradiction.Sentence.Should().EndWith(".");
                contradiction.Reading.Should().EndWith(".");
            });

    private static string Words(Shape? shape) =>
        shape switch
        {
            null => "",
            Shape.Mandatory mandatory => "mandatory " + Key(mandatory),
            Shape.Optional optional => "optional " + Key(optional),
            Shape.Typed typed => $"{Kind(typed.Kind)} {Key(typed)}",
            Shape.Range range => $"{Key(range)} {range.Minimum}..{range.Maximum}",
            Shape.Length length => $"length of {Key(length)} {length.Minimum}..{length.Maximum}",
            Shape.Words words => $"{Key(words)} {string.Join(" | ", words.Values)}",
            Shape.Reference reference => "existing " + Key(reference),
            Shape.Switch @switch => Key(@switch) + " true | false",
            Shape.Default @default => $"{Key(@default)} by default {@default.Value}",
            Shape.Hidden hidden => "no " + Key(hidden),
            Shape.Shown shown =>
                $"{(shown.Always ? "always" : "sometimes")} {Kind(shown.Kind)} {Key(shown)}{(shown.Echoes ? " as sent" : "")}",
            _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "A shape that the test does not know."),
        };

    private static string Key(Shape shape) => shape.Field.JsonName();

    private static string Kind(JsonKind kind) => kind is JsonKind.True ? "boolean" : kind.ToString().ToLowerInvariant();
}
