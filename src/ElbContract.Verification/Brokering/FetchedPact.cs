namespace ElbContract.Verification.Brokering;

/// <summary>A contract that was fetched from a broker.</summary>
public sealed record FetchedPact
{
    /// <summary>As the broker calls it, such as <c>Pact between shop (1.2.3) and elb-classic</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the provider's branch has not satisfied it yet: a failure is told, and fails nobody.</summary>
    public required bool IsPending { get; init; }

    /// <summary>A copy of it, whose keys begin with <see cref="KeyPrefix"/>.</summary>
    public required string File { get; init; }

    /// <summary>What the keys of its interactions begin with, and no others: contracts of one consumer have interactions in
    /// common.</summary>
    public required string KeyPrefix { get; init; }

    /// <summary>What the broker has to tell, each with when.</summary>
    internal IReadOnlyList<(string When, string Text)> Notices { get; init; } = [];

    /// <summary>Where results are published; null where the broker takes none.</summary>
    internal Uri? Results { get; init; }

    /// <summary>The broker's ids of interactions, by description; only of descriptions that stand once.</summary>
    internal IReadOnlyDictionary<string, string> Ids { get; init; } = new Dictionary<string, string>();

    /// <summary>What the broker has to tell before it is verified, a line each.</summary>
    public IEnumerable<string> Before => Told("before_verification");

    /// <summary>What it has to tell afterwards.</summary>
    /// <param name="success">Whether it holds.</param>
    /// <param name="published">Whether that was published.</param>
    public IEnumerable<string> After(bool success, bool published) =>
        Told("after_verification", $"after_verification:success_{Word(success)}_published_{Word(published)}");

    private IEnumerable<string> Told(params string[] when) => Notices.Where(one => when.Contains(one.When)).Select(one => one.Text);

    private static string Word(bool value) => value ? "true" : "false";
}
