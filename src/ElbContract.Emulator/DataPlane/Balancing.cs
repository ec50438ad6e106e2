namespace ElbContract.Emulator.DataPlane;

/// <summary>How a listener chooses a backend.</summary>
internal enum Balancing
{
    /// <summary>Each in turn.</summary>
    RoundRobin,

    /// <summary>The one with the fewest requests or connections under way; of several, the first.</summary>
    LeastConnections,

    /// <summary>The same for every connection from an address.</summary>
    Source,
}
