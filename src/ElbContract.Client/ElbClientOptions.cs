namespace ElbContract.Client;

/// <summary>Where the listeners are and whose they are.</summary>
public sealed record ElbClientOptions
{
    /// <summary>The service's address, <c>http</c> or <c>https</c>; a path is kept in front of the API's own.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>The project's id. Kept out of every message.</summary>
    public required string ProjectId { get; init; }

    /// <summary>How many bytes of a body are read before the rest is left unread; 1 MiB.</summary>
    public int MaximumBodyBytes { get; init; } = 1024 * 1024;

    /// <summary>The endpoint alone.</summary>
    public override string ToString() => Endpoint.ToString();

    /// <exception cref="ArgumentException">Names everything that is wrong.</exception>
    internal void Check(string parameter)
    {
        var problems = Problems().ToList();
        if (problems.Count > 0)
            throw new ArgumentException(string.Join("; ", problems) + '.', parameter);
    }

    private IEnumerable<string> Problems()
    {
        if (!Endpoint.IsAbsoluteUri || (Endpoint.Scheme != Uri.UriSchemeHttp && Endpoint.Scheme != Uri.UriSchemeHttps))
            yield return "the endpoint is not an absolute http or https address";
        else if (Endpoint.UserInfo.Length > 0 || Endpoint.Query.Length > 0 || Endpoint.Fragment.Length > 0)
            yield return "the endpoint holds more than scheme, host, port and path";

        if (string.IsNullOrEmpty(ProjectId))
            yield return "the project id is empty";
        if (MaximumBodyBytes < 1)
            yield return "the largest body is less than one byte";
    }
}
