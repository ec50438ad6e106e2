using System.Runtime.CompilerServices;

namespace ElbContract.Traffic.Archives;

/// <summary>Keeps the headers of an entry that held nothing secret: the next one has most of them again, in the same places.</summary>
internal sealed class HeaderMemory
{
    private const int MostKept = 64;
    private const int LongestKept = 512;

    private readonly List<(byte[] Name, byte[] Value, int Length)> _kept = [];

    /// <summary>Whether that header stood in that place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Has(int place, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (place >= _kept.Count)
            return false;
        var kept = _kept[place];
        return value.SequenceEqual(kept.Value.AsSpan(0, kept.Length)) && name.SequenceEqual(kept.Name);
    }

    public void Keep(int place, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (place >= MostKept || value.Length > LongestKept)
            return;
        while (_kept.Count <= place)
            _kept.Add(([], [], 0));
        var kept = _kept[place];
        // Values of one header are mostly of one length.
        var room = kept.Value.Length >= value.Length ? kept.Value : new byte[value.Length];
        value.CopyTo(room);
        _kept[place] = (name.SequenceEqual(kept.Name) ? kept.Name : name.ToArray(), room, value.Length);
    }
}
