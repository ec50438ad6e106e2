using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ElbContract.Verification.Yaml;

/// <summary>Reads the YAML that people write by hand, which JSON is a part of: one document, small, without anchors and aliases.</summary>
/// <remarks>No message repeats a value: the file may hold tokens.</remarks>
public static class YamlFile
{
    private const int LargestKibibytes = 1024;
    private const int Deepest = 8;

    /// <summary>The file's document; null where it has none.</summary>
    /// <exception cref="YamlProblemException">It cannot be read, or is no such YAML.</exception>
    public static YamlNode? Read(string path) => Parse(Load(path));

    private static string Load(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            // Read, and not asked for its length: a pipe or a device tells none.
            var bytes = new byte[(LargestKibibytes * 1024) + 1];
            var count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (count == bytes.Length)
                throw new YamlProblemException(null, $"is larger than {LargestKibibytes} KiB: give a file that was written by hand");
            using var text = new StreamReader(
                new MemoryStream(bytes, 0, count),
                new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)
            );
            return text.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            throw new YamlProblemException(null, "is not UTF-8 text: save it as UTF-8");
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new YamlProblemException(null, "does not exist: give the path of a file");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new YamlProblemException(null, "cannot be read: give a file that you may read");
        }
    }

    private static YamlNode? Parse(string text)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
                return null;
            parser.Consume<DocumentStart>();
            var node = Node(parser, 0);
            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out var more))
                throw new YamlProblemException(Line(parser.Current ?? more!), "a second document: put all into one");
            return node is YamlText { IsEmpty: true } ? null : node;
        }
        catch (YamlException wrong)
        {
            // What is not ended is found out after the last line.
            var lines = text.TrimEnd().Split('\n');
            var line = Math.Clamp((int)wrong.Start.Line, 1, lines.Length);
            throw TabNear(lines, line) is { } tab
                ? new YamlProblemException(tab, "a tab at the beginning: indent with spaces")
                : new YamlProblemException(line, "is not YAML: check indentation, quotes and colons there and on the line before");
        }
    }

    private static YamlNode Node(Parser parser, int depth)
    {
        var start = parser.Consume<ParsingEvent>();
        if (start is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
            throw new YamlProblemException(
                Line(start),
                "an anchor or an alias (& or *): quote text that begins with it, and write repeated parts in full"
            );
        if (depth > Deepest)
            throw new YamlProblemException(Line(start), "is nested too deeply");
        return start switch
        {
            Scalar scalar => new YamlText(Line(start), scalar.Value, scalar.Style != ScalarStyle.Plain),
            SequenceStart => new YamlList(Line(start), Items(parser, depth)),
            _ => new YamlMap(Line(start), Entries(parser, depth)),
        };
    }

    private static List<YamlNode> Items(Parser parser, int depth)
    {
        List<YamlNode> items = [];
        while (!parser.TryConsume<SequenceEnd>(out _))
            items.Add(Node(parser, depth + 1));
        return items;
    }

    private static List<YamlEntry> Entries(Parser parser, int depth)
    {
        List<YamlEntry> entries = [];
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (Node(parser, depth + 1) is not YamlText key)
                throw new YamlProblemException(Line(parser.Current!), "a key that is not text");
            if (entries.Find(entry => entry.Key == key.Value) is { } first)
                throw new YamlProblemException(key.Line, $"a key that is already on line {first.Line}: remove one");
            entries.Add(new YamlEntry(key.Value, key.Line, Node(parser, depth + 1)));
        }

        return entries;
    }

    private static int Line(ParsingEvent at) => (int)at.Start.Line;

    private static int? TabNear(string[] lines, int line) =>
        Enumerable
            .Range(line - 1, 3)
            .Where(number => number >= 1 && number <= lines.Length && IsIndentedWithTab(lines[number - 1]))
            .Select(number => (int?)number)
            .FirstOrDefault();

    private static bool IsIndentedWithTab(string line) => line[..^line.TrimStart().Length].Contains('\t', StringComparison.Ordinal);
}
