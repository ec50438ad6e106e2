namespace ElbContract.Sanity.Reading;

/// <summary>Places in files, for messages.</summary>
internal static class Place
{
    /// <summary>The file with the number of its last line that has the text; without a number where none has.</summary>
    public static string Of(string file, string text)
    {
        var line = Array.FindLastIndex(Repository.Text(file).Split('\n'), one => one.Contains(text, StringComparison.Ordinal));
        return line < 0 ? file : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{file}:{line + 1}");
    }
}
