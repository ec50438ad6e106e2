using ElbContract.Client.Credentials.Sources;

namespace ElbContract.Client.Credentials;

/// <summary>Makes a credential of options, <c>ELB_…</c> and <c>OS_…</c> variables and clouds.yaml.</summary>
/// <remarks>
/// <para>An option stands above an <c>ELB_…</c> variable, and that above an <c>OS_…</c> one. A cloud stands right below the source that
/// names it (<c>--cloud</c>, <c>ELB_CLOUD</c>, <c>OS_CLOUD</c>), for who names a cloud means it; the one of <c>OS_CLOUD</c> is read only
/// when nothing above says what to authenticate with.</para>
/// <para>The uppermost source that has any part of a token, an access key or a user decides which of the three it is; more than one there
/// is a contradiction, unless it also says which is meant (<c>OS_AUTH_TYPE</c>, <c>auth_type</c>). The other parts may come from sources
/// below, but a secret never from one that names another access key or user. A token is taken as it is, and not exchanged for
/// another.</para>
/// </remarks>
public static class CredentialSource
{
    /// <param name="options">What the command line says.</param>
    /// <param name="variable">The environment.</param>
    /// <param name="folders">Where clouds.yaml is looked for; null: the usual places.</param>
    /// <param name="time">The clock of signatures and tokens; null: this machine's.</param>
    /// <exception cref="CredentialSettingsException">What is said contradicts itself or is not enough.</exception>
    /// <exception cref="CloudsFileException">The cloud that is named cannot be read.</exception>
    public static CredentialSelection Select(
        CredentialSettings options,
        Func<string, string?> variable,
        CloudsFolders? folders = null,
        TimeProvider? time = null
    )
    {
        var merged = new MergedSettings([.. SettingsLevel.All(options, variable, folders ?? new CloudsFolders())]);
        var choice = CredentialKindChoice.Of(merged.Levels);
        var factory = new CredentialFactory(merged, time ?? TimeProvider.System);
        var problems = choice.Problems.Concat(choice.Kinds.SelectMany(factory.Problems)).ToList();
        if (problems.Count > 0)
            throw new CredentialSettingsException($"The credentials are not clear: {string.Join("; ", problems)}.");
        return new CredentialSelection
        {
            Credential = choice.Kinds.Count == 0 ? null : factory.Create(choice.Kinds[0]),
            ProjectId = merged.ProjectId,
            Region = merged.Region,
            Secrets = merged.Secrets,
            Insecure = merged.Insecure,
        };
    }
}
