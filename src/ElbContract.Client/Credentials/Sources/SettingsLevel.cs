namespace ElbContract.Client.Credentials.Sources;

/// <summary>One source of settings.</summary>
/// <param name="Settings">What it says.</param>
/// <param name="Spell">How the person wrote an option, given its bare name: <c>--token</c>, <c>OS_TOKEN</c>.</param>
internal sealed record SettingsLevel(CredentialSettings Settings, Func<string, string> Spell)
{
    /// <summary>The kinds of credentials that it has any part of.</summary>
    public IReadOnlyList<CredentialKind> Kinds { get; } = [.. KindsOf(Settings)];

    /// <summary>All sources, the uppermost first.</summary>
    /// <exception cref="CloudsFileException">The cloud that is named cannot be read.</exception>
    public static IEnumerable<SettingsLevel> All(CredentialSettings options, Func<string, string?> variable, CloudsFolders folders)
    {
        var (elb, os) = (EnvironmentSettings.Elb(variable), EnvironmentSettings.Os(variable));
        SettingsLevel[] named =
        [
            new(options, name => $"--{name}"),
            new(elb, name => EnvironmentSettings.Name("ELB_", name)),
            new(os, name => EnvironmentSettings.Name("OS_", name)),
        ];
        var naming = Array.FindIndex(named, level => !string.IsNullOrEmpty(level.Settings.Cloud));
        for (var i = 0; i < named.Length; i++)
        {
            yield return named[i];
            var isMeant = i == naming && (i < named.Length - 1 || named.All(level => level.Kinds.Count == 0));
            if (isMeant)
                yield return Cloud(named[i].Settings.Cloud!, variable, folders);
        }
    }

    /// <summary>Nothing of it.</summary>
    public override string ToString() => Settings.ToString();

    private static SettingsLevel Cloud(string name, Func<string, string?> variable, CloudsFolders folders) =>
        new(CloudsFile.Read(name, variable, folders), option => $"auth.{option.Replace('-', '_')} of the cloud '{name}'");

    private static IEnumerable<CredentialKind> KindsOf(CredentialSettings settings)
    {
        if (!string.IsNullOrEmpty(settings.Token))
            yield return CredentialKind.Token;
        if (!string.IsNullOrEmpty(settings.AccessKey) || !string.IsNullOrEmpty(settings.SecretKey))
            yield return CredentialKind.AccessKey;
        if (!string.IsNullOrEmpty(settings.UserName) || !string.IsNullOrEmpty(settings.Password))
            yield return CredentialKind.Password;
    }
}
