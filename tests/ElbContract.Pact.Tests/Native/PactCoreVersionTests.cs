using ElbContract.Pact.Native;

namespace ElbContract.Pact.Tests.Native;

public sealed class PactCoreVersionTests
{
    [Fact]
    public void Require_InstalledCore_IsNewEnough() => PactCoreVersion.Check(PactCoreVersion.Require()).Should().NotBeEmpty();

    [Theory]
    [InlineData("0.5.8")]
    [InlineData("0.6.0-beta.1")]
    [InlineData("1.0.0")]
    public void Check_NewEnough_IsAccepted(string version) => PactCoreVersion.Check(version).Should().Be(version);

    [Theory]
    [InlineData("0.5.7")]
    [InlineData("0.4.28")]
    [InlineData("")]
    [InlineData("unknown")]
    public void Check_TooOld_SaysWhatToDo(string version) =>
        FluentActions
            .Invoking(() => PactCoreVersion.Check(version))
            .Should()
            .Throw<PactCoreException>()
            .WithMessage(
                $"Pact's native core beside the program is version '{version}', but 0.5.8 or newer is needed: delete it from * and "
                    + "build again."
            );
}
