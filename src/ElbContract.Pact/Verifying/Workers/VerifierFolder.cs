using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ElbContract.Pact.Reading;

namespace ElbContract.Pact.Verifying.Workers;

/// <summary>The files of one verifier, in a folder that only this user reads and that is gone with it.</summary>
internal sealed class VerifierFolder : IDisposable
{
    private readonly DirectoryInfo _folder = TemporaryFolder.Create("pact-verifier-");
    private int _files;

    internal string Path => _folder.FullName;

    /// <summary>The core loads every certificate of this file for every interaction, and fails when there is none: so it gets one, which
    /// vouches for nobody.</summary>
    internal string CertificateFile => System.IO.Path.Combine(Path, "certificate.pem");

    internal string CertificateFolder => System.IO.Path.Combine(Path, "certificates");

    internal void WriteCertificate()
    {
        Directory.CreateDirectory(CertificateFolder);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=nobody", key, HashAlgorithmName.SHA256).CreateSelfSigned(
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch.AddYears(100)
        );
        File.WriteAllText(CertificateFile, certificate.ExportCertificatePem());
    }

    internal string Write(PactDocument pact)
    {
        var file = System.IO.Path.Combine(Path, $"{Interlocked.Increment(ref _files)}.json");
        using var stream = File.Create(file);
        pact.WriteTo(stream);
        return file;
    }

    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
