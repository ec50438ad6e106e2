using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Forwarding;

/// <summary>The client that talks to the target: nothing followed, stored, decompressed or sent elsewhere.</summary>
internal static class TargetClient
{
    public static HttpMessageInvoker Create(TimeSpan connectTimeout, bool isInsecure) =>
        new(
            new SpelledRequests(
                new SocketsHttpHandler
                {
                    ActivityHeadersPropagator = null,
                    AllowAutoRedirect = false,
                    AutomaticDecompression = DecompressionMethods.None,
                    ConnectTimeout = connectTimeout,
                    EnableMultipleHttp2Connections = true,
                    MaxResponseDrainSize = 0,
                    // Below what servers keep idle connections for: a POST is not sent twice.
                    PooledConnectionIdleTimeout = TimeSpan.FromSeconds(10),
                    RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
                    SslOptions =
                    {
                        RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                            isInsecure || Verify(certificate, chain, errors),
                    },
                    UseCookies = false,
                    UseProxy = false,
                }
            )
        );

    /// <summary>Why an address is no target; null where it is one.</summary>
    public static string? Problem(Uri target)
    {
        if (!target.IsAbsoluteUri || (target.Scheme != Uri.UriSchemeHttp && target.Scheme != Uri.UriSchemeHttps))
            return "the target is not an absolute http or https address";
        return target.UserInfo.Length + target.Query.Length + target.Fragment.Length > 0
            ? "the target holds more than scheme, host, port and path"
            : null;
    }

    /// <exception cref="CertificateException">The certificate does not verify.</exception>
    private static bool Verify(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
            return true;
        throw new CertificateException(string.Join(", ", Problems(certificate as X509Certificate2, chain, errors)));
    }

    private static IEnumerable<string> Problems(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
            yield return "it shows no certificate";
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            yield return "its certificate is for another host name";
        if (!errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
            yield break;
        foreach (var status in chain?.ChainStatus.Select(status => status.Status).Distinct() ?? [])
        {
            yield return status switch
            {
                X509ChainStatusFlags.NotTimeValid =>
                    $"its certificate is valid from {certificate?.NotBefore:yyyy-MM-dd} to {certificate?.NotAfter:yyyy-MM-dd} only",
                X509ChainStatusFlags.UntrustedRoot when certificate?.Subject == certificate?.Issuer => "its certificate is self-signed",
                X509ChainStatusFlags.UntrustedRoot or X509ChainStatusFlags.PartialChain =>
                    "its certificate is from an authority that is not trusted here",
                var other => $"its certificate does not verify ({other})",
            };
        }
    }
}
