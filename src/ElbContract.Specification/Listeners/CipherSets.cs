namespace ElbContract.Specification.Listeners;

/// <summary>The cipher suites that the words of <c>ssl_ciphers</c> stand for, in the page's order: anchors p41571308155436, p38597456155436
/// and p25420824101613.</summary>
public static class CipherSets
{
    /// <summary>4 suites.</summary>
    public static IReadOnlyList<CipherSuite> Default { get; } =
    [
        new(0xC030, "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "ECDHE-RSA-AES256-GCM-SHA384"),
        new(0xC02F, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "ECDHE-RSA-AES128-GCM-SHA256"),
        new(0xC028, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384", "ECDHE-RSA-AES256-SHA384"),
        new(0xC027, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256", "ECDHE-RSA-AES128-SHA256"),
    ];

    /// <summary>27 suites.</summary>
    public static IReadOnlyList<CipherSuite> Extended { get; } =
    [
        new(0xC023, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256", "ECDHE-ECDSA-AES128-SHA256"),
        Default[3],
        new(0x003C, "TLS_RSA_WITH_AES_128_CBC_SHA256", "AES128-SHA256"),
        new(0x003D, "TLS_RSA_WITH_AES_256_CBC_SHA256", "AES256-SHA256"),
        new(0xC024, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384", "ECDHE-ECDSA-AES256-SHA384"),
        Default[2],
        new(0xC009, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA", "ECDHE-ECDSA-AES128-SHA"),
        new(0xC013, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA", "ECDHE-RSA-AES128-SHA"),
        new(0x0033, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA", "DHE-RSA-AES128-SHA"),
        new(0xC014, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA", "ECDHE-RSA-AES256-SHA"),
        new(0xC00A, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA", "ECDHE-ECDSA-AES256-SHA"),
        new(0x002F, "TLS_RSA_WITH_AES_128_CBC_SHA", "AES128-SHA"),
        new(0x0035, "TLS_RSA_WITH_AES_256_CBC_SHA", "AES256-SHA"),
        new(0x0032, "TLS_DHE_DSS_WITH_AES_128_CBC_SHA", "DHE-DSS-AES128-SHA"),
        new(0x0041, "TLS_RSA_WITH_CAMELLIA_128_CBC_SHA", "CAMELLIA128-SHA"),
        new(0x0016, "TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA", "EDH-RSA-DES-CBC3-SHA"),
        new(0x000A, "TLS_RSA_WITH_3DES_EDE_CBC_SHA", "DES-CBC3-SHA"),
        new(0xC011, "TLS_ECDHE_RSA_WITH_RC4_128_SHA", "ECDHE-RSA-RC4-SHA"),
        new(0x0005, "TLS_RSA_WITH_RC4_128_SHA", "RC4-SHA"),
        new(0x0039, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA", "DHE-RSA-AES256-SHA"),
        new(0x0038, "TLS_DHE_DSS_WITH_AES_256_CBC_SHA", "DHE-DSS-AES256-SHA"),
        new(0x0088, "TLS_DHE_RSA_WITH_CAMELLIA_256_CBC_SHA", "DHE-RSA-CAMELLIA256-SHA"),
        new(0x0087, "TLS_DHE_DSS_WITH_CAMELLIA_256_CBC_SHA", "DHE-DSS-CAMELLIA256-SHA"),
        new(0x0084, "TLS_RSA_WITH_CAMELLIA_256_CBC_SHA", "CAMELLIA256-SHA"),
        new(0x0013, "TLS_DHE_DSS_WITH_3DES_EDE_CBC_SHA", "EDH-DSS-DES-CBC3-SHA"),
        new(0x0045, "TLS_DHE_RSA_WITH_CAMELLIA_128_CBC_SHA", "DHE-RSA-CAMELLIA128-SHA"),
        new(0x0044, "TLS_DHE_DSS_WITH_CAMELLIA_128_CBC_SHA", "DHE-DSS-CAMELLIA128-SHA"),
    ];

    /// <summary>2 suites.</summary>
    public static IReadOnlyList<CipherSuite> Strict { get; } = [Default[0], Default[1]];

    /// <summary>The suites of a word of <c>ssl_ciphers</c>; null for a word that is none of the three.</summary>
    public static IReadOnlyList<CipherSuite>? Of(string? word) =>
        word switch
        {
            "Default" => Default,
            "Extended" => Extended,
            "Strict" => Strict,
            _ => null,
        };

    /// <summary>The versions of a value of <c>ssl_protocols</c>, oldest first; null for one that is neither of the two.</summary>
    public static IReadOnlyList<TlsVersion>? Versions(string? protocols) =>
        protocols switch
        {
            "TLS 1.2" => [TlsVersion.Tls12],
            "TLS 1.2 TLS 1.1 TLS 1.0" => [TlsVersion.Tls10, TlsVersion.Tls11, TlsVersion.Tls12],
            _ => null,
        };
}
