using ElbContract.Specification.Listeners;

namespace ElbContract.Verification.Journals;

/// <summary>What a run is about to make and has made, on disk before it is sent and before its answer is passed on.</summary>
/// <remarks>The file is held open, and locked, for as long as the run lives: whoever finds it unlocked finds a run that has
/// ended.</remarks>
internal sealed class Journal : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly JournalBook _book;
    private readonly JournalWriter? _writer;
    private readonly JournalMarks? _marks;
    private int _count;

    private Journal(JournalBook book, JournalWriter? writer, string? path, JournalMarks? marks = null)
    {
        _book = book;
        _writer = writer;
        _marks = marks;
        _count = book.Count;
        Path = path;
    }

    /// <summary>Its file; null for one in memory.</summary>
    public string? Path { get; }

    public RunLine Run => _book.Run;

    /// <summary>Why it can no longer be written, so that nothing more may be made; null while all is well.</summary>
    public string? Failure => _writer?.Failure?.Message;

    /// <summary>For an endpoint that ends with the run.</summary>
    public static Journal InMemory(RunLine run) => new(new JournalBook(run), null, null);

    /// <summary>Begins the journal of a run.</summary>
    /// <exception cref="JournalException">It cannot be written.</exception>
    public static async Task<Journal> StartAsync(string folder, RunLine run)
    {
        var path = System.IO.Path.Combine(folder, run.Name + JournalFolder.Extension);
        var marks = new JournalMarks(JournalKey.OfThisUser());
        var journal = Over(JournalFile.Create(path), new JournalBook(run), path, marks);
        try
        {
            await journal._writer!.WriteAsync(marks.Put(JournalText.Write(run)));
            return journal;
        }
        catch
        {
            await journal.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes up the journal of a run that has ended.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="endpoint">Where what it names is to be deleted.</param>
    /// <param name="projectId">Whose what it names is.</param>
    /// <param name="isTrusted">Whether it is believed without this user's marks.</param>
    /// <exception cref="JournalException">It cannot be read or believed, its run is alive, or it is about another endpoint or
    /// project.</exception>
    public static Journal Open(string path, Uri endpoint, string? projectId, bool isTrusted = false)
    {
        var marks = isTrusted ? null : new JournalMarks(JournalKey.OfThisUser());
        var stream = JournalFile.Open(path);
        try
        {
            var (book, length) = ReadBook(stream, path, endpoint, projectId, marks);
            book.OnlyItsNameProves = isTrusted;
            stream.SetLength(length); // What was being written when the power went.
            stream.Seek(0, SeekOrigin.End);
            return Over(stream, book, path, marks);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Reads the journal of a run that has ended; what is told to it from then on stays in memory.</summary>
    /// <exception cref="JournalException">As <see cref="Open"/>.</exception>
    public static Journal Read(string path, Uri endpoint, string? projectId, bool isTrusted = false)
    {
        var marks = isTrusted ? null : new JournalMarks(JournalKey.OfThisUser());
        using var stream = JournalFile.OpenToRead(path);
        var book = ReadBook(stream, path, endpoint, projectId, marks).Book;
        book.OnlyItsNameProves = isTrusted;
        return new Journal(book, null, path);
    }

    internal static Journal Over(Stream stream, JournalBook book, string path, JournalMarks? marks = null) =>
        new(book, new JournalWriter(stream, path), path, marks);

    /// <summary>Asks the book while nothing changes in it.</summary>
    public T Ask<T>(Func<JournalBook, T> question)
    {
        lock (_lock)
            return question(_book);
    }

    /// <summary>Notes what stands at a load balancer before the run's first request.</summary>
    public Task BeginAtAsync(string loadBalancer, IEnumerable<Listener> standing) =>
        WriteAsync(new BaselineLine(loadBalancer, [.. standing.Select(one => new StandingListener(one.Id, one.Port))]));

    /// <summary>A request is about to be sent.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="JournalException">It cannot be written.</exception>
    public async Task<int> IntendAsync(Addition addition)
    {
        var number = Interlocked.Increment(ref _count);
        await WriteAsync(new IntendLine(number, addition.Project, addition.LoadBalancer, addition.Port, addition.Name));
        return number;
    }

    /// <summary>What became of it.</summary>
    public async Task SettleAsync(int number, AdditionOutcome outcome)
    {
        if (outcome is { Creation: Creation.Made, Id: { } id })
            await MadeAsync(number, id);
        else if (outcome.IsOpen)
            await NoteAsync(new UnknownLine(number, outcome.Creation == Creation.Unnamed ? true : null));
        else
            WithoutWaiting(new RefusedLine(number));
    }

    /// <summary>The request made this listener.</summary>
    public Task MadeAsync(int number, string id) => NoteAsync(new MadeLine(number, id));

    /// <summary>The listener that the request's answer named is somebody else's.</summary>
    /// <param name="number">The request's.</param>
    /// <param name="id">The listener's.</param>
    /// <param name="reason">What shows it, in a few words.</param>
    public Task NotOursAsync(int number, string id, string reason) => NoteAsync(new NotOursLine(number, id, reason));

    /// <summary>Nothing is under way, and there is no listener of this request.</summary>
    public void Absent(int number) => WithoutWaiting(new AbsentLine(number));

    /// <summary>The listener is gone.</summary>
    public void Deleted(string id) => WithoutWaiting(new DeletedLine(id));

    /// <summary>Something that listeners need is about to be asked for.</summary>
    /// <exception cref="JournalException">It cannot be written.</exception>
    public Task FixtureIntendedAsync(JournalledFixture fixture) =>
        WriteAsync(new FixtureIntendedLine(fixture.Kind, fixture.Name, fixture.Asked));

    /// <summary>Its id is known.</summary>
    public Task FixtureMadeAsync(JournalledFixture fixture) =>
        NoteAsync(new FixtureMadeLine(fixture.Kind, fixture.Name, fixture.Id!, fixture.Asked));

    /// <summary>It is gone, or was refused.</summary>
    public void FixtureRemoved(JournalledFixture fixture) => WithoutWaiting(new FixtureRemovedLine(fixture.Kind, fixture.Name, fixture.Id));

    /// <summary>Ends it: the file goes unless something is left that it names.</summary>
    public async Task FinishAsync()
    {
        if (_writer is null)
            return;
        await NoteAsync(new FinishedLine());
        await _writer.DisposeAsync();
        if (Ask(book => book.IsClear))
            File.Delete(Path!);
    }

    public async ValueTask DisposeAsync()
    {
        if (_writer is not null)
            await _writer.DisposeAsync();
    }

    private static (JournalBook Book, long Length) ReadBook(
        FileStream stream,
        string path,
        Uri endpoint,
        string? projectId,
        JournalMarks? marks
    )
    {
        var read =
            JournalFile.Read(stream, path, marks)
            ?? throw new JournalException($"{path} is empty because its run sent nothing: delete the file");
        EndpointCheck.Demand(read.Book.Run, path, endpoint, projectId);
        return read;
    }

    // What is known counts at once, also where the disk no longer takes it.
    private Task WriteAsync(JournalLine line)
    {
        lock (_lock)
        {
            _book.Apply(line);
            if (_writer is null)
                return Task.CompletedTask;
            var text = JournalText.Write(line);
            return _writer.WriteAsync(_marks?.Put(text) ?? text);
        }
    }

    // What cannot be written any more is still known here, where the run ends now and cleans up.
    private async Task NoteAsync(JournalLine line)
    {
        try
        {
            await WriteAsync(line);
        }
        catch (JournalException)
        {
            // Told by Failure.
        }
    }

    // Lost, such a line costs a look later, and no more.
    private void WithoutWaiting(JournalLine line) => _ = NoteAsync(line);
}
