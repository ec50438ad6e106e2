namespace ElbContract.Emulator.Personalities;

/// <summary>A freedom that the page leaves a provider, with what can be made of it.</summary>
/// <param name="Name">The property of <see cref="Personality"/>.</param>
/// <param name="Values">The ordinary one first.</param>
/// <param name="Of">Which of them a personality has.</param>
/// <param name="Take">The personality with another one.</param>
internal sealed record Freedom(
    string Name,
    IReadOnlyList<string> Values,
    Func<Personality, int> Of,
    Func<Personality, int, Personality> Take
);

/// <summary>All of them: a property of <see cref="Personality"/> that is missing here is never combined.</summary>
internal static class Freedoms
{
    /// <summary>Those in whether, and with what status, a request is refused.</summary>
    public static IReadOnlyList<Freedom> OfOutcomes { get; } =
    [
        Make(nameof(Personality.StickySsl), it => it.StickySsl, (it, value) => it with { StickySsl = value }),
        Make(nameof(Personality.InvalidCookie), it => it.InvalidCookie, (it, value) => it with { InvalidCookie = value }),
        Make(
            nameof(Personality.InvalidCookieTimeout),
            it => it.InvalidCookieTimeout,
            (it, value) => it with { InvalidCookieTimeout = value }
        ),
        Make(nameof(Personality.PrivateSni), it => it.PrivateSni, (it, value) => it with { PrivateSni = value }),
        Make(nameof(Personality.UnnamedCiphers), it => it.UnnamedCiphers, (it, value) => it with { UnnamedCiphers = value }),
        Make(nameof(Personality.OpenRequests), it => it.OpenRequests, (it, value) => it with { OpenRequests = value }),
        Make(nameof(Personality.UnknownLoadBalancer), it => it.UnknownLoadBalancer, (it, value) => it with { UnknownLoadBalancer = value }),
        Make(nameof(Personality.UnknownCertificate), it => it.UnknownCertificate, (it, value) => it with { UnknownCertificate = value }),
        Make(nameof(Personality.OtherProject), it => it.OtherProject, (it, value) => it with { OtherProject = value }),
        Make(nameof(Personality.Precedence), it => it.Precedence, (it, value) => it with { Precedence = value }),
    ];

    /// <summary>Those in how an accepted listener is shown.</summary>
    public static IReadOnlyList<Freedom> OfAnswers { get; } =
    [
        Make(nameof(Personality.OpenWords), it => it.OpenWords, (it, value) => it with { OpenWords = value }),
        Make(nameof(Personality.OpenText), it => it.OpenText, (it, value) => it with { OpenText = value }),
        Make(nameof(Personality.OddBackends), it => it.OddBackends, (it, value) => it with { OddBackends = value }),
        Make(nameof(Personality.NotInEffect), it => it.NotInEffect, (it, value) => it with { NotInEffect = value }),
        Make(nameof(Personality.SslStickiness), it => it.SslStickiness, (it, value) => it with { SslStickiness = value }),
        Make(nameof(Personality.UnsentStickiness), it => it.UnsentStickiness, (it, value) => it with { UnsentStickiness = value }),
        Make(nameof(Personality.UnsentDescription), it => it.UnsentDescription, (it, value) => it with { UnsentDescription = value }),
        Make(nameof(Personality.NullDescription), it => it.NullDescription, (it, value) => it with { NullDescription = value }),
        Make(nameof(Personality.Defaults), it => it.Defaults, (it, value) => it with { Defaults = value }),
        Make(nameof(Personality.OtherDraining), it => it.OtherDraining, (it, value) => it with { OtherDraining = value }),
        Make(nameof(Personality.IdleCookies), it => it.IdleCookies, (it, value) => it with { IdleCookies = value }),
        Make(nameof(Personality.IdleCertificates), it => it.IdleCertificates, (it, value) => it with { IdleCertificates = value }),
        Make(nameof(Personality.SniLists), it => it.SniLists, (it, value) => it with { SniLists = value }),
        Make(nameof(Personality.NoSni), it => it.NoSni, (it, value) => it with { NoSni = value }),
        Make(nameof(Personality.ExtraFields), it => it.ExtraFields, (it, value) => it with { ExtraFields = value }),
        Make(nameof(Personality.Ids), it => it.Ids, (it, value) => it with { Ids = value }),
        Make(nameof(Personality.Status), it => it.Status, (it, value) => it with { Status = value }),
        Make(nameof(Personality.AdminState), it => it.AdminState, (it, value) => it with { AdminState = value }),
        Make(nameof(Personality.Times), it => it.Times, (it, value) => it with { Times = value }),
        Make(nameof(Personality.FieldOrder), it => it.FieldOrder, (it, value) => it with { FieldOrder = value }),
        Make(nameof(Personality.Layout), it => it.Layout, (it, value) => it with { Layout = value }),
        Make(nameof(Personality.Numbers), it => it.Numbers, (it, value) => it with { Numbers = value }),
        Make(nameof(Personality.Escapes), it => it.Escapes, (it, value) => it with { Escapes = value }),
        Make(nameof(Personality.Repetition), it => it.Repetition, (it, value) => it with { Repetition = value }),
    ];

    /// <summary>Those in everything else that goes over the wire.</summary>
    public static IReadOnlyList<Freedom> OfTheWire { get; } =
    [
        Make(nameof(Personality.Errors), it => it.Errors, (it, value) => it with { Errors = value }),
        Make(nameof(Personality.MediaType), it => it.MediaType, (it, value) => it with { MediaType = value }),
        Make(nameof(Personality.Framing), it => it.Framing, (it, value) => it with { Framing = value }),
        Make(nameof(Personality.ExtraHeaders), it => it.ExtraHeaders, (it, value) => it with { ExtraHeaders = value }),
    ];

    /// <summary>Those in what listeners do, which no answer shows.</summary>
    public static IReadOnlyList<Freedom> OfListeners { get; } =
    [Make(nameof(Personality.SuiteOrder), it => it.SuiteOrder, (it, value) => it with { SuiteOrder = value })];

    /// <summary>Those that can meet in an exchange.</summary>
    public static IReadOnlyList<Freedom> OfExchanges { get; } = [.. OfOutcomes, .. OfAnswers, .. OfTheWire];

    public static IReadOnlyList<Freedom> All { get; } = [.. OfExchanges, .. OfListeners];

    private static Freedom Make<T>(string name, Func<Personality, T> get, Func<Personality, T, Personality> set)
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        return new(
            name,
            [.. values.Select(value => value.ToString())],
            it => Array.IndexOf(values, get(it)),
            (it, index) => set(it, values[index])
        );
    }
}
