using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using ElbContract.Emulator.Faults;
using ElbContract.Emulator.Snapshots;
using ElbContract.Specification;
using static ElbContract.Emulator.Tests.EmulatorClient;

namespace ElbContract.Emulator.Tests;

/// <summary>What an emulator holds, taken from one and given to another.</summary>
public sealed class SnapshotTests : IDisposable
{
    private const string Path = "/_elb-contract/snapshots";
    private const string Empty = """{"schema":"elb-contract/snapshot/1"}""";

    private static readonly string Api = $"/v1.0/{Ids.ProjectId}/elbaas";

    private readonly string _folder = Directory.CreateTempSubdirectory("elb-snapshot-").FullName;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task NextEmulator_AnswersAsTheOneThatTheSnapshotIsOf()
    {
        string[] paths = ["/listeners", "/loadbalancers", "/certificate", "/healthcheck", "/quotas"];
        List<string> before = [];
        string job;
        string snapshot;
        await using (var emulator = await StartAsync(new() { JobPolls = 1 }))
        {
            var listener = await emulator.AddedAsync(
                Listener(80, "TCP", "TCP", more: ""","tcp_timeout":7,"description":"Grüße \"a\" 你好" """)
            );
            await emulator.AddedAsync(Listener(53, "UDP", "UDP", more: ""","udp_timeout":9"""));
            await emulator.AddedAsync(Listener(82, more: ""","session_sticky":true,"sticky_session_type":"insert","cookie_timeout":100"""));
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
            snapshot = await TakenAsync(emulator);
            (await TakenAsync(emulator)).Should().Be(snapshot, "nothing has changed");
        }

        await using var next = await StartAsync(new() { JobPolls = 1, Snapshot = Read(snapshot) });

        List<string> after = [];
        foreach (var path in paths)
            after.Add((await next.GetAsync(Api + path)).Text);
        after.Should().Equal(before);
        (await TakenAsync(next)).Should().Be(snapshot);
        (await next.GetAsync(job)).Json.GetProperty("status").GetString().Should().Be("SUCCESS", "it was asked for once before");
        (await next.AddAsync(Listener(80))).Code.Should().Be("ELB.6101", "the port is still taken");
        (await next.AddAsync(Listener(81))).Status.Should().Be(200);
        (await next.GetAsync(Api + "/listeners"))
            .Json.EnumerateArray()
            .Select(one => one.GetProperty("port").GetInt32())
            .Should()
            .Equal([80, 53, 82, 81], "the order of arrival goes on");
    }

    [Fact]
    public async Task Ids_AreThoseOfTheSnapshot_UnlessOthersAreGiven()
    {
        string snapshot;
        await using (var emulator = await StartAsync(new()))
            snapshot = await TakenAsync(emulator);

        await using var next = await ElbEmulator.StartAsync(new() { Snapshot = Read(snapshot) }, Ending);

        next.Ids.Should().BeEquivalentTo(Ids, ids => ids.Excluding(one => one.Token).Excluding(one => one.TokenWithoutPermission));
        next.Ids.Token.Should().NotBe(Ids.Token);
        var others = Ids with { ProjectId = "another", Token = "its-token" };
        await using var another = await ElbEmulator.StartAsync(new() { Ids = others, Snapshot = Read(snapshot) }, Ending);
        another.Ids.Should().Be(others);
    }

