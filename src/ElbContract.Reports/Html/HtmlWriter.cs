namespace ElbContract.Reports.Html;

/// <summary>Writes elements, and encodes whatever is put into them: there is no other way in than <see cref="Raw"/>.</summary>
internal sealed class HtmlWriter(TextWriter writer)
{
    /// <summary>Opens an element that ends with the scope.</summary>
    public Scope Within(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(tag, attributes, ">");
        return new Scope(this, tag);
    }

    public HtmlWriter Element(string tag, string text, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(tag, attributes, ">");
        writer.Write(Encode(Inert.Text(text)));
        Raw($"</{tag}>\n");
        return this;
    }

    /// <summary>An element that has no content.</summary>
    public HtmlWriter Void(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(tag, attributes, " />\n");
        return this;
    }

    public HtmlWriter Text(string text)
    {
        writer.Write(Encode(Inert.Text(text)));
        return this;
    }

    /// <summary>HTML of our own, or what another writer has encoded.</summary>
    public HtmlWriter Raw(string html)
    {
        writer.Write(html);
        return this;
    }

    private void Start(string tag, ReadOnlySpan<(string Name, string Value)> attributes, string end)
    {
        writer.Write('<');
        writer.Write(tag);
        foreach (var (name, value) in attributes)
            writer.Write($" {name}=\"{Encode(Inert.Line(value)).Replace("\"", "&quot;", StringComparison.Ordinal)}\"");
        writer.Write(end);
    }

    // Quotes stay as they are in texts: JSON is full of them, and the page is to stay small.
    private static string Encode(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    internal readonly struct Scope(HtmlWriter html, string tag) : IDisposable
    {
        public void Dispose() => html.Raw($"</{tag}>\n");
    }
}
