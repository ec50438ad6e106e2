using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ElbContract.Reports.Annotating;

/// <summary>What of a page would run, or load something, when it is opened. The annotated page forbids all that by its content security
/// policy too; taken out, it does not even try.</summary>
internal static class LiveContent
{
    private const string Elements =
        "script, noscript, iframe, frame, frameset, object, embed, applet, portal, link, base, meta[http-equiv], meta[charset], template, "
        + "audio, video, source, track, canvas";

    // What names another resource, and is loaded without a click.
    private static readonly HashSet<string> Loading = new(StringComparer.OrdinalIgnoreCase)
    {
        "src",
        "srcset",
        "poster",
        "background",
        "data",
        "lowsrc",
        "dynsrc",
        "ping",
        "manifest",
        "formaction",
        "action",
    };

    public static void Remove(IHtmlDocument document)
    {
        foreach (var element in document.QuerySelectorAll(Elements).ToList())
            element.Remove();
        foreach (var style in document.QuerySelectorAll("style").Where(style => Loads(style.TextContent)).ToList())
            style.Remove();
        foreach (var element in document.All.ToList())
        {
            foreach (var attribute in element.Attributes.Where(attribute => IsLive(element, attribute)).ToList())
                element.RemoveAttribute(attribute.NamespaceUri, attribute.LocalName);
        }
    }

    private static bool IsLive(IElement element, IAttr attribute) =>
        attribute.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)
        || (Loading.Contains(attribute.LocalName) && !IsData(attribute.Value))
        || (attribute.LocalName == "style" && Loads(attribute.Value))
        || (attribute.LocalName == "href" && (IsCode(attribute.Value) || element is not IHtmlElement));

    // As browsers read addresses: white space and controls before and within the scheme are passed over.
    private static bool IsCode(string address)
    {
        var scheme = new string([.. address.TakeWhile(letter => letter != ':').Where(letter => letter > ' ')]);
        return address.Contains(':', StringComparison.Ordinal)
            && scheme.ToUpperInvariant() is "JAVASCRIPT" or "VBSCRIPT" or "DATA" or "BLOB";
    }

    private static bool IsData(string address) => address.TrimStart().StartsWith("data:image/", StringComparison.OrdinalIgnoreCase);

    private static bool Loads(string style) =>
        style.Contains("url", StringComparison.OrdinalIgnoreCase)
        || style.Contains('@', StringComparison.Ordinal)
        || style.Contains('\\', StringComparison.Ordinal)
        || style.Contains("image-set", StringComparison.OrdinalIgnoreCase);
}
