using System.Text.Json.Nodes;

namespace ElbContract.Features.Tests;

public sealed class AnswerTableTests
{
    [Fact]
    public void For_AnOrdinaryListener_RepeatsWhatWasSentAndNothingElse() =>
        AnswerTable
            .For(Samples.Listener())
            .Keys.Should()
            .BeEquivalentTo(
                "id",
                "status",
                "admin_state_up",
                "create_time",
                "update_time",
                "name",
                "loadbalancer_id",
                "protocol",
                "port",
                "backend_protocol",
                "backend_port",
                "lb_algorithm"
            );

    [Theory]
    [InlineData("HTTP", "tcp_draining", false)]
    [InlineData("TCP", "tcp_draining", true)]
    [InlineData("HTTP", "ssl_protocols", false)]
    [InlineData("SSL", "ssl_protocols", true)]
    [InlineData("TCP", "certificates", false)]
    [InlineData("HTTPS", "certificates", true)]
    [InlineData("TCP", "tcp_timeout", false)]
    public void For_AConditionalParameter_RepeatsItWhereItIsValid(string protocol, string parameter, bool isRepeated)
    {
        var listener = Samples.Listener();
        listener["protocol"] = protocol;
        listener[parameter] = "sent";

        AnswerTable.For(listener).ContainsKey(parameter).Should().Be(isRepeated);
    }

    [Fact]
    public void For_ANullParameter_RepeatsNothing()
    {
        var listener = Samples.Listener();
        listener["description"] = null;

        AnswerTable.For(listener).Should().NotContainKey("description");
    }

    [Fact]
    public void Rules_WrongValues_AreNotAccepted()
    {
        var rules = AnswerTable.For(Samples.Listener(80));

        rules["id"].Accepts("").Should().BeFalse();
        rules["id"].Accepts(7).Should().BeFalse();
        rules["status"].Accepts("DOWN").Should().BeFalse();
        rules["admin_state_up"].Accepts("true").Should().BeFalse();
        rules["create_time"].Accepts(null).Should().BeFalse();
        rules["port"].Accepts(81).Should().BeFalse();
        rules["port"].Accepts(JsonNode.Parse("80")).Should().BeTrue();
    }
}
