using ElbContract.Specification.Listeners;

namespace ElbContract.Specification.Tests;

public sealed class ListenerPathTests
{
    [Theory]
    [InlineData("/v1.0/ours/elbaas/listeners", ListenerPathForm.Listeners, "ours")]
    [InlineData("/v1.0/o/elbaas/listeners", ListenerPathForm.Listeners, "o")]
    [InlineData("/v1.0/ours/elbaas/listeners?limit=1", ListenerPathForm.Listeners, "ours")]
    [InlineData("/v1.0/ours/elbaas/listeners?of=/elbaas/listeners", ListenerPathForm.Listeners, "ours")]
    [InlineData("/v1.0/elbaas/listeners", ListenerPathForm.WithoutProject, null)]
    [InlineData("/v1.0/elbaas/listeners?limit=1", ListenerPathForm.WithoutProject, null)]
    [InlineData("/v1.0//elbaas/listeners", ListenerPathForm.WithoutProject, null)]
    [InlineData("/v1.0/ours/more/elbaas/listeners", ListenerPathForm.Unknown, null)]
    [InlineData("/v1.0/ours/elbaas/listenerz", ListenerPathForm.Unknown, null)]
    [InlineData("/v1.0/ours/elbaas/listeners/", ListenerPathForm.Unknown, null)]
    [InlineData("/v2.0/ours/elbaas/listeners", ListenerPathForm.Unknown, null)]
    [InlineData("/v1.0/elbaas/listener", ListenerPathForm.Unknown, null)]
    [InlineData("/V1.0/ours/elbaas/listeners", ListenerPathForm.Unknown, null)]
    [InlineData("?/v1.0/ours/elbaas/listeners", ListenerPathForm.Unknown, null)]
    [InlineData("/", ListenerPathForm.Unknown, null)]
    [InlineData("", ListenerPathForm.Unknown, null)]
    public void APath_IsToldApart(string path, ListenerPathForm form, string? projectId) =>
        ListenerPath.Parse(path).Should().Be(new ListenerPath(form, projectId));
}
