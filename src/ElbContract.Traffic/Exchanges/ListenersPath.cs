using ElbContract.Specification.Listeners;

namespace ElbContract.Traffic.Exchanges;

/// <summary>Finds the documented path in the path of a recorded URL, below whatever the endpoint has in front of it.</summary>
public static class ListenersPath
{
    private const string Version = "/v1.0/";

    /// <summary>The documented path, without query and fragment; null where it is another API's, or another operation's.</summary>
    /// <param name="target">Path and query of a URL.</param>
    public static string? Find(string target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var end = target.AsSpan().IndexOfAny('?', '#');
        var path = end < 0 ? target : target[..end];
        for (
            var at = path.IndexOf(Version, StringComparison.Ordinal);
            at >= 0;
            at = path.IndexOf(Version, at + 1, StringComparison.Ordinal)
        )
        {
            if (ListenerPath.Parse(path[at..]).Form != ListenerPathForm.Unknown)
                return at == 0 ? path : path[at..];
        }

        return null;
    }
}
