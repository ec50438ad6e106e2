using ElbContract.Handshakes.Messages;
using ElbContract.Specification.Listeners;

namespace ElbContract.Handshakes.Tests;

public sealed class KnownSuitesTests
{
    [Fact]
    public void SuitesOfThePage_HaveTheNamesOfTheRegister() =>
        CipherSets
            .Default.Concat(CipherSets.Extended)
            .Concat(CipherSets.Strict)
            .Should()
            .OnlyContain(suite => KnownSuites.Name(suite.Number) == suite.Name);

    [Fact]
    public void Sets_HaveAsManySuitesAsOnThePage()
    {
        CipherSets.Default.Should().HaveCount(4).And.OnlyHaveUniqueItems();
        CipherSets.Extended.Should().HaveCount(27).And.OnlyHaveUniqueItems();
        CipherSets.Strict.Should().HaveCount(2).And.BeSubsetOf(CipherSets.Default);
        CipherSets.Extended.Count(suite => suite.Key == CertificateKey.Ecdsa).Should().Be(4);
        CipherSets.Extended.Count(suite => suite.Key == CertificateKey.Dsa).Should().Be(5);
        CipherSets.Extended.Count(suite => suite.Weakness == "RC4").Should().Be(2);
        CipherSets.Extended.Count(suite => suite.Weakness == "3DES").Should().Be(3);
    }

    [Fact]
    public void All_AreTheRegisterUpToTls12() =>
        KnownSuites
            .All.Should()
            .HaveCount(346)
            .And.BeInAscendingOrder()
            .And.NotContain([0x00FF, 0x5600, 0x1301], "those are signals, and of TLS 1.3");

    [Fact]
    public void Name_OfAnUnknownSuite_IsItsNumber() => KnownSuites.Name(0xCAFE).Should().Be("0xCAFE");
}
