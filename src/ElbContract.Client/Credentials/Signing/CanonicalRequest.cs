using System.Security.Cryptography;

namespace ElbContract.Client.Credentials.Signing;

/// <summary>A request spelled in the one way that both ends of a signature agree on.</summary>
/// <param name="SignedHeaders">Names in lower case, sorted, with <c>;</c> between them.</param>
/// <param name="Text">What is hashed for the signature.</param>
internal sealed record CanonicalRequest(string SignedHeaders, string Text)
{
    /// <summary>Holds the hash of the body where its sender has computed it; taken at its word.</summary>
    private const string ContentHash = "x-sdk-content-sha256";

    // Those that say what is asked for. Others may be changed by what stands between here and there.
    private static readonly string[] Signed =
    [
        ContentHash,
        "x-domain-id",
        "x-project-id",
        SigningHeaders.Date,
        SigningHeaders.SecurityToken,
    ];

    /// <param name="request">With every header that is to be signed on it, <c>X-Sdk-Date</c> among them.</param>
    /// <param name="body">The bytes of its content.</param>
    public static CanonicalRequest Of(HttpRequestMessage request, ReadOnlySpan<byte> body)
    {
        var address = request.RequestUri!;
        var headers = Headers(request, address).OrderBy(header => header.Key, StringComparer.Ordinal).ToList();
        var names = string.Join(';', headers.Select(header => header.Key));
        var hash = headers.FirstOrDefault(header => header.Key == ContentHash).Value ?? Convert.ToHexStringLower(SHA256.HashData(body));
        return new CanonicalRequest(
            names,
            string.Join(
                '\n',
                [
                    request.Method.Method,
                    Path(address.AbsolutePath),
                    Query(address.Query),
                    .. headers.Select(header => $"{header.Key}:{header.Value}"),
                    "", // Every header's line ends, the last one's too.
                    names,
                    hash,
                ]
            )
        );
    }

    /// <summary>Nothing of it: it holds ids and may hold a security token.</summary>
    public override string ToString() => SignedHeaders;

    private static string Path(string path)
    {
        var spelled = PercentEncoding.Normalize(path, kept: "/");
        return spelled.EndsWith('/') ? spelled : spelled + '/';
    }

    private static string Query(string query)
    {
        var parameters =
            from parameter in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            let parts = parameter.Replace('+', ' ').Split('=', 2)
            let name = PercentEncoding.Normalize(parts[0])
            let value = parts.Length == 1 ? "" : PercentEncoding.Normalize(parts[1])
            select (name, value);
        return string.Join(
            '&',
            parameters
                .OrderBy(parameter => parameter.name, StringComparer.Ordinal)
                .ThenBy(parameter => parameter.value, StringComparer.Ordinal)
                .Select(parameter => $"{parameter.name}={parameter.value}")
        );
    }

    private static IEnumerable<KeyValuePair<string, string>> Headers(HttpRequestMessage request, Uri address)
    {
        yield return new("host", request.Headers.Host ?? Host(address));
        if (request.Content?.Headers.NonValidated.TryGetValues("Content-Type", out var types) == true)
            yield return new("content-type", types.ToString().Trim());
        foreach (var name in Signed)
        {
            if (request.Headers.NonValidated.TryGetValues(name, out var values))
                yield return new(name, values.ToString().Trim());
        }
    }

    /// <summary>As it is sent: in ASCII, without a port that goes without saying.</summary>
    private static string Host(Uri address)
    {
        var host = address.HostNameType == UriHostNameType.IPv6 ? $"[{address.IdnHost}]" : address.IdnHost;
        return address.IsDefaultPort ? host : $"{host}:{address.Port}";
    }
}
