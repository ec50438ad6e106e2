using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace ElbContract.Cli.Tests;

/// <summary>Reports are as <c>docs/reference/report.schema.json</c> describes them.</summary>
public sealed class ReportSchemaTests : IDisposable
{
    private static readonly JsonNode Described = JsonNode.Parse(
        File.ReadAllText(Path.Combine(HelpTests.Repository, "docs", "reference", "report.schema.json"))
    )!;

    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-schema-").FullName;

    [Fact]
    public async Task Reports_OfAllKinds_HaveTheKeysThatTheSchemaDescribes_AndNoOther()
    {
        var fault = await ReportAsync("violates", 1, "verify", "--clause", "port.*", "--fault", "port.range/below-accepted", "--deep=20");
        var waivers = Path.Combine(_folder, "waivers.yaml");
        await File.WriteAllTextAsync(
            waivers,
            """
            waivers:
              - clause: port.range
                reason: known
                owner: team
                finding: { where: $.status, expected: "400", actual: "200" }
                expires: 2099-01-01
            """,
            TestContext.Current.CancellationToken
        );
        List<string> reports =
        [
            fault,
            await ReportAsync("waived", null, "verify", "--clause", "port.*", "--fault", "port.range/below-accepted", "--waivers", waivers),
            await ReportAsync("conforms", 0, "verify", "--clause", "name.*", "--implementation", "acme/lb@1.4", "--mode", "three nodes"),
            await ReportAsync("merged", 1, "merge", fault),
            await ReportAsync("consumer", null, "verify", Path.Combine(AppContext.BaseDirectory, "Pacts", "shop-v3.json")),
            await ReportAsync(
                "inconclusive",
                3,
                ["verify", "--endpoint", "http://127.0.0.1:1", "--project-id", "p", "--token", "t", "--retries", "0", "--journal", _folder]
            ),
        ];

        foreach (var report in reports)
        {
            using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(report, TestContext.Current.CancellationToken));
            var result = Closed()
                .Evaluate(JsonNode.Parse(document.RootElement.GetRawText()), new EvaluationOptions { OutputFormat = OutputFormat.List });
            var problems = result
                .Details.Where(one => one.Errors is not null)
                .SelectMany(one => one.Errors!.Select(error => $"{one.InstanceLocation}: {error.Value}"));
            result.IsValid.Should().BeTrue($"{report}: {string.Join("; ", problems)}");
        }
    }

    [Fact]
    public void Schema_HasAWordOnEachKey() => WithoutDescription(Described, "").Should().BeEmpty();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> ReportAsync(string name, int? expected, params string[] arguments)
    {
        var file = Path.Combine(_folder, name + ".json");
        var (exitCode, output, errors) = await CommandRun.RunAsync([.. arguments, "--report", $"json={file}"]);
        if (expected is { } code)
            exitCode.Should().Be(code, output + errors);
        File.Exists(file).Should().BeTrue(output + errors);
        return file;
    }

    // Readers pass over keys that they do not know. Here one would mean that the schema was forgotten.
    private static JsonSchema Closed()
    {
        var copy = Described.DeepClone();
        Close(copy);
        return JsonSchema.FromText(copy.ToJsonString());
    }

    private static void Close(JsonNode? node)
    {
        if (node is JsonObject schema)
        {
            foreach (var (_, value) in schema.ToList())
                Close(value);
            if (schema["properties"] is JsonObject && schema["type"] is not null)
                schema["additionalProperties"] = false;
        }
        else if (node is JsonArray list)
        {
            foreach (var item in list)
                Close(item);
        }
    }

    private static IEnumerable<string> WithoutDescription(JsonNode? node, string place)
    {
        if (node is not JsonObject schema)
            yield break;
        foreach (var (key, value) in schema)
        {
            if (key == "properties")
            {
                foreach (var (name, property) in value!.AsObject())
                {
                    if (property!["description"] is null)
                        yield return $"{place}.{name}";
                }
            }

            foreach (var one in WithoutDescription(value, $"{place}.{key}"))
                yield return one;
        }
    }
}
