using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using ElbContract.Cli.Arguments;
using ElbContract.Specification.Answers;

namespace ElbContract.Cli.Tests;

/// <summary>What <c>serve --data</c> has answered is there after any end.</summary>
public sealed class KeptDataTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-data-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static ProviderIds Ids { get; } = EmulatorArguments.IdsOf("");

    private static string Listeners { get; } = $"/v1.0/{Ids.ProjectId}/elbaas/listeners";

    private string DataFile => Path.Combine(_folder, "elb.db");

    // A hundred by hand: ELB_TEST_KILLS=100.
    private static int Kills { get; } =
        int.Parse(Environment.GetEnvironmentVariable("ELB_TEST_KILLS") ?? "3", CultureInfo.InvariantCulture);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task KilledUnderLoad_LosesNothingThatWasAcknowledged()
    {
        ConcurrentDictionary<string, string> acknowledged = new(StringComparer.Ordinal);
        ConcurrentBag<string> deleted = [];
        var port = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            using var serve = await StartAsync();
            using var client = Client(serve.Address);
            await ShouldHoldAsync(client, acknowledged, deleted);
            using var ending = new CancellationTokenSource();
            var before = deleted.Count;
            var workers = Enumerable.Range(0, 8).Select(_ => WorkAsync(client, ending.Token)).ToList();
            // However slow the machine is: there is something to lose.
            while (deleted.Count == before && workers.Exists(worker => !worker.IsCompleted))
                await Task.Delay(TimeSpan.FromMilliseconds(5), Stop);
            await Task.Delay(TimeSpan.FromMilliseconds(100 + kill * 37 % 400), Stop);
            serve.Kill();
            await ending.CancelAsync();
            await Task.WhenAll(workers);
        }

        using var last = await StartAsync();
        using var reader = Client(last.Address);
        await ShouldHoldAsync(reader, acknowledged, deleted);
        acknowledged.Should().NotBeEmpty();
        deleted.Should().NotBeEmpty();

        // Adds, changes and deletes, each known only when it has been answered.
        async Task WorkAsync(HttpClient client, CancellationToken ending)
        {
            try
            {
                while (!ending.IsCancellationRequested)
                {
                    var id = await AddAsync(client, Interlocked.Increment(ref port));
                    acknowledged[id] = "added";
                    using var changed = await client.PutAsync($"{Listeners}/{id}", new StringContent("""{"name":"changed"}"""), Stop);
                    changed.EnsureSuccessStatusCode();
                    acknowledged[id] = "changed";
                    if (port % 3 != 0)
                        continue;
                    // What is sent and not answered can be there or not.
                    acknowledged.TryRemove(id, out _);
                    using var gone = await client.DeleteAsync($"{Listeners}/{id}", Stop);
                    gone.EnsureSuccessStatusCode();
                    deleted.Add(id);
                }
            }
            catch (HttpRequestException)
            {
                // Killed.
            }
        }
    }

    [Fact]
    public async Task DiskThatIsFull_IsA500_AndWhatWasAcknowledgedStays()
    {
        List<string> acknowledged = [];
        using (var serve = await ListeningProcess.StartAsync(200, "serve", "--port", "0", "--data", DataFile))
        {
            using var client = Client(serve.Address);
            var refused = "";
            for (var port = 1; port < 5000 && refused.Length == 0; port++)
            {
                using var answer = await PostAsync(client, port);
                var text = await answer.Content.ReadAsStringAsync(Stop);
                if (answer.IsSuccessStatusCode)
                    acknowledged.Add(JsonElement.Parse(text).GetProperty("id").GetString()!);
                else
                    refused = $"{(int)answer.StatusCode} {text}";
            }

            refused.Should().StartWith("500 ").And.Contain("cannot keep what the emulator holds").And.Contain("Give a file");
            // A call that changes nothing waits for what could not be saved, and is answered, too.
            using var next = await PostAsync(client, port: 0);
            ((int)next.StatusCode).Should().Be(500);
        }

        using var again = await StartAsync();
        using var reader = Client(again.Address);
        (await HeldAsync(reader)).Keys.Should().Contain(acknowledged);
    }

    [Fact]
    public async Task FileThatIsInUse_IsOneLine()
    {
        using var serve = await StartAsync();

        var (exitCode, errors) = await ListeningProcess.RunAsync(null, "serve", "--port", "0", "--data", DataFile);

        exitCode.Should().Be(2);
        errors
            .Should()
            .Be($"elb-contract: {DataFile} is in use by another emulator: stop that, or give another file.{Environment.NewLine}");
    }

    private Task<ListeningProcess> StartAsync() => ListeningProcess.StartAsync(null, "serve", "--port", "0", "--data", DataFile);

    private static async Task ShouldHoldAsync(
        HttpClient client,
        ConcurrentDictionary<string, string> acknowledged,
        ConcurrentBag<string> deleted
    )
    {
        var held = await HeldAsync(client);
        acknowledged.Keys.Except(held.Keys).Should().BeEmpty();
        deleted.Intersect(held.Keys).Should().BeEmpty();
        foreach (var (id, state) in acknowledged)
        {
            if (state == "changed")
                held[id].Should().Be("changed");
        }
    }

    private static async Task<Dictionary<string, string>> HeldAsync(HttpClient client) =>
        JsonElement
            .Parse(await client.GetStringAsync(Listeners, Stop))
            .EnumerateArray()
            .ToDictionary(one => one.GetProperty("id").GetString()!, one => one.GetProperty("name").GetString()!);

    private static HttpClient Client(Uri address)
    {
        var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Add("X-Auth-Token", Ids.Token);
        return client;
    }

    private static async Task<string> AddAsync(HttpClient client, int port)
    {
        using var answer = await PostAsync(client, port);
        answer.EnsureSuccessStatusCode();
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync(Stop)).GetProperty("id").GetString()!;
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, int port) =>
        client.PostAsync(
            Listeners,
            new StringContent(
                $$"""
                {"name":"new","loadbalancer_id":"{{Ids.PublicLoadbalancerId}}","protocol":"HTTP","port":{{port}},"backend_protocol":"HTTP",
                "backend_port":80,"lb_algorithm":"roundrobin"}
                """
            ),
            Stop
        );
}
