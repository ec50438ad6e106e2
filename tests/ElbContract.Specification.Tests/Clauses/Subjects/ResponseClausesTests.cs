using ElbContract.Specification.Clauses;

namespace ElbContract.Specification.Tests.Clauses.Subjects;

/// <summary>Each row of the response table, wrong in each way: what is found, with which words.</summary>
public sealed class ResponseClausesTests
{
    private const string Sticky = "session_sticky=true;sticky_session_type=\"insert\";cookie_timeout=7";
    private const string Draining = "tcp_draining=true;tcp_draining_timeout=5";

    [Theory]
    [InlineData("update_time", "response.update-time")]
    [InlineData("create_time", "response.create-time")]
    [InlineData("id", "response.id")]
    public void AStringOfTheProvidersOwn_IsAlwaysThere(string key, string clause)
    {
        foreach (
            var (value, actual) in ((string, string)[])
                [("", "absent"), ("null", "null"), ("5", "5"), ("true", "true"), ("[]", "[]"), ("{}", "{}")]
        )
            Found("HTTP", "", $"{key}={value}").Should().Equal(new Finding(clause, "$.body." + key, "a string", actual));
        Found("HTTP", "", $"{key}=\"anything\"").Should().BeEmpty();
    }

    [Fact]
    public void AnEmptyId_IsNone() =>
        Found("HTTP", "", "id=\"\"").Should().Equal(new Finding("response.id", "$.body.id", "a string that is not empty", "\"\""));

    [Theory]
    [InlineData("\"DOWN\"", "ACTIVE, PENDING_CREATE, ERROR")]
    [InlineData("\"active\"", "ACTIVE, PENDING_CREATE, ERROR")]
    [InlineData("\"\"", "ACTIVE, PENDING_CREATE, ERROR")]
    [InlineData("null", "a string")]
    [InlineData("1", "a string")]
    public void AStatus_IsOneOfThreeWords(string status, string expected) =>
        Found("HTTP", "", "status=" + status).Should().Equal(new Finding("response.status", "$.body.status", expected, status));

    [Theory]
    [InlineData("ACTIVE")]
    [InlineData("PENDING_CREATE")]
    [InlineData("ERROR")]
    public void EveryStatus_MayBeShown(string status) => Found("HTTP", "", $"status=\"{status}\"").Should().BeEmpty();

    [Theory]
    [InlineData("", "absent")]
    [InlineData("null", "null")]
    [InlineData("1", "1")]
    [InlineData("\"true\"", "\"true\"")]
    public void TheAdministrativeState_IsTrueOrFalse(string state, string actual) =>
        Found("HTTP", "", "admin_state_up=" + state)
            .Should()
            .Equal(new Finding("response.admin-state-up", "$.body.admin_state_up", "true or false", actual));

    [Theory]
    [InlineData("name", "response.name", "\"other\"")]
    [InlineData("loadbalancer_id", "response.loadbalancer-id", "\"other\"")]
    [InlineData("protocol", "response.protocol", "\"UDP\"")]
    [InlineData("backend_protocol", "response.backend-protocol", "\"UDP\"")]
    [InlineData("lb_algorithm", "response.lb-algorithm", "\"source\"")]
    [InlineData("description", "response.description", "\"other\"", "description=\"text\"")]
    public void AString_IsShownAsItWasSent(string key, string clause, string other, string asked = "")
    {
        var sent = Sent("HTTP", asked, key);
        Found("HTTP", asked, $"{key}={other}").Should().Equal(new Finding(clause, "$.body." + key, sent, other));
        Found("HTTP", asked, $"{key}=").Should().Equal(new Finding(clause, "$.body." + key, sent, "absent"));
        Found("HTTP", asked, $"{key}=null").Should().Equal(new Finding(clause, "$.body." + key, sent, "null"));
        Found("HTTP", asked, $"{key}=5").Should().Equal(new Finding(clause, "$.body." + key, "a string or null", "5"));
    }

