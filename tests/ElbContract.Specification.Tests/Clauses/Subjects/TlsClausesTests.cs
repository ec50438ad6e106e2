namespace ElbContract.Specification.Tests.Clauses.Subjects;

public sealed class TlsClausesTests
{
    private const string One = "ssl_protocols=\"TLS 1.2\";";
    private const string Three = "ssl_protocols=\"TLS 1.2 TLS 1.1 TLS 1.0\";";
    private const string Elsewhere = "ssl_protocols=\"TLSv1.2\";";

    [Theory]
    [InlineData("", "default accept")]
    [InlineData("ssl_protocols=null", "default free")]
    [InlineData(One, "values accept")]
    [InlineData(Three, "values accept")]
    [InlineData(Elsewhere, "values free")]
    [InlineData("ssl_protocols=\"TLSv1.2 TLSv1.1 TLSv1\"", "values free")]
    [InlineData("ssl_protocols=5", "values free")]
    [InlineData("ssl_protocols=[\"TLS 1.2\"]", "values free")]
    [InlineData("ssl_protocols=\"\"", "values reject")]
    [InlineData("ssl_protocols=\"TLS 1.3\"", "values reject")]
    [InlineData("ssl_protocols=\"TLS 1.0\"", "values reject")]
    [InlineData("ssl_protocols=\"tls 1.2\"", "values reject")]
    public void Versions_AreTls12OrAllThree(string change, string said)
    {
        Requests.Said("ssl-protocols", "HTTPS", change).Should().Be(said);
        Requests.Said("ssl-protocols", "SSL", change).Should().Be(said);
    }

    [Theory]
    [InlineData("", "default accept")]
    [InlineData("ssl_ciphers=null", "default free")]
    [InlineData("ssl_ciphers=\"Default\"", "values accept")]
    [InlineData("ssl_ciphers=\"Extended\"", "values accept")]
    [InlineData("ssl_ciphers=\"Strict\"", "values accept")]
    [InlineData("ssl_ciphers=\"default\"", "values reject")]
    [InlineData("ssl_ciphers=\"\"", "values reject")]
    [InlineData("ssl_ciphers=5", "values free")]
    public void CiphersOfTls12_AreOneOfThreeSets(string change, string said)
    {
        foreach (var versions in (string[])["", One])
        {
            Requests.Said("ssl-ciphers", "HTTPS", versions + change).Should().Be(said);
            Requests.Said("ssl-ciphers", "SSL", versions + change).Should().Be(said);
        }
    }

    [Theory]
    [InlineData("", "extended-required either")]
    [InlineData("ssl_ciphers=null", "extended-required free")]
    [InlineData("ssl_ciphers=\"Extended\"", "extended-required accept")]
    [InlineData("ssl_ciphers=\"Default\"", "extended-required reject")]
    [InlineData("ssl_ciphers=\"Strict\"", "extended-required reject")]
    [InlineData("ssl_ciphers=\"Weak\"", "values reject")]
    [InlineData("ssl_ciphers=5", "values free")]
    public void CiphersOfThreeVersions_AreExtended(string change, string said)
    {
        Requests.Said("ssl-ciphers", "HTTPS", Three + change).Should().Be(said);
        Requests.Said("ssl-ciphers", "SSL", Three + change).Should().Be(said);
    }

    [Theory]
    [InlineData(Elsewhere, "")]
    [InlineData(Elsewhere + "ssl_ciphers=null", "")]
    [InlineData(Elsewhere + "ssl_ciphers=\"Strict\"", "values free")]
    [InlineData(Elsewhere + "ssl_ciphers=\"Weak\"", "values free")]
    [InlineData("ssl_protocols=5;ssl_ciphers=\"Weak\"", "values free")]
    [InlineData("ssl_protocols=null;ssl_ciphers=\"Weak\"", "values reject")]
    [InlineData("ssl_protocols=null", "")]
    [InlineData("ssl_protocols=\"TLS 1.3\"", "")]
    [InlineData("ssl_protocols=\"TLS 1.3\";ssl_ciphers=\"Strict\"", "values accept")]
    public void CiphersOfOtherVersions_AreAsOpenAsThose(string changes, string said) =>
        Requests.Said("ssl-ciphers", "HTTPS", changes).Should().Be(said);

    [Theory]
    [InlineData("HTTP")]
    [InlineData("TCP")]
    [InlineData("UDP")]
    public void WithoutTls_VersionsAndCiphersAreOpen(string protocol)
    {
        Requests.Said("ssl-protocols", protocol, Three).Should().Be("tls-only free");
        Requests.Said("ssl-protocols", protocol, "ssl_protocols=null").Should().Be("tls-only free");
        Requests.Said("ssl-protocols", protocol, "").Should().BeEmpty();
        Requests.Said("ssl-ciphers", protocol, "ssl_ciphers=\"Weak\"").Should().Be("tls-only free");
        Requests.Said("ssl-ciphers", protocol, "ssl_ciphers=null").Should().Be("tls-only free");
        Requests.Said("ssl-ciphers", protocol, Three).Should().BeEmpty();
    }

    [Theory]
    [InlineData("ssl_protocols=\"TLS 1.2\"")]
    [InlineData("ssl_ciphers=\"Weak\"")]
    public void OfAnUnknownProtocol_NothingIsSaid(string change)
    {
        Requests.Said("ssl-protocols", "https", change).Should().BeEmpty();
        Requests.Said("ssl-ciphers", "https", change).Should().BeEmpty();
    }
}
