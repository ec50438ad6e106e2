namespace ElbContract.Client.Credentials.Sources;

/// <summary>Which kind of credential is meant.</summary>
/// <param name="Kinds">One; none if nothing is given; several if it is not clear.</param>
/// <param name="Problems">Why it is not clear.</param>
internal sealed record CredentialKindChoice(IReadOnlyList<CredentialKind> Kinds, IReadOnlyList<string> Problems)
{
    /// <param name="levels">The uppermost first.</param>
    public static CredentialKindChoice Of(IReadOnlyList<SettingsLevel> levels)
    {
        if (levels.FirstOrDefault(level => level.Kinds.Count > 0) is not { } deciding)
            return new([], []);
        if (deciding.Settings.AuthType is { Length: > 0 } type)
            return OfType(deciding, type);
        if (deciding.Kinds.Count == 1)
            return new(deciding.Kinds, []);
        var given = deciding.Kinds.Select(kind => deciding.Spell(Given(kind, deciding.Settings)));
        return new(deciding.Kinds, [$"{string.Join(" and ", given)} are given together, but only one kind is needed"]);
    }

    private static CredentialKindChoice OfType(SettingsLevel deciding, string type) =>
        AuthTypes.Kind(type) switch
        {
            null => new([], [$"the auth type that goes with {First(deciding)} is not supported: use one of {AuthTypes.Words}"]),
            { } kind when deciding.Kinds.Contains(kind) => new([kind], []),
            _ => new(
                [],
                [$"the auth type that goes with {First(deciding)} is of another kind: set it to one of {AuthTypes.Words} that fits"]
            ),
        };

    private static string First(SettingsLevel level) => level.Spell(Given(level.Kinds[0], level.Settings));

    private static string Given(CredentialKind kind, CredentialSettings settings) =>
        kind switch
        {
            CredentialKind.Token => "token",
            CredentialKind.AccessKey => string.IsNullOrEmpty(settings.AccessKey) ? "secret-key" : "access-key",
            _ => string.IsNullOrEmpty(settings.UserName) ? "password" : "username",
        };
}
