namespace ElbContract.Browser;

/// <summary>The browser that is installed; none is downloaded.</summary>
internal static class Chromium
{
    /// <summary>Names one that must be there, so that a check of changes fails and does not skip where it is not.</summary>
    private const string Variable = "ELB_CHROMIUM";

    private static readonly string[] Names =
    [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome.exe",
        "msedge.exe",
    ];

    private static readonly Environment.SpecialFolder[] WindowsRoots =
    [
        Environment.SpecialFolder.ProgramFiles,
        Environment.SpecialFolder.ProgramFilesX86,
        Environment.SpecialFolder.LocalApplicationData,
    ];

    private static readonly string[] WindowsFolders = ["Google/Chrome/Application", "Microsoft/Edge/Application", "Chromium/Application"];

    /// <summary>What to say where there is none.</summary>
    public const string Missing =
        $"no Chromium was found: install one (on Debian 'apt-get install chromium'), or set {Variable} to its path";

    /// <summary>Null where there is none.</summary>
    /// <exception cref="FileNotFoundException"><c>ELB_CHROMIUM</c> names a file that is not there.</exception>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return File.Exists(named)
                ? named
                : throw new FileNotFoundException(
                    $"{Variable} is '{named}', which is not there: install Chromium, or correct the variable."
                );
        return Folders().SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    private static IEnumerable<string> Folders() =>
        [
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
            .. from root in WindowsRoots
            let folder = Environment.GetFolderPath(root)
            where folder.Length > 0
            from application in WindowsFolders
            select Path.Combine(folder, application),
            "/Applications/Chromium.app/Contents/MacOS",
            "/Applications/Google Chrome.app/Contents/MacOS",
        ];
}
