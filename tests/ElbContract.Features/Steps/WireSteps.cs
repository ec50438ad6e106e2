using ElbContract.Features.Drivers;
using ElbContract.Features.Vocabulary;

namespace ElbContract.Features.Steps;

/// <summary>The consumer says on the wire what no client says.</summary>
[Binding]
public sealed class WireSteps(WireDriver wire)
{
    [When("the consumer posts an ordinary listener to {string}")]
    public Task WhenPostedTo(string path) => wire.PostOrdinaryAsync(path);

    [When("the consumer posts {body}")]
    public Task WhenPosted(BodyKind body) => wire.PostAsync(body);

    [When("the consumer posts this body")]
    public Task WhenPostedThis(string body) => wire.PostAsync(body);
}
