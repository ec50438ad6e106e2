using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using ElbContract.Client;
using ElbContract.Emulator;
using ElbContract.Specification.Listeners;
using ElbContract.Stub;

namespace ElbContract.Cli.Tests;

/// <summary>Runs what docs/how-to/in-your-own-tests.md shows, and holds that page to it.</summary>
public sealed class InYourOwnTests
{
    [Fact]
    public async Task WithTheStub_WhatIsAddedIsRead() => (await ReadFromTheStubAsync()).Should().Be("web");

    [Fact]
    public async Task WithTheEmulator_WhatIsAddedIsRead() => (await ReadFromTheEmulatorAsync()).Should().Be("web");

    private static async Task<string?> ReadFromTheStubAsync()
    {
        // shown: stub
        using var stub = ElbStub.Start();
        using var http = new HttpClient { BaseAddress = stub.BaseAddress, DefaultRequestHeaders = { { "X-Auth-Token", "any" } } };
        var web = new
        {
            name = "web",
            loadbalancer_id = "00000000000000000000000000000011",
            protocol = "TCP",
            port = 80,
            backend_protocol = "TCP",
            backend_port = 8080,
            lb_algorithm = "roundrobin",
        };
        using var added = await http.PostAsJsonAsync("v1.0/any/elbaas/listeners", web);
        var listeners = await http.GetFromJsonAsync<JsonElement>("v1.0/any/elbaas/listeners");
        // shown: end
        return listeners[0].GetProperty("name").GetString();
    }

    private static async Task<string?> ReadFromTheEmulatorAsync()
    {
        // shown: emulator
        await using var emulator = await ElbEmulator.StartAsync();
        using var http = new HttpClient();
        var client = new ElbClient(http, new() { Endpoint = emulator.BaseAddress, ProjectId = emulator.Ids.ProjectId }, emulator.Ids.Token);
        var web = new AddListenerRequest
        {
            Name = "web",
            LoadbalancerId = emulator.Ids.PublicLoadbalancerId,
            Protocol = "TCP",
            Port = 80,
            BackendProtocol = "TCP",
            BackendPort = 8080,
            LbAlgorithm = "roundrobin",
        };
        var read = await client.GetListenerAsync((await client.AddListenerAsync(web)).Id);
        // shown: end
        return read.Name;
    }

    [Theory]
    [InlineData("stub")]
    [InlineData("emulator")]
    public async Task TheDocument_ShowsWhatRunsHere(string which)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "ElbContract.sln")))
            root = root.Parent!;
        var ending = TestContext.Current.CancellationToken;
        var here = await File.ReadAllTextAsync(Path.Combine(root.FullName, "tests", "ElbContract.Cli.Tests", "InYourOwnTests.cs"), ending);
        var document = await File.ReadAllTextAsync(Path.Combine(root.FullName, "docs", "how-to", "in-your-own-tests.md"), ending);
        var shown = Part(here, $"// shown: {which}", "// shown: end");

        Plain(document).Should().Contain(Plain(shown));
        shown.Split(';').Should().HaveCount(6);
    }

    private static string Part(string text, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal) + from.Length;
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }

    private static string Plain(string text) => Regex.Replace(text, "\\s", "", RegexOptions.None, TimeSpan.FromSeconds(1));
}
