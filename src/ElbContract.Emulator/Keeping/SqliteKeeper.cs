using Microsoft.Data.Sqlite;

namespace ElbContract.Emulator.Keeping;

/// <summary>
/// Keeps what an emulator holds in a SQLite file of its own. One thread writes: all that is told while it writes becomes its next
/// transaction, so that many calls at once cost one. What is saved survives the end of the process, however it ends. Safe for parallel
/// use; changes of one thing are told in their order.
/// </summary>
internal sealed class SqliteKeeper : IDisposable
{
    /// <summary>Marks the file as an emulator's: 'elbc'.</summary>
    private const long ApplicationId = 0x656C6263;

    private const long Version = 2;

    private readonly SqliteConnection _connection;

    // Prepared once: most of a small transaction's time would go into reading its statements.
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _put;
    private readonly SqliteCommand _drop;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _rollback;
    private readonly Lock _telling = new();
    private readonly ManualResetEventSlim _told = new();
    private readonly Thread _writer;
    private Batch _next = new();
    private Batch? _current;
    private bool _isEnding;

    private SqliteKeeper(SqliteConnection connection)
    {
        _connection = connection;
        _begin = Command(connection, "BEGIN IMMEDIATE");
        _put = Command(
            connection,
            "INSERT OR REPLACE INTO things (kind, id, number, json) VALUES ($kind, $id, $number, $json)",
            new("$kind", SqliteType.Text),
            new("$id", SqliteType.Text),
            new("$number", SqliteType.Integer),
            new("$json", SqliteType.Blob)
        );
        _drop = Command(
            connection,
            "DELETE FROM things WHERE kind = $kind AND number = $number AND id = $id",
            new("$kind", SqliteType.Text),
            new("$id", SqliteType.Text),
            new("$number", SqliteType.Integer)
        );
        _commit = Command(connection, "COMMIT");
        _rollback = Command(connection, "ROLLBACK");
        _writer = new Thread(Write) { IsBackground = true, Name = "SQLite writer" };
        _writer.Start();
    }

