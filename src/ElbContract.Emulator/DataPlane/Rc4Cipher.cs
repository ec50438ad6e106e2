using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Tls;
using Org.BouncyCastle.Tls.Crypto;
using Org.BouncyCastle.Tls.Crypto.Impl;

namespace ElbContract.Emulator.DataPlane;

/// <summary>Records with RC4 and an HMAC of SHA-1, which BouncyCastle's TLS has left out; RFC 5246, 6.2.3.1.</summary>
internal sealed class Rc4Cipher : TlsCipher
{
    private const int KeyLength = 16;

    private readonly RC4Engine _encoding = new();
    private readonly RC4Engine _decoding = new();
    private readonly TlsSuiteHmac _writing;
    private readonly TlsSuiteHmac _reading;

    public Rc4Cipher(TlsCryptoParameters parameters, TlsHmac clientMac, TlsHmac serverMac)
    {
        var macLength = clientMac.MacLength;
        var block = TlsImplUtilities.CalculateKeyBlock(parameters, 2 * (macLength + KeyLength));
        clientMac.SetKey(block, 0, macLength);
        serverMac.SetKey(block, macLength, macLength);
        var (clientKey, serverKey) = (
            new KeyParameter(block, 2 * macLength, KeyLength),
            new KeyParameter(block, (2 * macLength) + KeyLength, KeyLength)
        );
        var isServer = parameters.IsServer;
        _writing = new TlsSuiteHmac(parameters, isServer ? serverMac : clientMac);
        _reading = new TlsSuiteHmac(parameters, isServer ? clientMac : serverMac);
        _encoding.Init(forEncryption: true, isServer ? serverKey : clientKey);
        _decoding.Init(forEncryption: false, isServer ? clientKey : serverKey);
    }

    public bool UsesOpaqueRecordType => false;

    public int GetCiphertextDecodeLimit(int plaintextLimit) => plaintextLimit + _reading.Size;

    public int GetCiphertextEncodeLimit(int plaintextLength, int plaintextLimit) => plaintextLength + _writing.Size;

    public int GetPlaintextLimit(int ciphertextLimit) => ciphertextLimit - _writing.Size;

    public TlsEncodeResult EncodePlaintext(
        long seqNo,
        short contentType,
        ProtocolVersion recordVersion,
        int headerAllocation,
        byte[] plaintext,
        int offset,
        int len
    ) => EncodePlaintext(seqNo, contentType, recordVersion, headerAllocation, plaintext.AsSpan(offset, len));

    public TlsEncodeResult EncodePlaintext(
        long seqNo,
        short contentType,
        ProtocolVersion recordVersion,
        int headerAllocation,
        ReadOnlySpan<byte> plaintext
    )
    {
        byte[] plain = [.. plaintext, .. _writing.CalculateMac(seqNo, contentType, plaintext)];
        var record = new byte[headerAllocation + plain.Length];
        _encoding.ProcessBytes(plain, 0, plain.Length, record, headerAllocation);
        return new TlsEncodeResult(record, 0, record.Length, contentType);
    }

    public TlsDecodeResult DecodeCiphertext(
        long seqNo,
        short recordType,
        ProtocolVersion recordVersion,
        byte[] ciphertext,
        int offset,
        int len
    )
    {
        var length = len - _reading.Size;
        if (length < 0)
            throw new TlsFatalAlert(AlertDescription.decode_error);
        var plain = new byte[len];
        _decoding.ProcessBytes(ciphertext, offset, len, plain, 0);
        if (
            !CryptographicOperations.FixedTimeEquals(
                _reading.CalculateMac(seqNo, recordType, plain.AsSpan(0, length)),
                plain.AsSpan(length)
            )
        )
            throw new TlsFatalAlert(AlertDescription.bad_record_mac);
        return new TlsDecodeResult(plain, 0, length, recordType);
    }

    public void RekeyDecoder() => throw new TlsFatalAlert(AlertDescription.internal_error);

    public void RekeyEncoder() => throw new TlsFatalAlert(AlertDescription.internal_error);
}
