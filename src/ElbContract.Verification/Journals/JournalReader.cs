using System.Text.Json;
using System.Text.RegularExpressions;

namespace ElbContract.Verification.Journals;

/// <summary>Reads a journal back, also one whose last line did not come to its end.</summary>
internal static partial class JournalReader
{
    private static ReadOnlySpan<byte> Beginning => """{"line":"run","""u8;

    /// <param name="bytes">The file.</param>
    /// <param name="path">For messages.</param>
    /// <param name="marks">What each line is to be marked with; null where that does not matter.</param>
    /// <returns>The book, and how many bytes of the file it is made of; null where not even the first line is whole: then nothing was
    /// sent.</returns>
    /// <exception cref="JournalException">It is no journal, a damaged one, or one without its marks.</exception>
    public static (JournalBook Book, long Length)? Read(ReadOnlySpan<byte> bytes, string path, JournalMarks? marks)
    {
        if (!MayBegin(bytes))
            throw new JournalException($"{path} is not a journal of elb-contract: give one that elb-contract verify left");
        JournalBook? book = null;
        var start = 0;
        for (var number = 1; start < bytes.Length; number++)
        {
            var length = bytes[start..].IndexOf((byte)'\n');
            var end = length < 0 ? bytes.Length : start + length + 1;
            var isLast = end == bytes.Length;
            if (Parse(bytes[start..end], isLast, path, number) is not { } line)
                break;
            book = Put(book, line, path, number);
            if (marks?.Take(bytes[start..end]) == false)
                throw Unmarked(path, number);
            start = end;
        }

        return book is null ? null : (book, start);
    }

    /// <summary>Whether the file begins as journals do, damaged or not.</summary>
    public static bool IsJournal(Stream stream)
    {
        Span<byte> bytes = stackalloc byte[Beginning.Length];
        stream.Seek(0, SeekOrigin.Begin);
        return stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length && bytes.SequenceEqual(Beginning);
    }

    // A line without its end was being written when the power went: nobody had been told that it is on disk.
    private static JournalLine? Parse(ReadOnlySpan<byte> text, bool isLast, string path, int number)
    {
        if (text[^1] != (byte)'\n')
            return null;
        try
        {
            return JournalText.Read(text);
        }
        catch (Exception cause) when (cause is JsonException or NotSupportedException)
        {
            return isLast ? null : throw Damaged(path, number, cause);
        }
    }

    // Also with nothing, a part, or the zeros that some file systems leave of what was being written when the power went.
    private static bool MayBegin(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Beginning) || Beginning.StartsWith(bytes) || bytes.IndexOfAnyExcept((byte)0, (byte)'\n') < 0;

    private static JournalBook Put(JournalBook? book, JournalLine line, string path, int number)
    {
        if (book is null)
        {
            if (line is not RunLine run)
                throw Damaged(path, number, null);
            if (run.Schema != RunLine.CurrentSchema)
                throw new JournalException(
                    $"{path} is a journal with the schema '{run.Schema}', but this version reads '{RunLine.CurrentSchema}': "
                        + "use the version that wrote it"
                );
            return RunNameForm.IsMatch(run.Name)
                ? new JournalBook(run)
                : throw new JournalException(
                    $"{path} is from a run called '{run.Name}', but runs are called elb-contract- and 12 hex digits: elb-contract did "
                        + "not write it, so delete the file"
                );
        }

        try
        {
            book.Apply(line);
            return book;
        }
        catch (Exception cause) when (cause is FormatException or ArgumentException)
        {
            throw Damaged(path, number, cause);
        }
    }

    // Whatever begins with another name, or with none, would be taken for the run's.
    [GeneratedRegex(@"\Aelb-contract-[0-9a-f]{12}\z", RegexOptions.NonBacktracking)]
    private static partial Regex RunNameForm { get; }

    private static JournalException Unmarked(string path, int number) =>
        new(
            $"{path}, line {number}, does not have the mark of your elb-contract on this machine: an older version, another machine or "
                + $"somebody else wrote it; if it is from your own run, give --trust {path}"
        );

    private static JournalException Damaged(string path, int number, Exception? cause) =>
        new(
            $"{path}, line {number}, is not a line of a journal: look for listeners named {Path.GetFileNameWithoutExtension(path)}, "
                + "then delete the file",
            cause
        );
}
