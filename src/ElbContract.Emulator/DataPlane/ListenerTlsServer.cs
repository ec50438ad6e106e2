using Org.BouncyCastle.Tls;
using Org.BouncyCastle.Tls.Crypto;
using Org.BouncyCastle.Tls.Crypto.Impl.BC;

namespace ElbContract.Emulator.DataPlane;

/// <summary>What a listener says in a handshake: its versions and suites, no others, and the certificate that a suite needs.</summary>
internal sealed class ListenerTlsServer(ListenerTlsCrypto crypto, ServedTls served, ServerKeys keys) : DefaultTlsServer(crypto)
{
    private const int NoSuite = CipherSuite.TLS_NULL_WITH_NULL_NULL;

    /// <summary>Old clients say nothing of renegotiation, and are served.</summary>
    public override void NotifySecureRenegotiation(bool secureRenegotiation) { }

    /// <summary>BouncyCastle compares with this same array what was chosen.</summary>
    public override void NotifyOfferedCipherSuites(int[] offeredCipherSuites)
    {
        for (var i = 0; i < offeredCipherSuites.Length; i++)
        {
            offeredCipherSuites[i] = offeredCipherSuites[i] switch
            {
                ListenerTlsCrypto.StandIn => NoSuite,
                ListenerTlsCrypto.EcdheRc4 => ListenerTlsCrypto.StandIn,
                var other => other,
            };
        }

        base.NotifyOfferedCipherSuites(offeredCipherSuites);
    }

    protected override ProtocolVersion[] GetSupportedVersions() => served.Versions;

    protected override int[] GetSupportedCipherSuites() =>
        [.. served.Suites.Select(suite => suite == ListenerTlsCrypto.EcdheRc4 ? ListenerTlsCrypto.StandIn : suite)];

    protected override bool PreferLocalCipherSuites() => true;

    protected override bool SelectCipherSuite(int cipherSuite) =>
        (cipherSuite != served.OnlyWithTls12 || ProtocolVersion.TLSv12.Equals(m_context.ServerVersion))
        && base.SelectCipherSuite(cipherSuite);

    /// <summary>Of block ciphers alone, and the stand-in is none.</summary>
    protected override bool AllowEncryptThenMac() => m_selectedCipherSuite != ListenerTlsCrypto.StandIn;

    /// <summary>Clients that name groups name those of elliptic curves; load balancers have a group of their own for DHE.</summary>
    protected override int GetMaximumNegotiableFiniteFieldBits() => NamedGroup.GetFiniteFieldBits(NamedGroup.ffdhe2048);

    protected override int SelectDH(int minimumFiniteFieldBits) => NamedGroup.ffdhe2048;

    protected override TlsCredentialedSigner GetRsaSignerCredentials() => Signer(keys.Rsa, SignatureAlgorithm.rsa);

    protected override TlsCredentialedSigner GetECDsaSignerCredentials() => Signer(keys.Ecdsa, SignatureAlgorithm.ecdsa);

    protected override TlsCredentialedSigner GetDsaSignerCredentials() => Signer(keys.Dsa, SignatureAlgorithm.dsa);

    protected override TlsCredentialedDecryptor GetRsaEncryptionCredentials() =>
        new BcDefaultTlsCredentialedDecryptor(crypto, CertificateOf(keys.Rsa), keys.Rsa.Key);

    private BcDefaultTlsCredentialedSigner Signer(ServerKey key, short algorithm) =>
        new(
            new TlsCryptoParameters(m_context),
            crypto,
            key.Key,
            CertificateOf(key),
            TlsUtilities.ChooseSignatureAndHashAlgorithm(m_context, m_context.SecurityParameters.ClientSigAlgs, algorithm)
        );

    private Certificate CertificateOf(ServerKey key) => new([crypto.CreateCertificate(CertificateType.X509, key.Certificate)]);
}
