using System.Text;
using ElbContract.Emulator.Keeping;
using Microsoft.Data.Sqlite;
using static ElbContract.Emulator.Tests.EmulatorClient;

namespace ElbContract.Emulator.Tests;

/// <summary>An emulator that keeps what it holds in a file.</summary>
public sealed class DataFileTests : IDisposable
{
    private static readonly string Api = $"/v1.0/{Ids.ProjectId}/elbaas";

    private readonly string _folder = Directory.CreateTempSubdirectory("elb-emulator-").FullName;

    private string DataFile => Path.Combine(_folder, "elb.db");

    private EmulatorOptions Options => new() { DataFile = DataFile, JobPolls = 1 };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task NextEmulator_HoldsWhatTheLastOneHeld()
    {
        string[] paths = ["/listeners", "/loadbalancers", "/certificate", "/healthcheck", "/quotas"];
        List<string> before = [];
        string job;
        await using (var emulator = await StartAsync(Options))
        {
            var listener = await emulator.AddedAsync(Listener(80, "TCP", "TCP", more: ""","tcp_timeout":7"""));
            await emulator.DeleteAsync(await emulator.AddedAsync(Listener(81)));
            await emulator.SendAsync(HttpMethod.Put, $"{Api}/listeners/{listener}", """{"name":"changed"}""");
            await emulator.SendAsync(HttpMethod.Post, $"{Api}/healthcheck", $$"""{"listener_id":"{{listener}}"}""");
            await emulator.SendAsync(HttpMethod.Post, $"{Api}/listeners/{listener}/members", """[{"server_id":"a","address":"b"}]""");
            await emulator.SendAsync(HttpMethod.Delete, $"{Api}/certificate/{Ids.SniCertificateId}", null);
            var made = await emulator.SendAsync(
                HttpMethod.Post,
                $"{Api}/loadbalancers",
                """{"name":"a","vpc_id":"v","type":"External","bandwidth":1,"admin_state_up":true}"""
            );
            job = made.Json.GetProperty("uri").GetString()!;
            (await emulator.GetAsync(job)).Json.GetProperty("status").GetString().Should().Be("INIT");
            paths = [.. paths, $"/listeners/{listener}", $"/listeners/{listener}/members"];
            foreach (var path in paths)
                before.Add((await emulator.GetAsync(Api + path)).Text);
        }

        await using var next = await StartAsync(Options);

        List<string> after = [];
        foreach (var path in paths)
            after.Add((await next.GetAsync(Api + path)).Text);
        after.Should().Equal(before);
        (await next.GetAsync(job)).Json.GetProperty("status").GetString().Should().Be("SUCCESS", "it was asked for once before");
        (await next.AddAsync(Listener(80))).Code.Should().Be("ELB.6101", "the port is still taken");
        (await next.AddAsync(Listener(81))).Status.Should().Be(200);
        (await PortsAsync(next)).Should().Equal([80, 81], "the order of arrival goes on");
    }

    [Fact]
    public async Task File_IsItsOwnersAlone()
    {
        if (OperatingSystem.IsWindows())
            return;
        await using var emulator = await StartAsync(Options);

        foreach (var file in Directory.GetFiles(_folder))
            File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
    }

    [Fact]
    public async Task FileOfAnotherProgram_IsLeftAlone()
    {
        await using (var other = new SqliteConnection($"Data Source={DataFile};Pooling=false"))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = other.CreateCommand();
            command.CommandText = "CREATE TABLE mine (a)";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var before = await File.ReadAllBytesAsync(DataFile, TestContext.Current.CancellationToken);

        var starting = async () => await StartAsync(Options);

        (await starting.Should().ThrowAsync<KeeperException>()).WithMessage($"{DataFile} is a file of another program: *");
        (await File.ReadAllBytesAsync(DataFile, TestContext.Current.CancellationToken)).Should().Equal(before);
    }

    [Fact]
    public async Task FileThatIsDamaged_IsTold_AndLetGo()
    {
        await using (var emulator = await StartAsync(Options))
        {
            for (var port = 1; port <= 100; port++)
                await emulator.AddedAsync(Listener(port));
        }

        await using (var file = File.OpenWrite(DataFile))
        {
            // The first page tells what tables there are; the others hold them.
            file.Position = 4096;
            await file.WriteAsync(new byte[file.Length - 4096], TestContext.Current.CancellationToken);
        }

        var starting = async () => await StartAsync(Options);

        await starting.Should().ThrowAsync<KeeperException>().WithMessage($"{DataFile} is damaged and cannot be read *");
        File.Delete(DataFile);
        await using var next = await StartAsync(Options);
    }

    [Theory]
    [InlineData("elb.db", "{DataFile} is no SQLite file: *")]
    [InlineData("none/elb.db", "* cannot keep what the emulator holds: *")]
    [InlineData("", "* cannot keep what the emulator holds: *")]
    public async Task FileThatCannotKeepIt_IsTold(string name, string message)
    {
        var path = Path.Combine(_folder, name);
        if (name == "elb.db")
            await File.WriteAllBytesAsync(path, Encoding.ASCII.GetBytes(new string('x', 5000)), TestContext.Current.CancellationToken);

        var starting = async () => await StartAsync(Options with { DataFile = path });

        (await starting.Should().ThrowAsync<KeeperException>()).WithMessage(
            message.Replace("{DataFile}", DataFile, StringComparison.Ordinal)
        );
    }

    private static async Task<IEnumerable<int>> PortsAsync(EmulatorClient emulator) =>
        (await emulator.GetAsync(Api + "/listeners")).Json.EnumerateArray().Select(one => one.GetProperty("port").GetInt32());
}
