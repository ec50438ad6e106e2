namespace ElbContract.Specification.Tests.Clauses.Subjects;

public sealed class CertificateClausesTests
{
    private const string Private = "loadbalancer_id=\"private\";";

    [Theory]
    [InlineData("HTTPS", "", "mandatory accept, type accept")]
    [InlineData("HTTPS", "certificate_id=", "mandatory reject")]
    [InlineData("HTTPS", "certificate_id=null", "mandatory reject")]
    [InlineData("HTTPS", "certificate_id=\"\"", "mandatory reject 400/404, type accept")]
    [InlineData("HTTPS", "certificate_id=\"unknown\"", "mandatory reject 400/404, type accept")]
    [InlineData("HTTPS", "certificate_id=5", "type reject")]
    [InlineData("HTTPS", "certificate_id=[]", "type reject")]
    [InlineData("SSL", "", "mandatory accept")]
    [InlineData("SSL", "certificate_id=", "mandatory reject")]
    [InlineData("SSL", "certificate_id=null", "mandatory reject")]
    [InlineData("SSL", "certificate_id=\"unknown\"", "mandatory reject 400/404")]
    [InlineData("SSL", "certificate_id=5", "mandatory free")]
    [InlineData("HTTP", "", "")]
    [InlineData("HTTP", "certificate_id=null", "mandatory free")]
    [InlineData("HTTP", "certificate_id=\"certificate\"", "mandatory free")]
    [InlineData("TCP", "certificate_id=\"unknown\"", "mandatory free")]
    [InlineData("UDP", "certificate_id=5", "mandatory free")]
    [InlineData("https", "certificate_id=\"unknown\"", "")]
    public void AServerCertificate_IsForHttpsAndSsl(string protocol, string changes, string said) =>
        Requests.Said("certificate-id", protocol, changes).Should().Be(said);

    [Theory]
    [InlineData("HTTPS", "", "")]
    [InlineData("HTTPS", "certificates=\"sni\"", "https accept")]
    [InlineData("HTTPS", "certificates=\"\"", "https free")]
    [InlineData("HTTPS", "certificates=\"unknown\"", "https free")]
    [InlineData("HTTPS", "certificates=\"sni,certificate\"", "https free")]
    [InlineData("HTTPS", "certificates=[\"sni\"]", "https free")]
    [InlineData("HTTPS", "certificates=5", "https free")]
    [InlineData("HTTPS", "certificates=null", "https free")]
    [InlineData("HTTPS", Private + "certificates=\"sni\"", "public-only either")]
    [InlineData("HTTPS", Private + "certificates=[]", "public-only either")]
    [InlineData("HTTPS", Private + "certificates=null", "https free")]
    [InlineData("HTTPS", Private, "")]
    [InlineData("HTTPS", "loadbalancer_id=\"nowhere\";certificates=\"sni\"", "https free")]
    [InlineData("HTTP", "certificates=\"sni\"", "https free")]
    [InlineData("SSL", "certificates=\"sni\"", "https free")]
    [InlineData("HTTP", Private + "certificates=\"sni\"", "https free")]
    [InlineData("SSL", Private + "certificates=\"sni\"", "https free")]
    [InlineData("https", "certificates=\"sni\"", "")]
    public void SniCertificates_AreForHttpsOnPublicLoadBalancers(string protocol, string changes, string said) =>
        Requests.Said("certificates", protocol, changes).Should().Be(said);
}
