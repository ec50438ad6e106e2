namespace ElbContract.Client.Credentials;

/// <summary>Where clouds.yaml is looked for, in this order, after the file that <c>OS_CLIENT_CONFIG_FILE</c> names.</summary>
public sealed record CloudsFolders
{
    /// <summary>Where the command was started.</summary>
    public string Current { get; init; } = Environment.CurrentDirectory;

    /// <summary>That of the user's settings, below which <c>openstack</c> is: <c>XDG_CONFIG_HOME</c>, else <c>~/.config</c>.</summary>
    public string Settings { get; init; } = Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData);

    /// <summary>That of the machine's settings, below which <c>openstack</c> is.</summary>
    public string Machine { get; init; } = "/etc";

    internal IEnumerable<string> All => [Current, Path.Combine(Settings, "openstack"), Path.Combine(Machine, "openstack")];
}
