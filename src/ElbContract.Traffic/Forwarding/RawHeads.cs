namespace ElbContract.Traffic.Forwarding;

/// <summary>The heads of an exchange as client and target sent them.</summary>
internal sealed class RawHeads
{
    private static readonly AsyncLocal<RawHeads?> Flowing = new();

    /// <summary>The head of the current exchange: a connection to the target does not know who uses it.</summary>
    public static RawHeads? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }

    /// <summary>Null where it is of HTTP/2, or was read otherwise here than by the server.</summary>
    public RawHead? Request { get; init; }

    /// <summary>Null until it came, and of HTTP/2.</summary>
    public RawHead? Answer { get; set; }
}
