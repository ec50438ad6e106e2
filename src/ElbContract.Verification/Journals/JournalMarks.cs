using System.Security.Cryptography;
using System.Text;

namespace ElbContract.Verification.Journals;

/// <summary>The marks of a journal's lines, each over its line and the mark before it: none can be added, changed, moved or left out
/// between others.</summary>
internal sealed class JournalMarks(JournalKey key)
{
    private const string Opening = ",\"mark\":\"";
    private const string Closing = "\"}\n";
    private const int MarkLength = 64;

    private string _last = "";

    /// <summary>The line with its mark, as the next of the journal.</summary>
    /// <param name="line">A JSON object with its line end.</param>
    public byte[] Put(ReadOnlySpan<byte> line)
    {
        var text = line[..^2]; // Without the brace and the line end.
        _last = key.Mark(_last, text);
        return [.. text, .. Encoding.ASCII.GetBytes(Opening + _last + Closing)];
    }

    /// <summary>Whether the line has its mark, as the next of the journal.</summary>
    public bool Take(ReadOnlySpan<byte> line)
    {
        var length = line.Length - Opening.Length - MarkLength - Closing.Length;
        if (length < 0)
            return false;
        var mark = key.Mark(_last, line[..length]);
        if (!CryptographicOperations.FixedTimeEquals(line[length..], Encoding.ASCII.GetBytes(Opening + mark + Closing)))
            return false;
        _last = mark;
        return true;
    }
}