    [Fact]
    public async Task Snapshot_HasNeitherTokensNorKeys()
    {
        using var key = ECDsa.Create();
        var request = new CertificateRequest("CN=a", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var (pem, secret) = (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
        await using var emulator = await EmulatorClient.StartAsync();
        var sent = JsonSerializer.Serialize(
            new
            {
                name = "mine",
                certificate = pem,
                private_key = secret,
            }
        );
        (await emulator.SendAsync(HttpMethod.Post, Api + "/certificate", sent)).Status.Should().Be(200);
        sent = JsonSerializer.Serialize(
            new
            {
                name = "both",
                certificate = pem + "\n" + secret,
                private_key = secret,
            }
        );
        (await emulator.SendAsync(HttpMethod.Post, Api + "/certificate", sent)).Status.Should().Be(200);
        await using var running = await ElbEmulator.StartAsync(new() { Ids = Ids }, Ending);

        var snapshot = await TakenAsync(emulator);

        var user = running.Identity.User;
        snapshot
            .Should()
            .NotContainAny(Ids.Token, user.Password, user.SecretKey, user.AccessKey, "PRIVATE KEY")
            .And.Contain("BEGIN CERTIFICATE")
            .And.Contain(Ids.ProjectId);
        await using var next = await StartAsync(new() { Snapshot = Read(snapshot) });
        var shown = (await next.GetAsync(Api + "/certificate")).Json.GetProperty("certificates")[2];
        shown.GetProperty("certificate").GetString().Should().Be(pem);
        shown.GetProperty("private_key").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task Snapshot_OfAnEmulatorWithAFault_CanBeRead()
    {
        var fault = SeededFaults.Find("port.mandatory/absent-accepted");
        fault.Should().NotBeNull();
        string snapshot;
        await using (var emulator = await StartAsync(new() { Fault = fault }))
        {
            (await emulator.AddAsync(Listener(80).Replace("\"port\":80,", "", StringComparison.Ordinal))).Status.Should().Be(200);
            (await emulator.AddAsync(Listener(80).Replace("\"port\":80,", "", StringComparison.Ordinal))).Status.Should().Be(200);
            snapshot = await TakenAsync(emulator);
        }

        await using var next = await StartAsync(new() { Snapshot = Read(snapshot) });

        (await next.GetAsync(Api + "/listeners")).Json.GetArrayLength().Should().Be(2);
    }

    [Fact]
    public async Task ASnapshotByHand_NeedsNothingButWhatItIsFor()
    {
        var snapshot = Read(
            $$"""
            {
              "schema": "elb-contract/snapshot/1",
              "loadbalancers": [ { "id": "{{Ids.PublicLoadbalancerId}}", "name": "by-hand", "type": "External", "status": "ACTIVE" } ],
              "certificates": [ { "id": "mine", "private_key": "canary" } ]
            }
            """
        );
        await using var emulator = await StartAsync(new() { Snapshot = snapshot });

        (await emulator.GetAsync($"{Api}/loadbalancers/{Ids.PublicLoadbalancerId}"))
            .Json.GetProperty("name")
            .GetString()
            .Should()
            .Be("by-hand");
        (await emulator.GetAsync($"{Api}/loadbalancers/{Ids.PrivateLoadbalancerId}")).Status.Should().Be(200);
        (await emulator.AddAsync(Listener(80))).Status.Should().Be(200);
        (await TakenAsync(emulator)).Should().Contain("\"mine\"").And.NotContain("canary", "it is a key, whatever it looks like");
    }

    [Theory]
    [InlineData("", "is no snapshot: it is not one JSON object (line 1)")]
    [InlineData("{\n\"schema\":\n", "is no snapshot: it is not one JSON object (line 3)")]
    [InlineData("[]", "is no snapshot: it is not one JSON object")]
    [InlineData("""{"schema":"elb-contract/snapshot/1","ids":{},"ids":{}}""", "is no snapshot: it is not one JSON object")]
    [InlineData("""{"schema":"elb-contract/report/1"}""", "is no snapshot: its schema is not 'elb-contract/snapshot/1'")]
    [InlineData("{}", "is no snapshot: its schema is not 'elb-contract/snapshot/1'")]
    public void FileOfSomethingElse_IsTold(string text, string problem) => Problem(text).Should().Be($"{problem}: {Advice}");

    [Theory]
    [InlineData("\"listener\":[]", "has 'listener', which no snapshot has")]
    [InlineData("\"listeners\":{}", "has 'listeners', which is no JSON array")]
    [InlineData("\"listeners\":[1]", "has listeners[0], which is no JSON object")]
    [InlineData("\"listeners\":[{}]", "has listeners[0] without id, which is a text")]
    [InlineData("\"listeners\":[{\"id\":\"\"}]", "has listeners[0] without id, which is a text")]
    [InlineData("\"listeners\":[{\"id\":\"a\"},{\"id\":\"a\"}]", "has listeners[1] with an id that stands there twice")]
    [InlineData(
        "\"listeners\":[{\"id\":\"a\",\"loadbalancer_id\":\"l\",\"port\":1},{\"id\":\"b\",\"loadbalancer_id\":\"l\",\"port\":1}]",
        "has listeners[1] on port 1 of a load balancer, which another listener has"
    )]
    [InlineData("\"loadbalancers\":[{\"id\":\"a\"}]", "has loadbalancers[0] without type, which is a text")]
    [InlineData("\"loadbalancers\":[{\"id\":\"a\",\"type\":\"x\"}]", "has loadbalancers[0] whose type is neither External nor Internal")]
    [InlineData("\"loadbalancers\":[{\"id\":\"a\",\"type\":\"Internal\"}]", "has loadbalancers[0] without status, which is a text")]
    [InlineData("\"certificates\":[{\"id\":1}]", "has certificates[0] without id, which is a text")]
    [InlineData("\"healthchecks\":[{\"id\":\"a\"}]", "has healthchecks[0] without listener_id, which is a text")]
    [InlineData("\"loadbalancers\":[1]", "has loadbalancers[0], which is no JSON object")]
    [InlineData("\"certificates\":[1]", "has certificates[0], which is no JSON object")]
    [InlineData("\"healthchecks\":[1]", "has healthchecks[0], which is no JSON object")]
    [InlineData("\"members\":[1]", "has members[0], which is no JSON object")]
    [InlineData("\"jobs\":[1]", "has jobs[0], which is no JSON object")]
    [InlineData("\"members\":[{\"id\":\"a\"}]", "has members[0] without listeners")]
    [InlineData("\"members\":[{\"id\":\"a\",\"listeners\":[{}]}]", "has members[0].listeners[0] without id, which is a text")]
    [InlineData("\"jobs\":[{\"job_id\":\"a\"}]", "has jobs[0] without asked, which is a whole number")]
    [InlineData("\"jobs\":[{\"job_id\":\"a\",\"asked\":1.5}]", "has jobs[0] without asked, which is a whole number")]
    [InlineData("\"jobs\":[{\"job_id\":\"a\",\"asked\":1,\"elb\":1}]", "has jobs[0].elb, which is no JSON object")]
    [InlineData("\"started\":[1]", "has started[0] that is no text")]
    [InlineData("\"ids\":[]", "has ids that are no JSON object")]
    [InlineData("\"ids\":{\"project\":\"a\"}", "has ids.project, which no snapshot has")]
    [InlineData("\"ids\":{\"projectId\":\"a/b\"}", "has an ids.projectId that cannot stand in a path")]
    [InlineData("\"ids\":{\"projectId\":\"a\",\"certificate\":\"a\"}", "has an ids.certificate that is another id, too")]
    public void SnapshotThatIsDamaged_IsTold_WithThePlace(string part, string problem) =>
        Problem(Empty.Replace("}", $",{part}}}", StringComparison.Ordinal)).Should().Be($"{problem}: {Advice}");

    [Fact]
    public void SnapshotOfALaterVersion_IsTold() =>
        Problem("""{"schema":"elb-contract/snapshot/2"}""")
            .Should()
            .Be(
                "is of another version of the emulator, which writes 'elb-contract/snapshot/2', and this one reads "
                    + "'elb-contract/snapshot/1': take that version, or save the state again."
            );

    [Fact]
    public void FileThatIsNotThere_IsTold()
    {
        var reading = () => Snapshot.Read(System.IO.Path.Combine(_folder, "none.json"));

        reading.Should().Throw<MistakeException>().WithMessage("*none.json cannot be read: *. Give a file that has what POST * answered.");
    }

    [Fact]
    public async Task ASnapshotAndADataFile_AreOneTooMany()
    {
        var starting = async () => await StartAsync(new() { Snapshot = Read(Empty), DataFile = System.IO.Path.Combine(_folder, "elb.db") });

        await starting.Should().ThrowAsync<EmulatorOptionsException>().WithMessage("A snapshot and a data file each say *");
        Directory.GetFiles(_folder, "elb.db*").Should().BeEmpty();
    }

    [Theory]
    [InlineData("Host", "evil.example.com", 421)]
    [InlineData("Origin", "http://evil.example.com", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("X-Auth-Token", "none", 200)]
    public async Task Snapshot_OnALoopbackAddress_IsForThisMachine(string header, string value, int expected)
    {
        await using var emulator = await ElbEmulator.StartAsync(new() { Ids = Ids }, Ending);

        var (status, text) = await PostAsync(emulator.SnapshotUrl, (header, value));

        status.Should().Be(expected);
        text.Contains(Ids.PublicLoadbalancerId, StringComparison.Ordinal).Should().Be(expected == 200);
    }

    [Theory]
    [InlineData("none", 401)]
    [InlineData("elb-contract-token-without-permission", 401)]
    [InlineData("elb-contract-token", 200)]
    public async Task Snapshot_OnAnotherAddress_NeedsTheToken(string token, int expected)
    {
        await using var emulator = await ElbEmulator.StartAsync(new() { Ids = Ids, Address = IPAddress.Any }, Ending);
        var here = new UriBuilder(emulator.SnapshotUrl) { Host = "127.0.0.1" }.Uri;

        (await PostAsync(here, ("X-Auth-Token", token))).Status.Should().Be(expected);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task OtherMethods_AreRefused(string method)
    {
        await using var emulator = await EmulatorClient.StartAsync();

        (await emulator.SendAsync(new HttpMethod(method), Path, null)).Status.Should().Be(405);
    }

    private const string Advice = "correct it, or save the state again.";

    private string Problem(string text)
    {
        var reading = () => Read(text);
        return reading.Should().Throw<MistakeException>().Which.Message.Replace(File + " ", "", StringComparison.Ordinal);
    }

    private string File => System.IO.Path.Combine(_folder, "state.json");

    private Snapshot Read(string text)
    {
        System.IO.File.WriteAllText(File, text);
        return Snapshot.Read(File);
    }

    private static async Task<string> TakenAsync(EmulatorClient emulator)
    {
        var taken = await emulator.SendAsync(HttpMethod.Post, Path, null);
        taken.Status.Should().Be(200);
        taken.ContentType.Should().Be("application/json");
        return taken.Text;
    }

    private static async Task<(int Status, string Text)> PostAsync(Uri address, (string Name, string Value) header)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        using var answer = await http.SendAsync(request, Ending);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Ending));
    }
}
