namespace ElbContract.Verification.Journals;

/// <summary>A journal's file: the owner's alone, and locked while it is open.</summary>
internal static class JournalFile
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnersFolder = OwnersFile | UnixFileMode.UserExecute;

    /// <summary>Whether nobody but the owner can read the file, or put another into its place.</summary>
    public static bool IsOwnersAlone(string path)
    {
        if (OperatingSystem.IsWindows())
            return true;
        var file = new FileInfo(path);
        return file.LinkTarget is null
            && (file.UnixFileMode & ~OwnersFile) == UnixFileMode.None
            && (file.Directory!.UnixFileMode & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) == UnixFileMode.None;
    }

    /// <exception cref="JournalException">It cannot be written.</exception>
    public static FileStream Create(string path)
    {
        try
        {
            MakeFolder(Path.GetDirectoryName(path)!);
            var options = new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                BufferSize = 0,
            };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = OwnersFile;
            return new FileStream(path, options);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw JournalWriter.Unwritable(path, cause);
        }
    }

    /// <summary>Opens it, and keeps others from it, as its run does while it lives.</summary>
    /// <exception cref="JournalException">It cannot be opened.</exception>
    public static FileStream Open(string path) => Open(path, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Opens it beside others who read it, and changes nothing.</summary>
    /// <exception cref="JournalException">It cannot be opened.</exception>
    public static FileStream OpenToRead(string path) => Open(path, FileAccess.Read, FileShare.Read);

    /// <summary>See <see cref="JournalReader.Read"/>.</summary>
    public static (JournalBook Book, long Length)? Read(FileStream stream, string path, JournalMarks? marks = null)
    {
        byte[] bytes;
        try
        {
            bytes = new byte[stream.Length <= Array.MaxLength ? (int)stream.Length : throw NoJournal(path)];
            stream.ReadExactly(bytes);
        }
        catch (IOException cause)
        {
            throw new JournalException($"{path} cannot be read ({cause.Message.TrimEnd('.')}): look at the file");
        }

        return JournalReader.Read(bytes, path, marks);
    }

    private static FileStream Open(string path, FileAccess access, FileShare share)
    {
        try
        {
            // Whoever opens a pipe to read waits for a writer; to read and write, nobody waits.
            if (IsEmpty(path))
                access = FileAccess.ReadWrite;
            var stream = new FileStream(path, FileMode.Open, access, share, bufferSize: 0);
            if (IsFile(stream))
                return stream;
            stream.Dispose();
            throw NoJournal(path);
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new JournalException($"{path} does not exist: elb-contract cleanup without a journal uses all journals", cause);
        }
        catch (UnauthorizedAccessException cause)
        {
            throw new JournalException(
                $"{path} cannot be opened for {(access == FileAccess.Read ? "reading" : "reading and writing")}: run this as the user "
                    + "who ran elb-contract verify",
                cause
            );
        }
        catch (IOException cause)
        {
            throw new JournalException($"{path} is in use: its run has not ended, or is being cleaned up", cause);
        }
    }

    // As pipes and devices are, too.
    private static bool IsEmpty(string path)
    {
        var file = new FileInfo(path);
        return (file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file) is { Exists: true, Length: 0 };
    }

    // A pipe has no length, and a device has none and gives something all the same.
    private static bool IsFile(FileStream stream)
    {
        try
        {
            return stream.CanSeek && (stream.Length > 0 || stream.ReadByte() < 0);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static JournalException NoJournal(string path) =>
        new(
            $"{path} is a pipe, a device or too large, so it is not a journal: give one that elb-contract verify left",
            new NotSupportedException("it is a pipe, a device or too large")
        );

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnersFolder);
    }
}
