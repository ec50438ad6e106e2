using System.Globalization;
using ElbContract.Specification.Listeners;
using FsCheck;
using FsCheck.Fluent;

namespace ElbContract.Exploration.Generating;

/// <summary>Drafts that nobody thought of, near listeners that conform.</summary>
internal static class RandomDrafts
{
    private static readonly string[] Alphabets =
    [
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-",
        " .,:;/\\@+&%\"'<>(){}[]|~^$#!?*=`\t\n\u0001\u007f",
        "éüßñλжאב听店日本",
        "\ud83d\ude00",
    ];

    private static readonly string[] NumberKeys =
    [
        .. ListenerFields.Requested.Where(row => row.Kind is ParameterKind.WholeNumber).Select(row => row.JsonName),
    ];

    private static readonly Gen<string> Whole = Gen.Frequency(
        (3, Gen.Choose(-5, 70).Select(Number)),
        (3, Gen.Choose(1430, 1450).Select(Number)),
        (2, Gen.Choose(65530, 65540).Select(Number)),
        (2, Gen.Choose(int.MinValue, int.MaxValue).Select(Number)),
        (1, Gen.Elements("0.5", "80.0", "8e1", "1e400", "-0", "9223372036854775808"))
    );

    private static readonly Gen<string> Text = Gen.Frequency(
        (4, TextOf(Gen.Constant(Alphabets[0]), 12)),
        (2, TextOf(Gen.Constant(Alphabets[0]), 140)),
        (2, TextOf(Gen.Elements(Alphabets), 12)),
        (1, TextOf(Gen.Elements(Alphabets), 140)),
        (1, Gen.Elements("\"\\ud800\"", "\"\\u0000\"", "\"\\u0061\"", "\"null\"", "\"true\""))
    );

    private static readonly Gen<string> AnyJson = Gen.Frequency(
        (2, Text),
        (2, Whole),
        (1, Gen.Elements("null", "true", "false", "[]", "{}")),
        (1, from inner in Text select $"[{inner}]"),
        (1, from inner in Whole select $$"""{"value":{{inner}}}""")
    );

    /// <param name="resources">What the run can refer to.</param>
    public static Gen<Draft> Of(AvailableResources resources)
    {
        var values = StartingDrafts
            .Of(resources)
            .Select(start => start.Protocol)
            .Distinct()
            .ToDictionary(protocol => protocol, protocol => InterestingValues.Of(protocol, resources), StringComparer.Ordinal);
        Caller[] callers =
        [
            .. Enum.GetValues<Caller>().Where(caller => resources.TokenWithoutPermission || caller != Caller.WithoutPermission),
        ];
        var listener =
            from start in OneOf(StartingDrafts.Of(resources))
            from network in OneOf(resources.Networks)
            from count in Gen.Frequency(
                (1, Gen.Constant(0)),
                (3, Gen.Constant(1)),
                (4, Gen.Constant(2)),
                (3, Gen.Constant(3)),
                (1, Gen.Choose(4, 6))
            )
            from changes in Gen.ArrayOf(ChangeOf(values[start.Protocol]), count)
            from unknown in Gen.Frequency((15, Gen.Constant<Change?>(null)), (1, UnknownKey.Select(change => (Change?)change)))
            from caller in Gen.Frequency((20, Gen.Constant(Caller.Entitled)), (1, Gen.Elements(callers)))
            select (unknown is { } more ? changes.Append(more) : changes).Aggregate(
                start with
                {
                    Network = network,
                },
                (draft, change) => draft.With(change.Key, change.Json)
            ) with
            {
                Caller = caller,
            };
        return Gen.Frequency(
            (30, listener),
            (1, from path in OtherPath from one in OneOf(resources.Networks) select new Draft { Network = one, OtherPath = path }),
            (1, from body in OtherBody from one in OneOf(resources.Networks) select new Draft { Network = one, OtherBody = body })
        );
    }

    private static Gen<Change> ChangeOf(IReadOnlyDictionary<string, IReadOnlyList<string?>> values) =>
        from key in OneOf(values.Keys)
        from json in Gen.Frequency(
            (5, OneOf(values[key])),
            (4, (NumberKeys.Contains(key) ? Whole : Text).Select(text => (string?)text)),
            (1, AnyJson.Select(text => (string?)text))
        )
        select new Change(key, json);

    private static Gen<Change> UnknownKey =>
        from key in Gen.Elements("colour", "Name", "listener", "x")
        from json in AnyJson
        select new Change(key, json);

    private static Gen<string> OtherPath =>
        from word in Gen.ArrayOf(Gen.Elements("abcdefghijklmnopqrstuvwxyz".ToCharArray()), 6)
        from form in Gen.Elements(
            "/v1.0/{project_id}/elbaas/no-such-*",
            "/v1.0/{project_id}/no-such-*/listeners",
            "/no-such-*/{project_id}/elbaas/listeners",
            "/v1.0/elbaas/listeners",
            "/v1.0/{other_project_id}/elbaas/listeners"
        )
        select form.Replace("*", new string(word), StringComparison.Ordinal);

    private static Gen<string> OtherBody =>
        Gen.OneOf(
            OneOf(UnusualBodies.Named.Values),
            OneOf(UnusualBodies.Unnamed),
            AnyJson,
            from length in Gen.Choose(0, new Draft().Body.Length - 1)
            select CutAfter(length)
        );

    private static string CutAfter(int length)
    {
        var body = new Draft().Body;
        // Not within the placeholder of the port.
        return body.IndexOf(Draft.AnyPort, StringComparison.Ordinal) is var at && length > at && length < at + Draft.AnyPort.Length
            ? body[..at]
            : body[..length];
    }

    private static Gen<string> TextOf(Gen<string> alphabet, int longest) =>
        from length in Gen.Choose(0, longest)
        from letters in alphabet
        from text in Gen.ArrayOf(OneOf(letters.EnumerateRunes().Select(rune => rune.ToString())), length)
        select InterestingValues.Text(string.Concat(text));

    /// <summary>Each of them as likely as the others.</summary>
    public static Gen<T> OneOf<T>(IEnumerable<T> values) => Gen.Elements(values.ToArray());

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
