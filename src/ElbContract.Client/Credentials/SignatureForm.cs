namespace ElbContract.Client.Credentials;

/// <summary>The two forms of <c>SDK-HMAC-SHA256</c> that are seen in the wild.</summary>
public enum SignatureForm
{
    /// <summary><c>Access=AK</c>, keyed with the secret key itself: needs no region.</summary>
    Access,

    /// <summary><c>Credential=AK/date/region/service/sdk_request</c>, keyed with what is derived from the secret key for this
    /// scope.</summary>
    Derived,
}
