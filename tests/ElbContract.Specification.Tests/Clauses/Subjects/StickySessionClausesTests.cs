namespace ElbContract.Specification.Tests.Clauses.Subjects;

public sealed class StickySessionClausesTests
{
    [Theory]
    [InlineData("HTTP", "", "optional accept, roundrobin-only accept")]
    [InlineData("HTTP", "session_sticky=null", "optional free, roundrobin-only accept")]
    [InlineData("HTTP", "session_sticky=\"true\"", "optional accept, type reject, roundrobin-only accept")]
    [InlineData("HTTP", "session_sticky=1", "optional accept, type reject, roundrobin-only accept")]
    [InlineData("HTTP", "session_sticky=true", "optional accept, type accept, values accept, roundrobin-only accept")]
    [InlineData("HTTP", "session_sticky=false", "optional accept, type accept, values accept, roundrobin-only accept")]
    [InlineData("UDP", "", "optional accept")]
    [InlineData("UDP", "session_sticky=true", "optional accept, type accept, values accept")]
    [InlineData("UDP", "session_sticky=true;lb_algorithm=\"source\"", "optional accept, type accept, values accept")]
    [InlineData("SSL", "", "optional accept")]
    [InlineData("SSL", "session_sticky=true", "optional accept, type accept, ssl either")]
    [InlineData("SSL", "session_sticky=true;lb_algorithm=\"source\"", "optional accept, type accept, ssl either")]
    [InlineData("SSL", "session_sticky=false", "optional accept, type accept, ssl free")]
    [InlineData("SSL", "session_sticky=1", "optional accept, type reject")]
    [InlineData("http", "session_sticky=true", "optional accept, type accept")]
    public void StickySessions_AreOnOrOff(string protocol, string changes, string said) =>
        Requests.Said("session-sticky", protocol, changes).Should().Be(said);

    [Theory]
    [InlineData("roundrobin", "true", "accept")]
    [InlineData("roundrobin", "false", "accept")]
    [InlineData("leastconn", "true", "reject")]
    [InlineData("leastconn", "false", "accept")]
    [InlineData("source", "true", "reject")]
    [InlineData("source", "false", "accept")]
    public void StickySessions_AreForRoundrobin(string algorithm, string sticky, string said)
    {
        foreach (var protocol in (string[])["HTTP", "HTTPS", "TCP"])
            Requests
                .Said("session-sticky", protocol, $"lb_algorithm=\"{algorithm}\";session_sticky={sticky}")
                .Should()
                .EndWith("roundrobin-only " + said);
    }

    [Theory]
    [InlineData("lb_algorithm=\"leastconn\"", "optional accept, roundrobin-only accept")]
    [InlineData("lb_algorithm=\"random\";session_sticky=true", "optional accept, type accept, values accept")]
    [InlineData("lb_algorithm=;session_sticky=true", "optional accept, type accept, values accept")]
    public void StickySessions_OfAnotherAlgorithm_AreNotItsMatter(string changes, string said) =>
        Requests.Said("session-sticky", "HTTP", changes).Should().Be(said);

    [Theory]
    [InlineData("HTTP", "session_sticky=true", "")]
    [InlineData("HTTP", "session_sticky=true;sticky_session_type=\"insert\"", "values accept, type accept")]
    [InlineData("HTTP", "session_sticky=true;sticky_session_type=\"Insert\"", "values reject, type accept")]
    [InlineData("HTTP", "session_sticky=true;sticky_session_type=\"\"", "values reject, type accept")]
    [InlineData("HTTP", "session_sticky=true;sticky_session_type=3", "type reject")]
    [InlineData("HTTP", "session_sticky=true;sticky_session_type=null", "http-sticky free")]
    [InlineData("HTTP", "session_sticky=false;sticky_session_type=\"insert\"", "http-sticky free")]
    [InlineData("HTTP", "session_sticky=false;sticky_session_type=\"rewrite\"", "http-sticky free")]
    [InlineData("HTTP", "sticky_session_type=3", "http-sticky free")]
    [InlineData("HTTP", "sticky_session_type=null", "http-sticky free")]
    [InlineData("HTTPS", "session_sticky=true;sticky_session_type=\"insert\"", "http-sticky free")]
    [InlineData("HTTPS", "session_sticky=true;sticky_session_type=3", "http-sticky free")]
    [InlineData("HTTPS", "session_sticky=true", "")]
    [InlineData("TCP", "sticky_session_type=\"insert\"", "invalid either")]
    [InlineData("TCP", "session_sticky=true;sticky_session_type=\"insert\"", "invalid either")]
    [InlineData("SSL", "sticky_session_type=3", "invalid either")]
    [InlineData("UDP", "sticky_session_type=\"insert\"", "invalid either")]
    [InlineData("UDP", "sticky_session_type=null", "invalid accept")]
    [InlineData("TCP", "", "")]
    [InlineData("http", "session_sticky=true;sticky_session_type=\"insert\"", "")]
    public void ACookie_BelongsToAStickyHttpSession(string protocol, string changes, string said) =>
        Requests.Said("sticky-session-type", protocol, changes).Should().Be(said);

    [Theory]
    [InlineData("1", "range accept, type accept")]
    [InlineData("1440", "range accept, type accept")]
    [InlineData("0", "range reject, type accept")]
    [InlineData("1441", "range reject, type accept")]
    [InlineData("-1", "range reject, type accept")]
    [InlineData("60.0", "range accept, type free")]
    [InlineData("1441.0", "range reject, type free")]
    [InlineData("5.5", "type reject")]
    [InlineData("\"5\"", "type reject")]
    [InlineData("true", "type reject")]
    [InlineData("null", "range free")]
    [InlineData("", "")]
    public void ACookie_Lives1To1440Minutes(string timeout, string said) =>
        Requests
            .Said("cookie-timeout", "HTTP", "session_sticky=true;sticky_session_type=\"insert\";cookie_timeout=" + timeout)
            .Should()
            .Be(said);

    [Theory]
    [InlineData("HTTP", "cookie_timeout=0", "range free")]
    [InlineData("HTTP", "cookie_timeout=\"5\"", "range free")]
    [InlineData("HTTP", "session_sticky=true;cookie_timeout=0", "range free")]
    [InlineData("HTTP", "session_sticky=false;sticky_session_type=\"insert\";cookie_timeout=0", "range free")]
    [InlineData("HTTP", "session_sticky=true;sticky_session_type=\"rewrite\";cookie_timeout=0", "range free")]
    [InlineData("HTTPS", "session_sticky=true;sticky_session_type=\"insert\";cookie_timeout=0", "range free")]
    [InlineData("TCP", "cookie_timeout=100", "invalid either")]
    [InlineData("SSL", "cookie_timeout=\"x\"", "invalid either")]
    [InlineData("UDP", "session_sticky=true;sticky_session_type=\"insert\";cookie_timeout=0", "invalid either")]
    [InlineData("UDP", "cookie_timeout=null", "invalid free")]
    [InlineData("TCP", "", "")]
    public void ATimeoutWithoutItsCookie_IsOpenOrInvalid(string protocol, string changes, string said) =>
        Requests.Said("cookie-timeout", protocol, changes).Should().Be(said);
}
