using System.Text;
using ElbContract.Traffic.Exchanges;
using ElbContract.Verification.Journals;

namespace ElbContract.Verification.Tests.Journals;

public sealed class AdditionTests
{
    private const string Own = "00000000000000000000000000000001";
    private const string Body = """{"name":"n","loadbalancer_id":"l","port":80}""";

    [Theory]
    [InlineData("POST", $"/v1.0/{Own}/elbaas/listeners", "{}", true)]
    [InlineData("POST", "/v1.0/elbaas/listeners", "{}", true)]
    [InlineData("POST", $"/v1.0/{Own}/elbaas/no-such-page", Body, true)]
    [InlineData("POST", $"/v1.0/{Own}/elbaas/loadbalancers", """{"name":"n"}""", false)]
    [InlineData("GET", $"/v1.0/{Own}/elbaas/listeners", "", false)]
    [InlineData("DELETE", $"/v1.0/{Own}/elbaas/listeners/a", "", false)]
    public void Of_Request_TellsWhetherItAsksForAListener(string method, string target, string body, bool asks) =>
        (Addition.Of(Request(method, target, body)) is not null).Should().Be(asks);

    [Theory]
    [InlineData($"/v1.0/{Own}/elbaas/listeners", Body, null, "l", 80L, "n")]
    [InlineData("/v1.0/another/elbaas/listeners", Body, "another", "l", 80L, "n")]
    [InlineData($"/v1.0/{Own}/elbaas/listeners", """{"name":12,"loadbalancer_id":"l","port":"80"}""", null, "l", 80L, "12")]
    [InlineData($"/v1.0/{Own}/elbaas/listeners", """{"name":null,"loadbalancer_id":1,"port":80.5}""", null, null, null, null)]
    [InlineData($"/v1.0/{Own}/elbaas/listeners", "{", null, null, null, null)]
    public void Of_Request_TellsWhereItAsksForOne(
        string target,
        string body,
        string? project,
        string? loadBalancer,
        long? port,
        string? name
    ) => Addition.Of(Request("POST", target, body)).Should().Be(new Addition(project, loadBalancer, port, name));

    private static CapturedRequest Request(string method, string target, string body) =>
        new(method, target, [], Encoding.UTF8.GetBytes(body));
}
