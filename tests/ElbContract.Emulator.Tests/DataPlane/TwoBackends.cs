namespace ElbContract.Emulator.Tests.DataPlane;

/// <summary>An emulator that forwards to two servers, "one" and "two".</summary>
internal sealed class TwoBackends : IAsyncDisposable
{
    private readonly HttpBackend _two;

    private TwoBackends(HttpBackend one, HttpBackend two, ForwardingEmulator emulator) => (One, _two, Emulator) = (one, two, emulator);

    public HttpBackend One { get; }
    public ForwardingEmulator Emulator { get; }

    public static async Task<TwoBackends> StartAsync()
    {
        var (one, two) = (await HttpBackend.StartAsync("one"), await HttpBackend.StartAsync("two"));
        return new(one, two, await ForwardingEmulator.StartAsync(one.EndPoint, two.EndPoint));
    }

    /// <summary>Which of the two answers each of so many requests.</summary>
    public async Task<List<string>> NamesAsync(HttpClient client, int count)
    {
        List<string> names = [];
        for (; count > 0; count--)
        {
            using var response = await client.GetAsync("/", TestContext.Current.CancellationToken);
            names.Add(response.Headers.GetValues("X-Backend").Single());
        }

        return names;
    }

    /// <summary>Starts or stops the public load balancer.</summary>
    public async Task SwitchAsync(string isUp)
    {
        var path = $"/v1.0/{EmulatorClient.Ids.ProjectId}/elbaas/loadbalancers/{EmulatorClient.Ids.PublicLoadbalancerId}";
        var answer = await Emulator.Calls.SendAsync(HttpMethod.Put, path, $$"""{"admin_state_up":{{isUp}}}""");
        answer.Status.Should().Be(200, answer.Text);
    }

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        await One.DisposeAsync();
        await _two.DisposeAsync();
    }
}
