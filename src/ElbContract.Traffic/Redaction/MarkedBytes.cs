using System.Buffers;
using System.Text;

namespace ElbContract.Traffic.Redaction;

/// <summary>Puts other words in the place of what was marked.</summary>
internal static class MarkedBytes
{
    private static readonly byte[] Word = Encoding.ASCII.GetBytes(Redactor.Redacted);

    /// <param name="text">Left as it is.</param>
    /// <param name="marks">In any order, overlapping or not; they are sorted here.</param>
    public static byte[] Replace(ReadOnlySpan<byte> text, List<Mark> marks)
    {
        // Of those that begin together, the longest says what stands there.
        marks.Sort(static (one, other) => (one.Start, -one.End).CompareTo((other.Start, -other.End)));
        var redacted = new ArrayBufferWriter<byte>(text.Length + 64);
        var at = 0;
        for (var i = 0; i < marks.Count; )
        {
            var mark = marks[i];
            var end = mark.End;
            // What overlaps is one: a secret in a project's id, or an id in a secret, is a secret.
            for (i++; i < marks.Count && marks[i].Start < end; i++)
            {
                end = Math.Max(end, marks[i].End);
                if (marks[i].Word is null)
                    mark = mark with { Word = null };
            }

            redacted.Write(text[at..mark.Start]);
            Write(redacted, mark);
            at = end;
        }

        redacted.Write(text[at..]);
        return redacted.WrittenSpan.ToArray();
    }

    private static void Write(ArrayBufferWriter<byte> redacted, Mark mark)
    {
        var quote = mark.Spelling == Spelling.Number ? Quote(mark.Depth) : [];
        redacted.Write(quote);
        redacted.Write(mark.Word ?? Word);
        redacted.Write(quote);
    }

    private static byte[] Quote(int depth)
    {
        var quote = new byte[depth + 1];
        quote.AsSpan().Fill((byte)'\\');
        quote[^1] = (byte)'"';
        return quote;
    }
}