    [Theory]
    [InlineData("port", "response.port", "80")]
    [InlineData("backend_port", "response.backend-port", "8080")]
    public void ANumber_IsShownAsItWasSent(string key, string clause, string sent)
    {
        Found("HTTP", "", $"{key}=81").Should().Equal(new Finding(clause, "$.body." + key, sent, "81"));
        Found("HTTP", "", $"{key}=").Should().Equal(new Finding(clause, "$.body." + key, sent, "absent"));
        Found("HTTP", "", $"{key}=null").Should().Equal(new Finding(clause, "$.body." + key, sent, "null"));
        Found("HTTP", "", $"{key}=\"{sent}\"")
            .Should()
            .Equal(new Finding(clause, "$.body." + key, "a whole number or null", $"\"{sent}\""));
        Found("HTTP", "", $"{key}={sent}.5").Should().Equal(new Finding(clause, "$.body." + key, "a whole number or null", sent + ".5"));
        Found("HTTP", "", $"{key}={sent}.0").Should().BeEmpty();
    }

    [Fact]
    public void EqualStrings_MayBeEscapedDifferently()
    {
        var request = Requests.Minimal("HTTP", "description=\"é/\"").Replace("\\u00E9", "é", StringComparison.Ordinal);
        var answer = Requests
            .Answer(request, "description=\"\"")
            .Replace("\"description\":\"\"", "\"description\":\"\\u00e9\\/\"", StringComparison.Ordinal);

        Requests.Examine(request, 200, answer).Should().BeEmpty();
    }

    [Fact]
    public void WhatWasNotAskedFor_MayBeShownAsAnythingOfItsType()
    {
        Found("HTTP", "", "description=\"anything\"").Should().BeEmpty();
        Found("HTTP", "", "description=null").Should().BeEmpty();
        Found("HTTP", "", "description=")
            .Should()
            .Equal(new Finding("response.description", "$.body.description", "a string or null", "absent"));
        Found("HTTP", "", "session_sticky=true").Should().BeEmpty();
        Found("HTTP", "", "session_sticky=")
            .Should()
            .Equal(new Finding("response.session-sticky", "$.body.session_sticky", "true or false or null", "absent"));
        Found("HTTP", "", "session_sticky=\"no\"")
            .Should()
            .Equal(new Finding("response.session-sticky", "$.body.session_sticky", "true or false or null", "\"no\""));
    }

    [Theory]
    [InlineData("HTTP", "true", "false", "response.session-sticky", "true")]
    [InlineData("HTTP", "false", "true", "response.session-sticky", "false")]
    [InlineData("UDP", "true", "null", "response.session-sticky", "true")]
    [InlineData("TCP", "false", "0", "response.session-sticky", "true or false or null")]
    public void Stickiness_IsShownAsItWasSent(string protocol, string sent, string shown, string clause, string expected) =>
        Found(protocol, "session_sticky=" + sent, "session_sticky=" + shown)
            .Should()
            .Equal(new Finding(clause, "$.body.session_sticky", expected, shown));

    [Theory]
    [InlineData("session_sticky=")]
    [InlineData("session_sticky=null")]
    [InlineData("session_sticky=false")]
    public void SslListeners_AreNotSticky(string shown) => Found("SSL", "session_sticky=true", shown).Should().BeEmpty();

    [Fact]
    public void SslListenersShownAsSticky_AreFoundFaultWith()
    {
        Found("SSL", "session_sticky=true", "session_sticky=true")
            .Should()
            .Equal(new Finding("session-sticky.ssl", "$.body.session_sticky", "false, null or absent", "true"));
        Found("SSL", "session_sticky=true", "session_sticky=1")
            .Should()
            .Equal(
                new Finding("session-sticky.ssl", "$.body.session_sticky", "false, null or absent", "1"),
                new Finding("response.session-sticky", "$.body.session_sticky", "true or false or null", "1")
            );
        Found("SSL", "", "session_sticky=true").Should().BeEmpty();
        Found("SSL", "", "session_sticky=1")
            .Should()
            .Equal(new Finding("response.session-sticky", "$.body.session_sticky", "true or false or null", "1"));
    }

    [Theory]
    [InlineData("sticky_session_type=", "response.sticky-session-type", "\"insert\"", "absent")]
    [InlineData("sticky_session_type=null", "response.sticky-session-type", "\"insert\"", "null")]
    [InlineData("sticky_session_type=\"rewrite\"", "response.sticky-session-type", "\"insert\"", "\"rewrite\"")]
    [InlineData("cookie_timeout=", "response.cookie-timeout", "7", "absent")]
    [InlineData("cookie_timeout=null", "response.cookie-timeout", "7", "null")]
    [InlineData("cookie_timeout=8", "response.cookie-timeout", "7", "8")]
    [InlineData("cookie_timeout=\"7\"", "response.cookie-timeout", "7", "\"7\"")]
    public void ACookieThatCounts_IsShownAsItWasSent(string shown, string clause, string expected, string actual) =>
        Found("HTTP", Sticky, shown).Should().Equal(new Finding(clause, "$.body." + Key(shown), expected, actual));

