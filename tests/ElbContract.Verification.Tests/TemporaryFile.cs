namespace ElbContract.Verification.Tests;

/// <summary>A file that is gone after the test.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("elb-contract-");

    public TemporaryFile(string name, string text)
    {
        Path = System.IO.Path.Combine(_folder.FullName, name);
        File.WriteAllText(Path, text);
    }

    public TemporaryFile(string name, byte[] bytes)
        : this(name, "") => File.WriteAllBytes(Path, bytes);

    public string Path { get; }

    public void Dispose() => _folder.Delete(recursive: true);
}
