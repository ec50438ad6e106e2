using System.Text.Json.Nodes;
using ElbContract.Emulator.Documentation;
using ElbContract.Specification.Clauses;

namespace ElbContract.Emulator.Tests;

/// <summary>The document of what the emulator serves: complete, and the one that is in the repository.</summary>
public sealed class OpenApiTests
{
    private static readonly string File = Path.Combine(Repository.Root, "docs", "reference", "openapi.json");

    [Fact]
    public async Task Document_IsTheOneOfTheReference()
    {
        if (Environment.GetEnvironmentVariable("ELB_WRITE_HELP") == "1")
            await System.IO.File.WriteAllTextAsync(File, OpenApiDocument.Text, TestContext.Current.CancellationToken);

        (await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken))
            .Should()
            .Be(OpenApiDocument.Text, "with ELB_WRITE_HELP=1 this test writes it");
    }

    [Fact]
    public void Document_NamesEveryClause_AndNoOther()
    {
        var named = Clauses(JsonNode.Parse(OpenApiDocument.Text)!).Distinct().ToList();

        named.Should().BeEquivalentTo(Catalogue.Clauses.Select(clause => clause.Id));
    }

    private static IEnumerable<string> Clauses(JsonNode node) =>
        node switch
        {
            JsonObject one => one.SelectMany(member =>
                member.Key switch
                {
                    "x-elb-clause" => member.Value is JsonArray list
                        ? list.Select(id => id!.GetValue<string>())
                        : [member.Value!.GetValue<string>()],
                    "x-elb-unsaid" => member.Value!.AsObject().Select(unsaid => unsaid.Key),
                    _ => member.Value is null ? [] : Clauses(member.Value),
                }
            ),
            JsonArray list => list.OfType<JsonNode>().SelectMany(Clauses),
            _ => [],
        };
}
