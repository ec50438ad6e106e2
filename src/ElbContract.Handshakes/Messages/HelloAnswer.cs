using ElbContract.Specification.Listeners;

namespace ElbContract.Handshakes.Messages;

/// <summary>What came of one ClientHello.</summary>
internal abstract record HelloAnswer
{
    /// <summary>The server chose one of the suites offered, at the version offered.</summary>
    /// <param name="Suite">Its number.</param>
    /// <param name="Key">The kind of its certificate's key; null where it showed none, or one of another kind.</param>
    public sealed record Taken(int Suite, CertificateKey? Key) : HelloAnswer;

    /// <summary>The server took none of them.</summary>
    /// <param name="How">The name of its alert, or what it did in place of one.</param>
    public sealed record Refused(string How) : HelloAnswer
    {
        /// <summary>That it refuses the version, whatever the suites.</summary>
        public bool IsAboutVersion { get; init; } = How == Alerts.Name(Alerts.ProtocolVersion);
    }

    /// <summary>The server left without a word: a refusal of some, and trouble with others.</summary>
    public sealed record Closed : HelloAnswer
    {
        public const string How = "closed without an alert";
    }

    /// <summary>Nothing that tells.</summary>
    /// <param name="Why">What happened instead, for a reader.</param>
    public sealed record None(string Why) : HelloAnswer
    {
        /// <summary>Whether nothing accepted the connection.</summary>
        public bool IsUnreachable { get; init; }

        public string? WhyUnreachable => IsUnreachable ? Why : null;
    }
}
