namespace ElbContract.Weather.Endpoint;

/// <summary>What an endpoint has seen; safe for parallel use.</summary>
internal sealed class Counters
{
    private int _connections;
    private int _requests;
    private int _posts;
    private int _struck;

    public int Connections => _connections;
    public int Requests => _requests;

    /// <summary>Requests that the weather harmed.</summary>
    public int Struck => _struck;

    public void Connection() => Interlocked.Increment(ref _connections);

    public int Request() => Interlocked.Increment(ref _requests);

    public int Post() => Interlocked.Increment(ref _posts);

    public void Strike() => Interlocked.Increment(ref _struck);
}
