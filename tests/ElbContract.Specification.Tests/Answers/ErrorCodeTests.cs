using ElbContract.Specification.Answers;

namespace ElbContract.Specification.Tests.Answers;

public sealed class ErrorCodeTests
{
    [Theory]
    [InlineData(400, "name.length", "ELB.6011")]
    [InlineData(400, "name.characters", "ELB.6021")]
    [InlineData(400, "description.length", "ELB.6031")]
    [InlineData(400, "description.characters", "ELB.6031")]
    [InlineData(400, "loadbalancer-id.exists", "ELB.6040")]
    [InlineData(400, "port.range", "ELB.6041")]
    [InlineData(400, "lb-algorithm.values", "ELB.6051")]
    [InlineData(400, "protocol.values", "ELB.6061")]
    [InlineData(400, "backend-protocol.values", "ELB.6071")]
    [InlineData(400, "sticky-session-type.values", "ELB.6081")]
    [InlineData(400, "name.mandatory", "ELB.6001")]
    [InlineData(400, "backend-port.range", "ELB.6001")]
    [InlineData(401, "status.401", "ELB.1102")]
    [InlineData(404, "loadbalancer-id.exists", "ELB.0404")]
    [InlineData(503, "status.503", "ELB.0503")]
    public void Of_ACodeThatTheSiblingPagesList(int status, string clause, string code) => ErrorCode.Of(status, clause).Should().Be(code);
}