    [Theory]
    [InlineData("sticky_session_type=\"rewrite\"", "response.sticky-session-type", "\"insert\"", "\"rewrite\"")]
    [InlineData("sticky_session_type=5", "response.sticky-session-type", "a string or null", "5")]
    [InlineData("cookie_timeout=0", "response.cookie-timeout", "1 to 1440", "0")]
    [InlineData("cookie_timeout=1441", "response.cookie-timeout", "1 to 1440", "1441")]
    [InlineData("cookie_timeout=\"1\"", "response.cookie-timeout", "a whole number or null", "\"1\"")]
    [InlineData("tcp_draining=1", "response.tcp-draining", "true or false or null", "1")]
    [InlineData("tcp_draining_timeout=-1", "response.tcp-draining-timeout", "0 to 60", "-1")]
    [InlineData("tcp_draining_timeout=61", "response.tcp-draining-timeout", "0 to 60", "61")]
    [InlineData("tcp_draining_timeout=true", "response.tcp-draining-timeout", "a whole number or null", "true")]
    [InlineData("certificate_id=\"certificate\"", "response.certificate-id", "null or absent", "\"certificate\"")]
    [InlineData("certificates=\"sni\"", "response.certificates", "null, absent or empty", "\"sni\"")]
    [InlineData("certificates=[\"sni\"]", "response.certificates", "null, absent or empty", "[\"sni\"]")]
    [InlineData("certificates={}", "response.certificates", "null, absent or empty", "{}")]
    public void WhatWasNotAskedFor_HasItsTypeAndRangeAllTheSame(string shown, string clause, string expected, string actual) =>
        Found("HTTP", "", shown).Should().Equal(new Finding(clause, "$.body." + Key(shown), expected, actual));

    [Theory]
    [InlineData("sticky_session_type=\"insert\"")]
    [InlineData("sticky_session_type=null")]
    [InlineData("cookie_timeout=1")]
    [InlineData("cookie_timeout=1440")]
    [InlineData("cookie_timeout=null")]
    [InlineData("tcp_draining=true")]
    [InlineData("tcp_draining_timeout=0")]
    [InlineData("tcp_draining_timeout=60")]
    [InlineData("certificate_id=null")]
    [InlineData("certificates=null")]
    [InlineData("certificates=\"\"")]
    [InlineData("certificates=[]")]
    public void WhatWasNotAskedFor_MayBeShown(string shown) => Found("HTTP", "", shown).Should().BeEmpty();

    [Theory]
    [InlineData("[ \\t\\n\\r]")]
    [InlineData("[]")]
    public void AnEmptyList_MayHaveSpaceInIt(string list)
    {
        var request = Requests.Minimal("HTTP");
        var written = list.Replace("\\t", "\t", StringComparison.Ordinal)
            .Replace("\\n", "\n", StringComparison.Ordinal)
            .Replace("\\r", "\r", StringComparison.Ordinal);

        Requests
            .Examine(
                request,
                200,
                Requests
                    .Answer(request, "certificates=\"\"")
                    .Replace("\"certificates\":\"\"", "\"certificates\":" + written, StringComparison.Ordinal)
            )
            .Should()
            .BeEmpty();
    }

    [Theory]
    [InlineData("TCP")]
    [InlineData("SSL")]
    [InlineData("UDP")]
    public void WithoutCookies_NoneIsShown(string protocol)
    {
        Found(protocol, "", "sticky_session_type=\"insert\";cookie_timeout=7")
            .Should()
            .Equal(
                new Finding("response.sticky-session-type", "$.body.sticky_session_type", "null or absent", "\"insert\""),
                new Finding("response.cookie-timeout", "$.body.cookie_timeout", "null or absent", "7")
            );
        Found(protocol, "", "sticky_session_type=null;cookie_timeout=null").Should().BeEmpty();
        Found(protocol, "sticky_session_type=\"insert\"", "")
            .Should()
            .Equal(new Finding("sticky-session-type.invalid", "$.body.sticky_session_type", "null or absent", "\"insert\""));
        Found(
                protocol,
                "session_sticky=true;sticky_session_type=\"insert\";cookie_timeout=7",
                "session_sticky=false;sticky_session_type=null;cookie_timeout="
            )
            .Should()
            .BeEquivalentTo(
                protocol is "SSL" ? [] : new[] { new Finding("response.session-sticky", "$.body.session_sticky", "true", "false") }
            );
        Found(protocol, "cookie_timeout=7", "")
            .Should()
            .Equal(new Finding("cookie-timeout.invalid", "$.body.cookie_timeout", "null or absent", "7"));
    }

