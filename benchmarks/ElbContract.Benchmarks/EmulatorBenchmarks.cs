using System.Text.Json;
using BenchmarkDotNet.Attributes;
using ElbContract.Emulator;
using ElbContract.Specification.Answers;

namespace ElbContract.Benchmarks;

/// <summary>What an answer of the emulator costs a client on the same machine, connection kept.</summary>
[MemoryDiagnoser]
public class EmulatorBenchmarks : IAsyncDisposable
{
    private ElbEmulator _emulator = null!;
    private HttpClient _client = null!;

    [GlobalSetup]
    public async Task StartAsync()
    {
        _emulator = await ElbEmulator.StartAsync(new EmulatorOptions { Ids = ProviderIds.Example });
        _client = new HttpClient { BaseAddress = _emulator.BaseAddress };
        _client.DefaultRequestHeaders.Add("X-Auth-Token", ProviderIds.Example.Token);
    }

    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _emulator.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true, Description = "refuse a listener")]
    public async Task<int> RefuseAsync()
    {
        using var answer = await PostAsync(Exchanges.Refused);
        return (int)answer.StatusCode == 400
            ? 400
            : throw new InvalidOperationException($"The emulator answered {answer.StatusCode} instead of 400.");
    }

    /// <summary>Deleted at once, or its port would be taken the next time.</summary>
    [Benchmark(Description = "add a listener and delete it")]
    public async Task AddAsync()
    {
        using var answer = await PostAsync(Exchanges.Accepted);
        answer.EnsureSuccessStatusCode();
        using var listener = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
        using var deleted = await _client.DeleteAsync(
            new Uri($"{Exchanges.Path}/{listener.RootElement.GetProperty("id").GetString()}", UriKind.Relative)
        );
        deleted.EnsureSuccessStatusCode();
    }

    private async Task<HttpResponseMessage> PostAsync(byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        return await _client.PostAsync(new Uri(Exchanges.Path, UriKind.Relative), content);
    }
}
