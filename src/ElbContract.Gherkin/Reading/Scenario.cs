using PickleStepType = Io.Cucumber.Messages.Types.PickleStepType;

namespace ElbContract.Gherkin.Reading;

/// <summary>A scenario, or one row of an outline, as it runs.</summary>
/// <param name="Trouble">Why it cannot run (no steps, no examples, file does not parse); null when it can.</param>
internal sealed record Scenario(ScenarioInfo Info, RuleInfo? Rule, int Line, IReadOnlyList<Step> Steps, string? Trouble = null)
{
    /// <summary>Stands for what cannot run.</summary>
    public static Scenario Troubled(string title, string[] tags, int line, string trouble) =>
        new(new ScenarioInfo(title, "", tags, new System.Collections.Specialized.OrderedDictionary()), Rule: null, line, [], trouble);
}

/// <param name="Keyword">As written: Given, And, *.</param>
/// <param name="Location">features/port.feature:17</param>
internal sealed record Step(PickleStepType Type, string Keyword, string Text, string Location, DataTable? Table, string? DocString)
{
    public override string ToString() => $"{Keyword} {Text}";
}
