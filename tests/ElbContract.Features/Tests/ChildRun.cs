using System.Diagnostics;
using System.Xml.Linq;
using ElbContract.Features.Contracts;

namespace ElbContract.Features.Tests;

/// <summary>The features as a process of its own, in a working copy of its own that has nothing but what was built.</summary>
public sealed class ChildRun : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("features-run-");
    private readonly string _built;

    public ChildRun()
    {
        File.WriteAllText(Path.Combine(_root.FullName, Repository.Solution), "");
        _built = Path.Combine(_root.FullName, Path.GetRelativePath(Repository.Root, AppContext.BaseDirectory));
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_built, Path.GetRelativePath(AppContext.BaseDirectory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public IReadOnlyList<string> Published => Files("pacts");

    public IReadOnlyList<string> LivingDocumentation => Files("artifacts/living-documentation");

    public void Dispose() => _root.Delete(recursive: true);

    /// <summary>Runs one feature file instead of all.</summary>
    /// <returns>What each failing test says.</returns>
    public Task<IReadOnlyList<string>> RunAsync(string name, string feature)
    {
        var folder = Path.Combine(_built, "features");
        Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name), feature);
        return RunAsync();
    }

    /// <returns>What each failing test says.</returns>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        var report = Path.Combine(_root.FullName, "report.xml");
        var assembly = Path.Combine(_built, Path.GetFileName(typeof(ChildRun).Assembly.Location));
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [assembly, "-noColor", "-result-xml", report, "-class", "*Feature"])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        string[] failures = [.. XDocument.Load(report).Descendants("message").Select(message => message.Value)];
        (process.ExitCode == 0).Should().Be(failures.Length == 0);
        return failures;
    }

    private string[] Files(string folder)
    {
        var path = Path.Combine(_root.FullName, folder);
        return Directory.Exists(path) ? Directory.GetFiles(path) : [];
    }
}
