using System.Globalization;

namespace ElbContract.Verification.Planning;

/// <summary>One of several parts that a contract is verified in, each by a run of its own.</summary>
/// <param name="Index">1 to <paramref name="Count"/>.</param>
/// <param name="Count">How many parts there are, 1 to 1000.</param>
public sealed record Shard(int Index, int Count)
{
    private const int Most = 1000;

    /// <summary>From <c>2/3</c>; null where it is no shard.</summary>
    public static Shard? Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && Number(text[..slash]) is { } index && Number(text[(slash + 1)..]) is { } count && index <= count
            ? new Shard(index, count)
            : null;
    }

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");

    /// <summary>The keys that are this part's: the parts are as large as one another, and the same for everybody who has the same
    /// contract.</summary>
    internal HashSet<string> Of(IEnumerable<string> keys) =>
        keys.Order(StringComparer.Ordinal).Where((_, place) => place % Count == Index - 1).ToHashSet(StringComparer.Ordinal);

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= Most ? number : null;
}