    [Theory]
    [InlineData("tcp_draining=", "response.tcp-draining", "true", "absent")]
    [InlineData("tcp_draining=null", "response.tcp-draining", "true", "null")]
    [InlineData("tcp_draining=false", "response.tcp-draining", "true", "false")]
    [InlineData("tcp_draining_timeout=", "response.tcp-draining-timeout", "5", "absent")]
    [InlineData("tcp_draining_timeout=6", "response.tcp-draining-timeout", "5", "6")]
    [InlineData("tcp_draining_timeout=\"5\"", "response.tcp-draining-timeout", "5", "\"5\"")]
    public void Draining_IsShownAsItWasSent(string shown, string clause, string expected, string actual) =>
        Found("TCP", Draining, shown).Should().Equal(new Finding(clause, "$.body." + Key(shown), expected, actual));

    [Theory]
    [InlineData("tcp_draining=false")]
    [InlineData("tcp_draining_timeout=7")]
    [InlineData("tcp_draining=;tcp_draining_timeout=")]
    [InlineData("tcp_draining=1")]
    [InlineData("tcp_draining_timeout=\"5\"")]
    public void DrainingOfAnHttpListener_MayBeShownAnyhow(string shown) => Found("HTTP", Draining, shown).Should().BeEmpty();

    [Theory]
    [InlineData("HTTPS", "ssl_protocols=", "ssl-protocols.default", "\"TLS 1.2\"", "absent")]
    [InlineData("SSL", "ssl_protocols=null", "ssl-protocols.default", "\"TLS 1.2\"", "null")]
    [InlineData("SSL", "ssl_protocols=\"TLS 1.2 TLS 1.1 TLS 1.0\"", "ssl-protocols.default", "\"TLS 1.2\"", "\"TLS 1.2 TLS 1.1 TLS 1.0\"")]
    [InlineData("HTTPS", "ssl_ciphers=", "ssl-ciphers.default", "\"Default\"", "absent")]
    [InlineData("SSL", "ssl_ciphers=\"Strict\"", "ssl-ciphers.default", "\"Default\"", "\"Strict\"")]
    [InlineData("HTTPS", "certificate_id=", "response.certificate-id", "\"certificate\"", "absent")]
    [InlineData("SSL", "certificate_id=\"other\"", "response.certificate-id", "\"certificate\"", "\"other\"")]
    [InlineData("SSL", "certificate_id=5", "response.certificate-id", "\"certificate\"", "5")]
    public void TlsDefaults_AreShown(string protocol, string shown, string clause, string expected, string actual) =>
        Found(protocol, "", shown).Should().Equal(new Finding(clause, "$.body." + Key(shown), expected, actual));

    [Theory]
    [InlineData("ssl_protocols=5", "ssl-protocols.default", "response.ssl-protocols", "\"TLS 1.2\"")]
    [InlineData("ssl_ciphers=5", "ssl-ciphers.default", "response.ssl-ciphers", "\"Default\"")]
    public void ATlsDefaultOfAnotherType_BreaksBoth(string shown, string clause, string row, string expected) =>
        Found("HTTPS", "", shown)
            .Should()
            .BeEquivalentTo([
                new Finding(clause, "$.body." + Key(shown), expected, "5"),
                new Finding(row, "$.body." + Key(shown), "a string or null", "5"),
            ]);

    [Theory]
    [InlineData("HTTPS", "ssl_protocols=\"TLS 1.2\"", "ssl_protocols=", "response.ssl-protocols", "\"TLS 1.2\"", "absent")]
    [InlineData("SSL", "ssl_protocols=\"TLS 1.2\"", "ssl_protocols=\"TLSv1.2\"", "response.ssl-protocols", "\"TLS 1.2\"", "\"TLSv1.2\"")]
    [InlineData("SSL", "ssl_ciphers=\"Strict\"", "ssl_ciphers=\"Default\"", "response.ssl-ciphers", "\"Strict\"", "\"Default\"")]
    [InlineData("HTTPS", "ssl_ciphers=\"Extended\"", "ssl_ciphers=null", "response.ssl-ciphers", "\"Extended\"", "null")]
    public void TlsParameters_AreShownAsTheyWereSent(
        string protocol,
        string asked,
        string shown,
        string clause,
        string expected,
        string actual
    ) => Found(protocol, asked, shown).Should().Equal(new Finding(clause, "$.body." + Key(shown), expected, actual));

