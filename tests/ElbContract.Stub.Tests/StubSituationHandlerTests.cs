namespace ElbContract.Stub.Tests;

public sealed class StubSituationHandlerTests
{
    [Fact]
    public async Task Request_CarriesTheSituationOnlyBehindTheHandler()
    {
        string? behind = null;
        using var inner = new Inner(request => behind = request.Headers.GetValues(StubSituation.HeaderName).Single());
        using var handler = new StubSituationHandler(new StubSituation { Trouble = Trouble.Unavailable }, inner);
        using var client = new HttpClient(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("http://127.0.0.1/"));

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        behind.Should().Contain("trouble=Unavailable");
        request.Headers.Contains(StubSituation.HeaderName).Should().BeFalse();
    }

    private sealed class Inner(Action<HttpRequestMessage> seen) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen(request);
            return Task.FromResult(new HttpResponseMessage());
        }
    }
}
