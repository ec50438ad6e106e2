using Org.BouncyCastle.Tls;
using Org.BouncyCastle.Tls.Crypto;
using Org.BouncyCastle.Tls.Crypto.Impl.BC;

namespace ElbContract.Emulator.DataPlane;

/// <summary>BouncyCastle's ciphers, and RC4.</summary>
internal sealed class ListenerTlsCrypto : BcTlsCrypto
{
    /// <summary>What RC4 with ECDHE and RSA is called inside: BouncyCastle's TLS knows nothing of that suite, and this one differs from it
    /// in the cipher alone. No set of the page has this one.</summary>
    public const int StandIn = CipherSuite.TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA;

    public const int EcdheRc4 = 0xC011;

    public override bool HasEncryptionAlgorithm(int encryptionAlgorithm) =>
        encryptionAlgorithm == EncryptionAlgorithm.RC4_128 || base.HasEncryptionAlgorithm(encryptionAlgorithm);

    public override TlsCipher CreateCipher(TlsCryptoParameters cryptoParams, int encryptionAlgorithm, int macAlgorithm) =>
        encryptionAlgorithm == EncryptionAlgorithm.RC4_128 || cryptoParams.SecurityParameters.CipherSuite == StandIn
            ? new Rc4Cipher(cryptoParams, CreateMac(cryptoParams, macAlgorithm), CreateMac(cryptoParams, macAlgorithm))
            : base.CreateCipher(cryptoParams, encryptionAlgorithm, macAlgorithm);
}
