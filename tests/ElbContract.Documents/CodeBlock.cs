using Markdig;
using Markdig.Syntax;

namespace ElbContract.Documents;

/// <summary>A block of code of a document.</summary>
/// <param name="Line">Of its first line of code, from 1.</param>
/// <param name="Language">The word after the fence; empty where there is none.</param>
/// <param name="NotRun">The reason of the comment before it, if there is one.</param>
/// <param name="Lines">Of the code, without the fence.</param>
internal sealed record CodeBlock(int Line, string Language, string? NotRun, IReadOnlyList<string> Lines)
{
    private const string Comment = "<!-- not run: ";

    public string Text => string.Join('\n', Lines);

    public static IReadOnlyList<CodeBlock> Of(string markdown) =>
        [.. Markdown.Parse(markdown).Descendants<Markdig.Syntax.CodeBlock>().Select(Read)];

    private static CodeBlock Read(Markdig.Syntax.CodeBlock block)
    {
        var fenced = block as FencedCodeBlock;
        var lines = block.Lines.Lines.Take(block.Lines.Count).Select(line => line.Slice.ToString());
        return new CodeBlock(block.Line + (fenced is null ? 1 : 2), fenced?.Info ?? "", ReasonBefore(block), [.. lines]);
    }

    private static string? ReasonBefore(Block block)
    {
        var index = block.Parent!.IndexOf(block);
        if (index == 0 || block.Parent[index - 1] is not HtmlBlock html)
            return null;
        var text = html.Lines.ToString().Trim();
        return text.StartsWith(Comment, StringComparison.Ordinal)
            ? text[Comment.Length..].Replace("-->", "", StringComparison.Ordinal).Trim()
            : null;
    }
}
