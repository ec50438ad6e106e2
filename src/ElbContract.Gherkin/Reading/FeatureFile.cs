using System.Globalization;
using Gherkin;

namespace ElbContract.Gherkin.Reading;

/// <param name="Path">From the root, with slashes: features/port.feature.</param>
internal sealed record FeatureFile(string Path, FeatureInfo Info, IReadOnlyList<Scenario> Scenarios)
{
    /// <summary>Never throws for what the file says: a file that cannot be run holds one scenario, whose trouble tells why.</summary>
    /// <param name="isReported">Whether it stands in the reports that Reqnroll writes.</param>
    public static FeatureFile Read(string path, string text, bool isReported = true)
    {
        try
        {
            return new FeatureFileReader(path, text, isReported).Read();
        }
        catch (ParserException trouble)
        {
            var errors = trouble is CompositeParserException several ? several.Errors.ToArray() : [trouble];
            var messages = errors.Select(error => $"{path}:{error.Location?.Line ?? 1}: {WithoutPosition(error.Message)}");
            return Unreadable(path, errors[0].Location?.Line ?? 1, "does not parse", string.Join('\n', messages));
        }
    }

    internal static FeatureFile Unreadable(string path, int line, string what, string trouble) =>
        new(
            path,
            new FeatureInfo(CultureInfo.InvariantCulture, "", path, ""),
            [Scenario.Troubled($"{path}:{line} {what}", [], line, trouble)]
        );

    private static string WithoutPosition(string message) =>
        message.StartsWith('(') ? message[(message.IndexOf("): ", StringComparison.Ordinal) + 3)..] : message;
}
