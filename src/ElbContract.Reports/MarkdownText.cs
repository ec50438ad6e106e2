namespace ElbContract.Reports;

/// <summary>Texts of others as they may stand in Markdown.</summary>
internal static class MarkdownText
{
    /// <summary>In one line: it ends no cell, and is no markup, link, picture or mention.</summary>
    public static string Cell(string text) =>
        Inert
            .Line(text)
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("|", "\\|", StringComparison.Ordinal)
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace("`", "\\`", StringComparison.Ordinal)
            .Replace("[", "\\[", StringComparison.Ordinal)
            .Replace("@", "&#64;", StringComparison.Ordinal);
}
