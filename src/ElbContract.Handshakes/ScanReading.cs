using ElbContract.Handshakes.Messages;
using ElbContract.Specification.Listeners;

namespace ElbContract.Handshakes;

/// <summary>What the answers of a listener say of each suite and version.</summary>
internal sealed class ScanReading
{
    private readonly HandshakeQuestion _question;
    private readonly ILookup<TlsVersion, Offer> _offers;
    private readonly HashSet<(TlsVersion Version, int Suite)> _taken;
    private readonly SortedSet<CertificateKey> _keys;
    private readonly bool _speaksTls;

    private ScanReading(HandshakeQuestion question, IReadOnlyList<Offer> offers)
    {
        _question = question;
        _offers = offers.ToLookup(offer => offer.Version);
        var chosen = offers
            .Where(offer => offer.Answer is HelloAnswer.Taken)
            .Select(offer => (offer.Version, (HelloAnswer.Taken)offer.Answer));
        _taken = [.. chosen.Select(one => (one.Version, one.Item2.Suite))];
        _keys = [.. chosen.Select(one => one.Item2.Key).OfType<CertificateKey>()];
        _speaksTls = offers.Any(offer => offer.Answer is HelloAnswer.Taken or HelloAnswer.Refused);
    }

    public static HandshakeScan Of(HandshakeQuestion question, IReadOnlyList<Offer> offers, int hellos)
    {
        var reading = new ScanReading(question, offers);
        List<SuiteStanding> listed = [.. reading.Listed()];
        return new()
        {
            Question = question,
            Versions = [.. Enum.GetValues<TlsVersion>().Select(reading.Version)],
            Suites = [.. listed, .. reading.Unlisted(listed)],
            Keys = [.. reading._keys],
            Unreachable = offers.Select(offer => (offer.Answer as HelloAnswer.None)?.WhyUnreachable).FirstOrDefault(why => why is not null),
            Hellos = hellos,
        };
    }

    private IEnumerable<SuiteStanding> Listed() =>
        from version in _question.Versions.OrderDescending()
        from suite in _question.Suites
        where suite.Since <= version
        select Suite(version, suite);

    // What its certificates cannot serve is nobody's fault; what they are has to be seen for that.
    private SuiteStanding Suite(TlsVersion version, CipherSuite suite)
    {
        var (standing, why) = StandingOf(version, suite.Number);
        if (standing is Standing.Refused && _keys.Count == 0)
            (standing, why) = (Standing.Unknown, $"{why}, and no certificate was seen: whether it could serve the suite is not known");
        else if (standing is Standing.Refused && !_keys.Contains(suite.Key))
            (standing, why) = (
                Standing.NotAskable,
                $"it needs a certificate with a key for {Name(suite.Key)}, and the listener shows "
                    + string.Join(" and ", _keys.Select(Name))
            );
        return new(version, suite.Number, suite.Name, IsListed: true, standing, why);
    }

    private IEnumerable<SuiteStanding> Unlisted(IEnumerable<SuiteStanding> listed) =>
        from one in _taken.Where(one => !listed.Any(suite => (suite.Version, suite.Number) == one))
        orderby one.Version descending, one.Suite
        select new SuiteStanding(one.Version, one.Suite, KnownSuites.Name(one.Suite), IsListed: false, Standing.Taken, Why: null);

    private VersionStanding Version(TlsVersion version)
    {
        var isListed = _question.Versions.Contains(version);
        var listed = isListed ? ListedAt(version).Select(suite => suite.Number) : [];
        var others = _offers[version]
            .SelectMany(offer => offer.Suites)
            .Distinct()
            .Except(listed)
            .Select(suite => StandingOf(version, suite))
            .ToList();
        var (standing, why) = StandingOf(version, isListed, others);
        return new(version, isListed, standing, why)
        {
            OthersRefused = others.Count(one => one.Standing is Standing.Refused),
            OthersUnknown = others.Count(one => one.Standing is Standing.Unknown),
        };
    }

    // Refused as a whole, or with a suite that it could have taken: others may want another certificate.
    private (Standing Standing, string? Why) StandingOf(
        TlsVersion version,
        bool isListed,
        IReadOnlyList<(Standing Standing, string? Why)> others
    )
    {
        if (_taken.Any(one => one.Version == version))
            return (Standing.Taken, null);
        if (!isListed)
            return others.FirstOrDefault(one => one.Standing is Standing.Unknown) is { Why: not null } unknown
                ? unknown
                : others.FirstOrDefault((Standing.Refused, null));
        if (
            _offers[version].Select(offer => offer.Answer).OfType<HelloAnswer.Refused>().FirstOrDefault(one => one.IsAboutVersion) is
            { } whole
        )
            return (Standing.Refused, whole.How);
        var listed = ListedAt(version).Select(suite => Suite(version, suite)).ToList();
        foreach (var standing in (Standing[])[Standing.Refused, Standing.Unknown, Standing.NotAskable])
        {
            if (listed.Find(suite => suite.Standing == standing) is { } found)
                return (standing, found.Why);
        }

        return (Standing.NotAskable, "the set has no suite of that version");
    }

    private IEnumerable<CipherSuite> ListedAt(TlsVersion version) => _question.Suites.Where(suite => suite.Since <= version);

    private (Standing Standing, string? Why) StandingOf(TlsVersion version, int suite) =>
        _taken.Contains((version, suite))
            ? (Standing.Taken, null)
            : _offers[version].LastOrDefault(offer => offer.Suites.Contains(suite))?.Answer switch
            {
                HelloAnswer.Refused refused => (Standing.Refused, refused.How),
                // Many refuse so; but who never says a word of TLS has refused nothing.
                HelloAnswer.Closed => (_speaksTls ? Standing.Refused : Standing.Unknown, HelloAnswer.Closed.How),
                HelloAnswer.None none => (Standing.Unknown, none.Why),
                _ => (Standing.Unknown, "not asked"),
            };

    private static string Name(CertificateKey key) =>
        key switch
        {
            CertificateKey.Rsa => "RSA",
            CertificateKey.Ecdsa => "ECDSA",
            _ => "DSS",
        };
}
