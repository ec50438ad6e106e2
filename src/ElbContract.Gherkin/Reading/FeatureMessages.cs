using Io.Cucumber.Messages.Types;
using Reqnroll.Formatters.RuntimeSupport;

namespace ElbContract.Gherkin.Reading;

/// <summary>A feature file as Cucumber's reports tell it.</summary>
internal sealed record FeatureMessages(Source Source, GherkinDocument GherkinDocument, IEnumerable<Pickle> Pickles)
    : IFeatureLevelCucumberMessages
{
    public bool HasMessages => true;
}
