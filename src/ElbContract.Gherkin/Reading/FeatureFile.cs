using Gherkin;

namespace ElbContract.Gherkin.Reading;

/// <param name="Path">From the root, with slashes: features/port.feature.</param>
internal sealed record FeatureFile(string Path, FeatureInfo Info, IReadOnlyList<Scenario> Scenarios)
{
    /// <summary>Never throws for what the file says: a file that cannot be run holds one scenario, whose trouble tells why.</summary>
    public static FeatureFile Read(string path, string text)
    {
        try
        {
            return new FeatureFileReader(path, new Parser().Parse(new StringReader(text))).Read();
        }
        catch (ParserException trouble)
        {
            var errors = trouble is CompositeParserException several ? several.Errors.ToArray() : [trouble];
            var messages = errors.Select(error => $"{path}:{error.Location?.Line ?? 1}: {WithoutPosition(error.Message)}");
            return Unreadable(path, errors[0].Location?.Line ?? 1, "does not parse", string.Join('\n', messages));
        }
    }

    internal static FeatureFile Unreadable(string path, int line, string what, string trouble)
    {
        var title = $"{path}:{line} {what}";
        var info = new ScenarioInfo(title, "", [], [], new System.Collections.Specialized.OrderedDictionary());
        return new FeatureFile(path, new FeatureInfo("", path, "", []), [new Scenario(info, line, [], trouble)]);
    }

    private static string WithoutPosition(string message) =>
        message.StartsWith('(') ? message[(message.IndexOf("): ", StringComparison.Ordinal) + 3)..] : message;
}