    /// <summary>Opens a file, or makes it; nobody but its owner can read a new one, for certificates have keys.</summary>
    /// <exception cref="KeeperException">It cannot be opened, is in use or another program's.</exception>
    public static SqliteKeeper Open(string path)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Pooling = false,
                DefaultTimeout = 1,
            }.ToString()
        );
        try
        {
            if (!File.Exists(path))
                Create(path);
            connection.Open();
            Prepare(connection);
            return new SqliteKeeper(connection);
        }
        catch (Exception cause) when (cause is SqliteException or IOException or UnauthorizedAccessException)
        {
            connection.Dispose();
            throw new KeeperException(Advice(path, cause), cause);
        }
        catch (KeeperException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>What the file has kept, in order of arrival.</summary>
    /// <exception cref="KeeperException">The file is damaged.</exception>
    public IReadOnlyList<Kept> Kept()
    {
        try
        {
            using var command = _connection.CreateCommand();
            command.CommandText = "SELECT kind, id, number, json FROM things ORDER BY number";
            using var rows = command.ExecuteReader();
            List<Kept> all = [];
            while (rows.Read())
                all.Add(new(rows.GetString(0), rows.GetString(1), rows.GetInt64(2), rows.GetFieldValue<byte[]>(3)));
            return all;
        }
        catch (SqliteException cause)
        {
            throw new KeeperException(
                $"{_connection.DataSource} is damaged and cannot be read ({cause.Message.TrimEnd('.')}): give a copy that is whole, or a "
                    + "new file.",
                cause
            );
        }
    }

    /// <summary>A thing is there, or has changed.</summary>
    public void Keep(Kept thing) => Tell(new(thing, IsGone: false));

    /// <summary>A thing is gone.</summary>
    /// <param name="kind">Of what kind it was.</param>
    /// <param name="id">Its own.</param>
    /// <param name="number">As it was kept.</param>
    public void Drop(string kind, string id, long number) => Tell(new(new(kind, id, number, []), IsGone: true));

    /// <summary>Ends when all that was told before is saved.</summary>
    /// <exception cref="KeeperException">It cannot be saved.</exception>
    public Task SavedAsync()
    {
        lock (_telling)
        {
            if (_next.Changes.Count == 0)
                return _current?.Saved.Task ?? Task.CompletedTask;
            // It may be left from a transaction that failed: the writer tries again for whoever waits.
            _told.Set();
            return _next.Saved.Task;
        }
    }

    /// <summary>Writes what is left and closes the file.</summary>
    public void Dispose()
    {
        lock (_telling)
        {
            _isEnding = true;
            _told.Set();
        }

        _writer.Join();
        foreach (var command in (SqliteCommand[])[_begin, _put, _drop, _commit, _rollback])
            command.Dispose();
        _connection.Dispose();
        _told.Dispose();
    }

    private static void Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        new FileStream(path, options).Dispose();
    }

    private static void Prepare(SqliteConnection connection)
    {
        // Before anything is written: the file can be another program's.
        var (application, version) = (Number(connection, "PRAGMA application_id"), Number(connection, "PRAGMA user_version"));
        var isNew = Number(connection, "SELECT count(*) FROM sqlite_master") == 0;
        if (!isNew && application != ApplicationId)
            throw new KeeperException($"{connection.DataSource} is a file of another program: give one of the emulator's, or a new one.");
        if (!isNew && version != Version)
            throw new KeeperException($"{connection.DataSource} is of another version of the emulator: take that, or another file.");
        Run(connection, "PRAGMA locking_mode = EXCLUSIVE");
        Run(connection, "PRAGMA journal_mode = WAL");
        // A commit is in the hands of the operating system: it survives the process, and may be lost with the power.
        Run(connection, "PRAGMA synchronous = NORMAL");
        Run(connection, $"PRAGMA application_id = {ApplicationId}");
        Run(connection, $"PRAGMA user_version = {Version}");
        // In order of arrival, so that what is added together lies together; by their ids, each would be written with a page of others.
        Run(
            connection,
            "CREATE TABLE IF NOT EXISTS things (kind TEXT, number INTEGER, id TEXT, json BLOB, PRIMARY KEY (kind, number, id)) "
                + "WITHOUT ROWID"
        );
    }

    private void Tell(Change change)
    {
        lock (_telling)
        {
            _next.Changes.Add(change);
            _told.Set();
        }
    }

    private void Write()
    {
        while (Take() is { } batch)
        {
            try
            {
                Save(batch);
                lock (_telling)
                    _current = null;
                batch.Saved.SetResult();
            }
            catch (SqliteException cause)
            {
                lock (_telling)
                {
                    // Not lost yet: it goes with the next change.
                    _next.Changes.InsertRange(0, batch.Changes);
                    _current = null;
                }

                batch.Saved.SetException(new KeeperException(Advice(_connection.DataSource, cause), cause));
                // Nobody may have waited for it.
                _ = batch.Saved.Task.Exception;
                if (_isEnding)
                    return;
            }
        }
    }

    /// <summary>Waits for changes; null at the end.</summary>
    private Batch? Take()
    {
        _told.Wait();
        lock (_telling)
        {
            _told.Reset();
            if (_isEnding)
                _told.Set();
            if (_next.Changes.Count == 0)
                return _isEnding ? null : new Batch();
            (_current, _next) = (_next, new Batch());
            return _current;
        }
    }

    private void Save(Batch batch)
    {
        if (batch.Changes.Count == 0)
            return;
        _begin.ExecuteNonQuery();
        try
        {
            foreach (var (thing, isGone) in batch.Changes)
            {
                var command = isGone ? _drop : _put;
                command.Parameters[0].Value = thing.Kind;
                command.Parameters[1].Value = thing.Id;
                command.Parameters[2].Value = thing.Number;
                if (!isGone)
                    command.Parameters[3].Value = thing.Json;

                command.ExecuteNonQuery();
            }

            _commit.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            RollBack();
            throw;
        }
    }

    private void RollBack()
    {
        try
        {
            _rollback.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // SQLite has done so by itself.
        }
    }

    private static SqliteCommand Command(SqliteConnection connection, string text, params SqliteParameter[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.Parameters.AddRange(parameters);
        return command;
    }

    private static long Number(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static void Run(SqliteConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    private static string Advice(string path, Exception cause) =>
        cause is SqliteException { SqliteErrorCode: 5 or 6 } ? $"{path} is in use by another emulator: stop that, or give another file."
        : cause is SqliteException { SqliteErrorCode: 26 } ? $"{path} is no SQLite file: give one of the emulator's, or a new one."
        : $"{path} cannot keep what the emulator holds: {cause.Message.TrimEnd('.')}. Give a file that can be written.";

    private readonly record struct Change(Kept Thing, bool IsGone);

    private sealed class Batch
    {
        public List<Change> Changes { get; } = [];

        public TaskCompletionSource Saved { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
