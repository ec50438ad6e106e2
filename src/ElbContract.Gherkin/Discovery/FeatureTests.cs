using Xunit;

namespace ElbContract.Gherkin.Discovery;

/// <summary>What a test assembly derives one public class from, to run the files under features/ beside it with its step classes.</summary>
public abstract class FeatureTests
{
    [FeatureFiles]
    public async Task Scenario(string feature, int line)
    {
        ArgumentNullException.ThrowIfNull(feature);
        var fixture =
            await TestContext.Current.GetFixture<FeatureFixture>()
            ?? throw new InvalidOperationException($"{feature} runs outside its collection");
        await fixture.RunAsync(line);
    }
}
