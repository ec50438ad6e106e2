using ElbContract.Client.Certificates;
using ElbContract.Client.Errors;

namespace ElbContract.Client;

public sealed partial class ElbClient
{
    private static readonly Operation ListingCertificates = new(HttpMethod.Get, "listing certificates", null);
    private static readonly Operation CreatingCertificate = new(HttpMethod.Post, "creating a certificate", null);
    private static readonly Operation DeletingCertificate = new(HttpMethod.Delete, "deleting a certificate", null);

    /// <summary>Lists the project's certificates, all pages of them.</summary>
    public Task<IReadOnlyList<Certificate>> ListCertificatesAsync(CancellationToken cancellationToken = default) =>
        ListAsync(ListingCertificates, SiblingPaths.Certificates(_options.ProjectId), SiblingReader.Certificates, cancellationToken);

    /// <summary>Creates a certificate. Its private key goes to the provider, and into no message of an exception.</summary>
    public async Task<Certificate> CreateCertificateAsync(CreateCertificateRequest request, CancellationToken cancellationToken = default)
    {
        var lines = request.PrivateKeyPem.Split(
            (char[])['\r', '\n'],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        var answer = await CallAsync(
            CreatingCertificate,
            SiblingPaths.Certificates(_options.ProjectId),
            SiblingReader.Write(request),
            cancellationToken,
            [request.PrivateKeyPem, .. lines]
        );
        return SiblingReader.Certificate(answer, CreatingCertificate.Name);
    }

    /// <summary>Deletes a certificate.</summary>
    /// <returns>False where there is none with that id.</returns>
    public async Task<bool> DeleteCertificateAsync(string id, CancellationToken cancellationToken = default)
    {
        try
        {
            await CallAsync(
                DeletingCertificate,
                SiblingPaths.Certificate(_options.ProjectId, Sendable(id, DeletingCertificate)),
                null,
                cancellationToken
            );
            return true;
        }
        catch (ElbProviderException e) when (IsNotFound(e.Error))
        {
            return false;
        }
    }
}
