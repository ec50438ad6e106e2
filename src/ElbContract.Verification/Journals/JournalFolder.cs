namespace ElbContract.Verification.Journals;

/// <summary>Where runs keep their journals.</summary>
/// <param name="path">The folder; it need not exist.</param>
public sealed class JournalFolder(string path)
{
    internal const string Extension = ".journal";

    private static readonly TimeSpan JustBegun = TimeSpan.FromMinutes(1);

    /// <summary><c>$XDG_STATE_HOME/elb-contract</c>, else <c>~/.local/state/elb-contract</c>; on Windows in the user's local application
    /// data.</summary>
    /// <exception cref="JournalException">Nothing says where the user's files are.</exception>
    public static string Default =>
        Path.IsPathFullyQualified(StateHome)
            ? Path.Combine(StateHome, "elb-contract")
            // Relative to the current folder it would put a key there.
            : throw new JournalException(
                "there is no home folder to keep the journal in: set HOME or XDG_STATE_HOME to a folder of your own"
            );

    private static string StateHome =>
        OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
        // What is not absolute is to be ignored: XDG Base Directory Specification.
        : Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } home && Path.IsPathFullyQualified(home) ? home
        : Path.Combine(
            // Also where it does not exist yet.
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify),
            ".local",
            "state"
        );

    /// <summary>The journals of runs that have ended and left something, the oldest first. Those that cannot be read are among
    /// them.</summary>
    public IReadOnlyList<UnfinishedJournal> Unfinished() =>
        [
            .. Files()
                .Select(Read)
                .OfType<UnfinishedJournal>()
                .Where(journal => !journal.IsInUse)
                .OrderBy(journal => journal.Started)
                .ThenBy(journal => journal.Path, StringComparer.Ordinal),
        ];

    /// <summary>The journals that are locked: of runs that are alive, and those that somebody else cleans up after now.</summary>
    public IReadOnlyList<string> InUse() => [.. Files().Where(file => Read(file) is { IsInUse: true }).Order(StringComparer.Ordinal)];

    /// <summary>Deletes the journals of runs that have ended and name nothing.</summary>
    public void Tidy()
    {
        foreach (var file in Files())
            DeleteIfClear(file);
    }

    /// <summary>Tells, in a line, of the runs at an endpoint that left something; null where none did. Those that cannot be read are
    /// told by clean-up.</summary>
    public string? Reminder(Uri endpoint)
    {
        var name = EndpointCheck.NameOf(endpoint);
        return Unfinished().Where(journal => journal.Endpoint == name).ToList() switch
        {
            [] => null,
            [var one] => one.ToString(),
            [var oldest, ..] and { Count: var count } => string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{count} earlier runs at {name}, the oldest of {oldest.Started:yyyy-MM-dd HH:mm} UTC, left something behind: "
                    + $"elb-contract cleanup deletes what they left"
            ),
        };
    }

    /// <summary>Where the run of a journal was: credentials are sent there, so it is believed no sooner than the rest.</summary>
    /// <param name="journal">Its file.</param>
    /// <param name="isTrusted">Whether it is believed without this user's marks.</param>
    /// <exception cref="JournalException">The journal cannot be read or believed, or its run is alive.</exception>
    public static string? EndpointOf(string journal, bool isTrusted = false)
    {
        var marks = isTrusted ? null : new JournalMarks(JournalKey.OfThisUser());
        using var stream = JournalFile.OpenToRead(journal);
        return JournalFile.Read(stream, journal, marks)?.Book.Run.Endpoint;
    }

    /// <summary>Deletes the journal of a run that has ended, whatever it names.</summary>
    /// <param name="journal">Its file.</param>
    /// <param name="dryRun">Leaves it.</param>
    /// <returns>What it named, a line each.</returns>
    /// <exception cref="JournalException">It is no journal, or its run is alive.</exception>
    public static IReadOnlyList<string> Forget(string journal, bool dryRun)
    {
        using var stream = JournalFile.Open(journal);
        IReadOnlyList<string> named;
        try
        {
            named = JournalFile.Read(stream, journal) is { Book: var book } ? [.. Named(book)] : [];
        }
        catch (JournalException damaged) when (JournalReader.IsJournal(stream))
        {
            named = [$"something that the journal no longer tells: {damaged.Message}"];
        }

        if (!dryRun)
            File.Delete(journal);
        return named;
    }

    private static IEnumerable<string> Named(JournalBook book) =>
        [
            .. book.Standing.Select(listener => $"listener {listener.Id} at {book.Run.Endpoint}"),
            .. book.Sought.Select(sought =>
                $"a listener that may exist at {book.Run.Endpoint}, "
                + (sought.Addition.LoadBalancer is { } place ? $"load balancer {place}" : "on an unknown load balancer")
                + (sought.Addition.Port is { } port ? $", port {port}" : "")
            ),
            .. book.Fixtures.Select(fixture => $"{fixture.Kind} {fixture.Id ?? fixture.Name} at {book.Run.Endpoint}"),
        ];

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
            using var stream = JournalFile.OpenToRead(file);
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
        catch (JournalException gone) when (gone.InnerException is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JournalException unreadable) when (unreadable.InnerException is UnauthorizedAccessException)
        {
            return new UnfinishedJournal
            {
                Path = file,
                Problem = $"{file} cannot be read: run elb-contract cleanup as the user that owns it",
            };
        }
        catch (JournalException unusable)
        {
            return new UnfinishedJournal
            {
                Path = file,
                Problem = unusable.Message,
                IsInUse = unusable.InnerException is IOException,
            };
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

    /// <summary>Whether it is locked, so that its run may be alive.</summary>
    internal bool IsInUse { get; init; }

    /// <summary>For a person, in one line.</summary>
    public override string ToString() =>
        Problem
        ?? string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"an earlier run of {Started:yyyy-MM-dd HH:mm} UTC at {Endpoint} did not "
                + $"{(IsFinished ? "delete all that it made" : "finish")}: elb-contract cleanup deletes what it left"
        );
}