    [Fact]
    public void ThreeVersionsWithoutCiphers_HaveExtended()
    {
        const string three = "ssl_protocols=\"TLS 1.2 TLS 1.1 TLS 1.0\"";
        Found("HTTPS", three, "ssl_ciphers=\"Extended\"").Should().BeEmpty();
        Found("HTTPS", three, "ssl_ciphers=")
            .Should()
            .Equal(new Finding("ssl-ciphers.extended-required", "$.body.ssl_ciphers", "\"Extended\"", "absent"));
        Found("SSL", three, "ssl_ciphers=\"Default\"")
            .Should()
            .Equal(new Finding("ssl-ciphers.extended-required", "$.body.ssl_ciphers", "\"Extended\"", "\"Default\""));
    }

    [Theory]
    [InlineData("HTTP")]
    [InlineData("TCP")]
    [InlineData("UDP")]
    public void WithoutTls_NoneOfItIsShown(string protocol)
    {
        Found(protocol, "", "ssl_protocols=\"TLS 1.2\";ssl_ciphers=\"Default\";certificate_id=\"certificate\"")
            .Should()
            .BeEquivalentTo([
                new Finding("ssl-protocols.tls-only", "$.body.ssl_protocols", "null or absent", "\"TLS 1.2\""),
                new Finding("ssl-ciphers.tls-only", "$.body.ssl_ciphers", "null or absent", "\"Default\""),
                new Finding("response.certificate-id", "$.body.certificate_id", "null or absent", "\"certificate\""),
            ]);
        Found(protocol, "", "ssl_protocols=null;ssl_ciphers=null;certificate_id=null").Should().BeEmpty();
    }

    [Theory]
    [InlineData("\"sni\"", "certificates=\"sni\"", null)]
    [InlineData("\"sni\"", "certificates=", "absent")]
    [InlineData("\"sni\"", "certificates=null", "null")]
    [InlineData("\"sni\"", "certificates=\"\"", "\"\"")]
    [InlineData("\"sni\"", "certificates=\"other\"", "\"other\"")]
    [InlineData("\"sni\"", "certificates=[\"sni\"]", "[\"sni\"]")]
    public void SniCertificates_AreShownAsTheyWereSent(string sent, string shown, string? actual) =>
        Found("HTTPS", "certificates=" + sent, shown)
            .Should()
            .Equal(actual is null ? [] : [new Finding("response.certificates", "$.body.certificates", sent, actual)]);

    [Fact]
    public void SniCertificatesOfAPrivateLoadBalancer_AreNotShown()
    {
        const string asked = "loadbalancer_id=\"private\";certificates=\"sni\"";
        Found("HTTPS", asked, "certificates=").Should().BeEmpty();
        Found("HTTPS", asked, "certificates=null").Should().BeEmpty();
        Found("HTTPS", asked, "")
            .Should()
            .Equal(new Finding("certificates.public-only", "$.body.certificates", "null or absent", "\"sni\""));
        Found("HTTPS", "loadbalancer_id=\"private\"", "certificates=\"sni\"")
            .Should()
            .Equal(new Finding("response.certificates", "$.body.certificates", "null, absent or empty", "\"sni\""));
        Found("HTTPS", "loadbalancer_id=\"private\"", "certificates=[]").Should().BeEmpty();
    }

    private static IReadOnlyList<Finding> Found(string protocol, string asked, string shown)
    {
        var request = Requests.Minimal(protocol, Split(asked));
        return Requests.Examine(request, 200, Requests.Answer(request, Split(shown)));
    }

    private static string Sent(string protocol, string asked, string key) =>
        System.Text.Json.JsonElement.Parse(Requests.Minimal(protocol, Split(asked))).GetProperty(key).GetRawText();

    private static string[] Split(string changes) => changes.Split(';', StringSplitOptions.RemoveEmptyEntries);

    private static string Key(string change) => change[..change.IndexOf('=')];
}
