namespace ElbContract.Verification.Journals;

/// <summary>Where runs keep their journals.</summary>
/// <param name="path">The folder; it need not exist.</param>
public sealed class JournalFolder(string path)
{
    internal const string Extension = ".journal";

    private static readonly TimeSpan JustBegun = TimeSpan.FromMinutes(1);

    /// <summary><c>$XDG_STATE_HOME/elb-contract</c>, else <c>~/.local/state/elb-contract</c>; on Windows in the user's local application
    /// data.</summary>
    public static string Default => Path.Combine(StateHome, "elb-contract");

    private static string StateHome =>
        OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
        // What is not absolute is to be ignored: XDG Base Directory Specification.
        : Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } home && Path.IsPathFullyQualified(home) ? home
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");

    /// <summary>The journals of runs that have ended and left something, the oldest first. Those that cannot be read are among
    /// them.</summary>
    public IReadOnlyList<UnfinishedJournal> Unfinished() =>
        [
            .. Files()
                .Select(Read)
                .OfType<UnfinishedJournal>()
                .OrderBy(journal => journal.Started)
                .ThenBy(journal => journal.Path, StringComparer.Ordinal),
        ];

    /// <summary>Deletes the journals of runs that have ended and name nothing.</summary>
    public void Tidy()
    {
        foreach (var file in Files())
            DeleteIfClear(file);
    }

    /// <summary>Where the run of a journal was.</summary>
    /// <exception cref="JournalException">The journal cannot be read, or its run is alive.</exception>
    public static string? EndpointOf(string journal)
    {
        using var stream = JournalFile.OpenToRead(journal);
        return JournalFile.Read(stream, journal)?.Book.Run.Endpoint;
    }

    private string[] Files()
    {
        try
        {
            return Directory.Exists(path) ? Directory.GetFiles(path, "*" + Extension) : [];
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static UnfinishedJournal? Read(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            return JournalFile.Read(stream, file)?.Book is { IsClear: false } book
                ? new UnfinishedJournal
                {
                    Path = file,
                    Started = book.Run.Started,
                    Endpoint = book.Run.Endpoint,
                    IsFinished = book.IsFinished,
                }
                : null;
        }
        catch (JournalException damaged)
        {
            return new UnfinishedJournal { Path = file, Problem = damaged.Message };
        }
        catch (UnauthorizedAccessException)
        {
            return new UnfinishedJournal
            {
                Path = file,
                Problem = $"{file} cannot be read: run elb-contract cleanup as the user whose it is",
            };
        }
        catch (IOException)
        {
            return null; // Its run is alive, or somebody cleans up after it.
        }
    }

    private static void DeleteIfClear(string file)
    {
        try
        {
            using var stream = JournalFile.Open(file);
            // Its run ended before it sent anything; or it is just beginning.
            var isClear = JournalFile.Read(stream, file) is { Book: var book }
                ? book.IsClear
                : DateTime.UtcNow - File.GetLastWriteTimeUtc(file) > JustBegun;
            if (isClear)
                File.Delete(file);
        }
        catch (Exception cause) when (cause is JournalException or IOException or UnauthorizedAccessException)
        {
            return; // Told as unfinished, or in use.
        }
    }
}

/// <summary>The journal of a run that has ended and left something, or may have.</summary>
public sealed record UnfinishedJournal
{
    public required string Path { get; init; }

    /// <summary>When its run began; null where it cannot be read.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>Where its run was; null where it cannot be read.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Whether its run came to its end, and could not delete everything.</summary>
    public bool IsFinished { get; init; }

    /// <summary>Why it cannot be read, in one line.</summary>
    public string? Problem { get; init; }

    /// <summary>For a person, in one line.</summary>
    public override string ToString() =>
        Problem
        ?? string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"an earlier run of {Started:yyyy-MM-dd HH:mm} UTC at {Endpoint} did not "
                + $"{(IsFinished ? "delete all that it made" : "finish")}: elb-contract cleanup deletes what it left"
        );
}
