namespace ElbContract.Gherkin.Reading;

/// <summary>A scenario, or one row of an outline, as it runs.</summary>
/// <param name="Trouble">Why it cannot run (no steps, no examples, file does not parse); null when it can.</param>
internal sealed record Scenario(ScenarioInfo Info, int Line, IReadOnlyList<Step> Steps, string? Trouble = null);

/// <param name="Word">As written: Given, And, *.</param>
/// <param name="Location">features/port.feature:17</param>
internal sealed record Step(StepKeyword Keyword, string Word, string Text, string Location, DataTable? Table, string? DocString)
{
    public object? Argument => (object?)Table ?? DocString;

    public override string ToString() => $"{Word} {Text}";
}
