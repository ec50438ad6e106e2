namespace ElbContract.Specification;

/// <summary>What somebody may have meant who wrote a word that does not exist.</summary>
public static class Nearest
{
    /// <summary>The word that takes the fewest letters to become, the first of several; null where that is more than a third of the
    /// letters.</summary>
    public static string? To(string word, IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(words);
        var (nearest, distance) = words.Select(known => (known, Distance(word, known))).MinBy(one => one.Item2);
        return nearest is not null && distance <= Math.Max(word.Length, nearest.Length) / 3 ? nearest : null;
    }

    private static int Distance(string from, string to)
    {
        // A line of what is no word costs no time.
        if (from.Length > 200)
            return int.MaxValue;
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
