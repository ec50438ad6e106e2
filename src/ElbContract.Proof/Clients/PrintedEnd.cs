using System.Text;

namespace ElbContract.Proof.Clients;

/// <summary>The end of what a process prints on both of its streams, however much that is.</summary>
internal sealed class PrintedEnd
{
    private const int Longest = 4000;

    private readonly StringBuilder _text = new();

    /// <summary>Reads until the stream ends.</summary>
    public async Task ReadAsync(TextReader reader, CancellationToken cancellationToken)
    {
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            lock (_text)
            {
                _text.Append(buffer, 0, count);
                if (_text.Length > 4 * Longest)
                    _text.Remove(0, _text.Length - Longest);
            }
        }
    }

    public override string ToString()
    {
        lock (_text)
            return _text.ToString(Math.Max(0, _text.Length - Longest), Math.Min(Longest, _text.Length));
    }
}
