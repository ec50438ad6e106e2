namespace ElbContract.Handshakes;

/// <summary>What handshakes have shown of a suite or a version.</summary>
public enum Standing
{
    /// <summary>The listener chose it.</summary>
    Taken,

    /// <summary>The listener was asked, and did not choose it.</summary>
    Refused,

    /// <summary>It could not be asked: the certificate that the listener has cannot serve it. Not the provider's fault.</summary>
    NotAskable,

    /// <summary>There was no answer, or none that tells.</summary>
    Unknown,
}
