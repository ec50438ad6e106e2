using ElbContract.Stub;

namespace ElbContract.Features.Drivers;

/// <summary>What holds before the consumer acts: where it adds listeners, as whom, and what the provider is like.</summary>
public sealed class Scene
{
    public string LoadBalancerId { get; set; } = ExampleIds.Known.PublicLoadbalancerId;

    public string ProjectId { get; set; } = ExampleIds.Known.ProjectId;

    public string? Token { get; set; } = ExampleIds.Known.Token;

    public StubSituation Provider { get; set; } = new();

    /// <summary>How long the consumer waits for an answer.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>The provider answers long after the consumer's patience is over.</summary>
    public void AnswersTooLate()
    {
        Provider = Provider with { Trouble = Trouble.SlowAnswer, Delay = TimeSpan.FromMinutes(1) };
        Patience = TimeSpan.FromMilliseconds(500);
    }
}
