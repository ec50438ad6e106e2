namespace ElbContract.Traffic.Archives;

/// <summary>Finds where entries begin and end in bytes that come piece by piece, without reading them.</summary>
internal abstract class EntryScanner
{
    /// <summary>Where it goes on; what is before has been looked at.</summary>
    public int Position { get; protected set; }

    /// <summary>Where the entry begins that it is in; bytes from here on are to be kept. Equal to <see cref="Position"/> between
    /// entries.</summary>
    public int EntryStart { get; protected set; }

    /// <summary>Whether what it is in is an entry.</summary>
    public abstract bool IsEntry { get; }

    /// <summary>Goes on to the end of the next entry.</summary>
    /// <param name="data">What there is from the last <see cref="Forget"/> on.</param>
    /// <param name="start">Where the entry begins.</param>
    /// <param name="length">Its length.</param>
    /// <returns>False where the data end before.</returns>
    public abstract bool Next(ReadOnlySpan<byte> data, out int start, out int length);

    /// <summary>The first so many bytes are not there any more.</summary>
    public void Forget(int count)
    {
        Position -= count;
        EntryStart = Math.Max(0, EntryStart - count);
    }
}
