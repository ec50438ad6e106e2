using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ElbContract.Client.Credentials.Sources;

/// <summary>One file with clouds in it.</summary>
internal sealed class CloudsDocument
{
    private const int Deepest = 64;

    private readonly string _path;
    private readonly YamlMapping _clouds;

    private CloudsDocument(string path, YamlMapping clouds)
    {
        _path = path;
        _clouds = clouds;
    }

    public IEnumerable<string> Clouds => _clouds.Keys;

    /// <exception cref="CloudsFileException">It cannot be read, or is not YAML with clouds in it.</exception>
    public static CloudsDocument Read(string path)
    {
        var root = Parse(path);
        if (root is null)
            throw new CloudsFileException(path, null, "the file is empty: it needs a key 'clouds'");
        var clouds = YamlMapping.Of(path, root, "the file").Mapping("clouds");
        return new CloudsDocument(path, clouds ?? throw new CloudsFileException(path, null, "there is no key 'clouds' in it"));
    }

    public YamlMapping Cloud(string name) =>
        _clouds.Mapping(name) ?? throw new CloudsFileException(_path, null, $"the cloud '{name}' is empty");

    // The library reads a node within a node by recursion, and an overflow of the stack ends the process.
    private static void RefuseDepth(string path, string text)
    {
        var parser = new Parser(new StringReader(text));
        for (var depth = 0; parser.MoveNext(); )
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > Deepest)
                throw new CloudsFileException(path, parser.Current.Start.Line, "this is nested too deeply for a file with clouds");
        }
    }

    private static YamlNode? Parse(string path)
    {
        try
        {
            var text = File.ReadAllText(path);
            RefuseDepth(path, text);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode;
        }
        catch (YamlException e)
        {
            // What it says can quote the file, and the file holds passwords.
            throw new CloudsFileException(path, e.Start.Line, "this is not YAML: check indentation, quotes and repeated keys near it");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CloudsFileException(path, null, "the file cannot be read: check its permissions");
        }
    }
}
