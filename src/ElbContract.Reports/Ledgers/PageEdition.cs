using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ElbContract.Specification.Clauses;

namespace ElbContract.Reports.Ledgers;

/// <summary>An edition of the page, as its reader has it.</summary>
public sealed class PageEdition
{
    private const int Digits = 16;

    // Some ids of the page's other editions end alike, and none of a page of another API.
    private const int FewestOfThisPage = 10;

    private static readonly HashSet<string> SentenceTags = new(StringComparer.OrdinalIgnoreCase) { "p", "li", "pre" };

    private static readonly HashSet<string> BlockTags = new(StringComparer.OrdinalIgnoreCase)
    {
        "p",
        "li",
        "pre",
        "ul",
        "ol",
        "table",
        "tr",
        "td",
        "th",
        "div",
    };

    private PageEdition(IHtmlDocument document, IReadOnlyList<PageSentence> sentences) => (Document, Sentences) = (document, sentences);

    internal IHtmlDocument Document { get; }

    /// <summary>Its sentences and cells that have an id, in their order.</summary>
    internal IReadOnlyList<PageSentence> Sentences { get; }

    /// <summary>Null where it is no edition of this page.</summary>
    /// <param name="html">A page, or a part of one.</param>
    public static PageEdition? Read(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        List<PageSentence> sentences =
        [
            .. document
                .All.Where(element => SentenceTags.Contains(element.LocalName) && element.Id is { Length: > 0 })
                .Select(element => (Element: element, Text: TextOf(element)))
                .Where(one => one.Text.Length > 0)
                .Select(one => new PageSentence(one.Element.Id!.Split('_')[^1], FingerprintOf(one.Text), one.Element)),
        ];
        var known = Page.Anchors.Select(anchor => anchor.Id).ToHashSet(StringComparer.Ordinal);
        return sentences.Count(one => known.Contains(one.Id)) < FewestOfThisPage ? null : new PageEdition(document, sentences);
    }

    /// <summary>Whether an element within a sentence is a sentence, or holds sentences, of its own.</summary>
    internal static bool IsBlock(IElement element) => BlockTags.Contains(element.LocalName);

    private static string FingerprintOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Digits];

    // Its own text: what stands in a block within it is another sentence.
    private static string TextOf(IElement element)
    {
        var text = new StringBuilder();
        Append(element);
        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        void Append(INode parent)
        {
            foreach (var child in parent.ChildNodes)
            {
                if (child is IText words)
                    text.Append(words.Data);
                else if (child is IElement inner && !IsBlock(inner))
                    Append(inner);
            }
        }
    }
}

/// <summary>A sentence or cell of an edition.</summary>
/// <param name="Id">The last part of its id.</param>
/// <param name="Fingerprint">As the catalogue keeps it of each anchor.</param>
/// <param name="Element">Where it stands.</param>
internal sealed record PageSentence(string Id, string Fingerprint, IElement Element);
