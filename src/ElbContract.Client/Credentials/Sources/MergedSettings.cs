namespace ElbContract.Client.Credentials.Sources;

/// <summary>What all sources say together.</summary>
/// <param name="levels">The uppermost first.</param>
internal sealed class MergedSettings(IReadOnlyList<SettingsLevel> levels)
{
    public IReadOnlyList<SettingsLevel> Levels => levels;

    public string? Token => First(settings => settings.Token);
    public string? AuthUrl => First(settings => settings.AuthUrl);
    public string? Region => First(settings => settings.Region);
    public string? Signature => First(settings => settings.Signature);
    public bool Insecure => levels.Select(level => level.Settings.Insecure).FirstOrDefault(insecure => insecure is not null) ?? false;

    public string? UserName => First(settings => settings.UserName);
    public string? Password => FirstOf(UserName, settings => settings.UserName, settings => settings.Password);

    public string? AccessKey => First(settings => settings.AccessKey);
    public string? SecretKey => FirstOf(AccessKey, settings => settings.AccessKey, settings => settings.SecretKey);
    public string? SecurityToken => FirstOf(AccessKey, settings => settings.AccessKey, settings => settings.SecurityToken);

    /// <summary>Of all sources, also what is not used.</summary>
    public IReadOnlyCollection<string> Secrets =>
        levels
            .Select(level => level.Settings)
            .SelectMany(settings =>
                (string?[])[settings.Token, settings.Password, settings.AccessKey, settings.SecretKey, settings.SecurityToken]
            )
            .Select(Given)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Null where the uppermost source that says anything of the project names it otherwise.</summary>
    public string? ProjectId => Given(Project.ProjectId);

    /// <summary>From the uppermost source that says anything of the user's domain.</summary>
    public CredentialSettings UserDomain => Whole(settings => settings.UserDomainId, settings => settings.UserDomainName);

    /// <summary>From the uppermost source that says anything of the project.</summary>
    public CredentialSettings Project => Whole(settings => settings.ProjectId, settings => settings.ProjectName);

    /// <summary>From the uppermost source that says anything of the domain of the project.</summary>
    public CredentialSettings ProjectDomain => Whole(settings => settings.ProjectDomainId, settings => settings.ProjectDomainName);

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private string? First(Func<CredentialSettings, string?> part) =>
        levels.Select(level => Given(part(level.Settings))).FirstOrDefault(text => text is not null);

    /// <summary>A part of what belongs to one owner, from sources that name no other.</summary>
    private string? FirstOf(string? owner, Func<CredentialSettings, string?> owned, Func<CredentialSettings, string?> part) =>
        levels
            .Where(level => Given(owned(level.Settings)) is null || owned(level.Settings) == owner)
            .Select(level => Given(part(level.Settings)))
            .FirstOrDefault(text => text is not null);

    private CredentialSettings Whole(Func<CredentialSettings, string?> id, Func<CredentialSettings, string?> name) =>
        levels
            .Select(level => level.Settings)
            .FirstOrDefault(settings => Given(id(settings)) is not null || Given(name(settings)) is not null, new CredentialSettings());
}
