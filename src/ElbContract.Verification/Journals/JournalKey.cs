using System.Security.Cryptography;
using System.Text;

namespace ElbContract.Verification.Journals;

/// <summary>What journals are marked with: a secret of this user at this machine, made by the first run.</summary>
internal sealed class JournalKey
{
    private const int Size = 32;
    private const string FileName = "journal.key";
    private static readonly TimeSpan LongestWrite = TimeSpan.FromSeconds(5);

    private readonly byte[] _bytes;

    private JournalKey(byte[] bytes) => _bytes = bytes;

    /// <summary>The key of the state folder, wherever a run keeps its journal.</summary>
    /// <exception cref="JournalException">It can be neither read nor made.</exception>
    public static JournalKey OfThisUser() => In(JournalFolder.Default);

    /// <summary>The key of a folder; made where there is none, and of two that make it at once, one counts.</summary>
    /// <exception cref="JournalException">It can be neither read nor made.</exception>
    public static JournalKey In(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            if (new FileInfo(path) is not { Exists: true, Length: > 0 })
                Make(path);
            if (!JournalFile.IsOwnersAlone(path))
                throw new JournalException(
                    $"others can read or replace {path}, so its marks prove nothing: set XDG_STATE_HOME to a folder of your own, or "
                        + $"delete {path} and remove others' rights from its folder (chmod 700)"
                );
            var bytes = Read(path);
            return bytes.Length == Size
                ? new JournalKey(bytes)
                : throw new JournalException($"{path} is not a key of elb-contract: delete it; older journals then need --trust");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or JournalException { InnerException: not null })
        {
            var reason = (cause is JournalException ? cause.InnerException! : cause).Message.TrimEnd('.');
            throw new JournalException(
                $"the key of the journals, {path}, cannot be read or created ({reason}): set XDG_STATE_HOME to a " + "folder of your own",
                cause
            );
        }
    }

    /// <summary>The mark of a line, which holds for it behind the line that has the mark before it, and nowhere else.</summary>
    /// <param name="before">Empty for the first line.</param>
    /// <param name="line">The line's text without its mark.</param>
    public string Mark(string before, ReadOnlySpan<byte> line)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _bytes);
        hash.AppendData(Encoding.ASCII.GetBytes(before));
        hash.AppendData(line);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // If several make it at once, one creates the file, and the others wait until it is written.
    private static void Make(string path)
    {
        try
        {
            using var stream = JournalFile.Create(path);
            stream.Write(RandomNumberGenerator.GetBytes(Size));
            stream.Flush(flushToDisk: true);
        }
        catch (JournalException) when (File.Exists(path))
        {
            return; // Another run was first.
        }
    }

    private static byte[] Read(string path)
    {
        byte[] bytes = [];
        return SpinWait.SpinUntil(() => (bytes = ReadUnlessLocked(path)).Length > 0, LongestWrite) ? bytes : ReadNow(path);
    }

    private static byte[] ReadUnlessLocked(string path)
    {
        try
        {
            return ReadNow(path);
        }
        catch (Exception cause) when (cause is IOException or JournalException { InnerException: IOException })
        {
            return [];
        }
    }

    // Longer than a key is none.
    private static byte[] ReadNow(string path)
    {
        using var stream = JournalFile.OpenToRead(path);
        var bytes = new byte[Math.Min(stream.Length, Size + 1)];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
