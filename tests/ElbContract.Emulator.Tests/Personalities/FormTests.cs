using ElbContract.Emulator.Personalities;

namespace ElbContract.Emulator.Tests.Personalities;

public sealed class FormTests
{
    [Theory]
    [InlineData(IdForm.Digits, "0a1b0000000000000000000000000011")]
    [InlineData(IdForm.Uuid, "0a1b0000-0000-0000-0000-000000000011")]
    [InlineData(IdForm.Number, "13432471973029599075008394003692388369")]
    [InlineData(IdForm.Capitals, "0A1B0000000000000000000000000011")]
    [InlineData(IdForm.Urn, "urn:elb:listener#0a1b0000.000000000000000000000011")]
    public void Id_IsWritten(IdForm form, string written) => form.Write("0a1b0000000000000000000000000011").Should().Be(written);

    [Fact]
    public void Id_ThatIsNoHexNumber_StaysAsItIs() => IdForm.Uuid.Write("listener-1").Should().Be("listener-1");

    [Theory]
    [InlineData(TimeForm.Spaced, "2026-02-03 04:05:06")]
    [InlineData(TimeForm.Iso, "2026-02-03T04:05:06Z")]
    [InlineData(TimeForm.IsoWithFraction, "2026-02-03T04:05:06.789000+00:00")]
    [InlineData(TimeForm.Epoch, "1770091506")]
    public void Time_IsWritten(TimeForm form, string written) =>
        form.Write(new DateTimeOffset(2026, 2, 3, 4, 5, 6, 789, TimeSpan.Zero)).Should().Be(written);
}
