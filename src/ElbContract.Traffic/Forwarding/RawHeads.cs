namespace ElbContract.Traffic.Forwarding;

/// <summary>The heads of an exchange as client and target sent them.</summary>
internal sealed class RawHeads
{
    private static readonly AsyncLocal<RawHeads?> Flowing = new();

    /// <summary>Of the exchange that is on its way here: a connection to the target is not told for whom it is used.</summary>
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
