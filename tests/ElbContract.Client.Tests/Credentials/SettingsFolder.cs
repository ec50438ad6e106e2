using ElbContract.Client.Credentials;

namespace ElbContract.Client.Tests.Credentials;

/// <summary>Folders and variables of a test's own.</summary>
internal sealed class SettingsFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("elb-contract-clouds-");

    public Dictionary<string, string> Variables { get; } = [];

    public CloudsFolders Folders =>
        new()
        {
            Current = Path("current"),
            Settings = Path("settings"),
            Machine = Path("machine"),
        };

    public string? Variable(string name) => Variables.GetValueOrDefault(name);

    public string Path(string name) => System.IO.Path.Combine(_root.FullName, name);

    public string Write(string name, string text)
    {
        var path = Path(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public CredentialSettings Cloud(string name = "otc") => CloudsFile.Read(name, Variable, Folders);

    public CredentialSelection Select(CredentialSettings options) => CredentialSource.Select(options, Variable, Folders);

    public void Dispose() => _root.Delete(recursive: true);
}
