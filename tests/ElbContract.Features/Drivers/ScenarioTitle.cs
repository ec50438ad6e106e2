using System.Collections;

namespace ElbContract.Features.Drivers;

/// <summary>The title of the scenario under way; of an outline, that of the Examples row.</summary>
public sealed class ScenarioTitle(ScenarioContext scenario)
{
    public string Text =>
        scenario
            .ScenarioInfo.Arguments.Cast<DictionaryEntry>()
            .Aggregate(
                scenario.ScenarioInfo.Title,
                (title, cell) => title.Replace($"<{cell.Key}>", $"{cell.Value}", StringComparison.Ordinal)
            );
}
