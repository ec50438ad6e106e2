using System.Text.Json.Nodes;
using ElbContract.Pact.Contracts;
using ElbContract.Pact.Writing;
using static ElbContract.Pact.Tests.Samples;

namespace ElbContract.Pact.Tests.Writing;

public sealed class PactWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_Merging_KeepsWhatIsThereUnderOtherKeysAndDescriptions()
    {
        PactWriter.Write("c", "p", [Interaction("a"), Interaction("b"), Interaction("d")], _folder.Path);

        var file = PactWriter.Write(
            "c",
            "p",
            [Interaction("c"), Interaction("b") with { Pending = true }, Interaction("e") with { Key = "key of d" }],
            _folder.Path,
            merge: true
        );

        Interactions(file)
            .Select(one => $"{one!["key"]} {one["description"]} {one["pending"]}")
            .Should()
            .Equal("key of a a false", "key of b b true", "key of c c false", "key of d e false");
        Directory.EnumerateFileSystemEntries(_folder.Path).Should().Equal(file);
    }

    [Fact]
    public void Write_MergingWithWhatIsNoContract_LeavesItAlone()
    {
        var file = _folder.File("c-p.json");
        File.WriteAllText(file, "{}");

        var write = () => PactWriter.Write("c", "p", [Interaction("a")], _folder.Path, merge: true);

        write.Should().Throw<ElbContract.Pact.Reading.PactFormatException>().Which.File.Should().Be(file);
        Directory.EnumerateFileSystemEntries(_folder.Path).Should().Equal(file);
    }

    [Fact]
    public void Write_Interaction_SaysAllOfIt()
    {
        var interaction = new PactInteraction
        {
            Description = "adds a cup",
            Key = "0123456789abcdef",
            TestName = "cups.feature: adds a cup",
            Pending = true,
            Comments = new Dictionary<string, JsonNode> { ["clauses"] = new JsonArray("cup.add", "status.200"), ["strength"] = "either" },
            ProviderStates = [new("a shelf"), new("a cupboard") { Parameters = new Dictionary<string, JsonNode?> { ["doors"] = 2 } }],
            Request = new PactRequest
            {
                Method = "POST",
                Path = new("/shelves/1/cups") { FromProviderState = "/shelves/${shelf}/cups" },
                Query = [new("tag", "a"), new("tag", "b")],
                Headers = [new("X-Token", new("token") { FromProviderState = "${token}" }), new("X-Empty", "")],
                Body = PactBody.Json(
                    Json("""{ "shelf": "1", "size": 3 }"""),
                    new BodyRule("$.shelf") { FromProviderState = "${shelf}" },
                    new BodyRule("$.size") { FromProviderState = "${size}" }
                ),
            },
            Response = new PactResponse
            {
                Statuses = [200, 400],
                Headers = [new("Content-Type", new("application/json") { Matcher = Matcher.Include("json") })],
                Body = PactBody.Json(
                    Json("""{ "id": "7", "size": 3, "lid": null, "full": true, "colour": "red" }"""),
                    new BodyRule("$.id") { AllOf = [Matcher.Type, Matcher.Regex("^[0-9]+$")] },
                    new BodyRule("$.size") { AllOf = [Matcher.Integer] },
                    new BodyRule("$['lid']") { AnyOf = [Matcher.Null, Matcher.Equality] },
                    new BodyRule("$.full") { AllOf = [Matcher.Boolean] }
                ),
            },
        };

        var file = PactWriter.Write("a consumer", "a-provider", [interaction], _folder.File("made/on/the/way"));

        file.Should().Be(Path.Combine(_folder.File("made/on/the/way"), "a consumer-a-provider.json"));
        Interactions(file)
            .Single()!
            .ToJsonString()
            .Should()
            .Be(
                Json(
                        """
                        {
                          "comments": { "clauses": ["cup.add", "status.200"], "strength": "either",
                          "testname": "cups.feature: adds a cup" },
                          "description": "adds a cup",
                          "key": "0123456789abcdef",
                          "pending": true,
                          "providerStates": [{ "name": "a shelf" }, { "name": "a cupboard", "params": { "doors": 2 } }],
                          "request": {
                            "body": { "content": { "shelf": "1", "size": 3 }, "contentType": "application/json", "encoded": false },
                            "generators": {
                              "body": {
                                "$.shelf": { "dataType": "STRING", "expression": "${shelf}", "type": "ProviderState" },
                                "$.size": { "dataType": "INTEGER", "expression": "${size}", "type": "ProviderState" }
                              },
                              "header": { "X-Token": { "dataType": "STRING", "expression": "${token}", "type": "ProviderState" } },
                              "path": { "dataType": "STRING", "expression": "/shelves/${shelf}/cups", "type": "ProviderState" }
                            },
                            "headers": { "Content-Type": ["application/json"], "X-Empty": [""], "X-Token": ["token"] },
                            "method": "POST",
                            "path": "/shelves/1/cups",
                            "query": { "tag": ["a", "b"] }
                          },
                          "response": {
                            "body": {
                              "content": { "colour": "red", "full": true, "id": "7", "lid": null, "size": 3 },
                              "contentType": "application/json",
                              "encoded": false
                            },
                            "headers": { "Content-Type": ["application/json"] },
                            "matchingRules": {
                              "body": {
                                "$.full": { "combine": "AND", "matchers": [{ "match": "type" }] },
                                "$.id": { "combine": "AND", "matchers": [{ "match": "type" }, { "match": "regex", "regex": "^[0-9]+$" }] },
                                "$.size": { "combine": "AND", "matchers": [{ "match": "integer" }] },
                                "$['lid']": { "combine": "OR", "matchers": [{ "match": "null" }, { "match": "equality" }] }
                              },
                              "header": { "Content-Type": { "combine": "AND", "matchers": [{ "match": "include", "value": "json" }] } },
                              "status": { "$": { "combine": "AND", "matchers": [{ "match": "statusCode", "status": [200, 400] }] } }
                            },
                            "status": 200
                          },
                          "type": "Synchronous/HTTP"
                        }
                        """
                    )
                    .ToJsonString()
            );
    }

    [Fact]
    public void Write_SameInteractionsInAnotherOrder_GivesTheSameBytes()
    {
        PactInteraction[] interactions = [Interaction("b"), Interaction("a"), Interaction("ä"), Interaction("C")];

        var first = File.ReadAllBytes(PactWriter.Write("c", "p", interactions, _folder.Path));
        var second = File.ReadAllBytes(PactWriter.Write("c", "p", [.. interactions.Reverse()], _folder.Path));

        second.Should().Equal(first);
    }

    [Fact]
    public void Write_OverAnEarlierContract_KeepsNothingOfIt()
    {
        PactWriter.Write("c", "p", [Interaction("old"), Interaction("older")], _folder.Path);

        var file = PactWriter.Write("c", "p", [Interaction("new")], _folder.Path);

        Interactions(file).Select(interaction => (string?)interaction!["description"]).Should().Equal("new");
    }

    [Theory]
    [InlineData("""{"b":1.10,"a":1,"a":2}""")]
    [InlineData("""{"name": """)]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData(" \r\n ")]
    public void Write_VerbatimText_StaysReadableInTheFile(string text)
    {
        var file = PactWriter.Write("c", "p", [Interaction().With(Verbatim(text))], _folder.Path);

        var request = Interactions(file).Single()!["request"]!;
        ((string?)request["body"]!["content"]).Should().Be(text);
        ((string?)request["headers"]!["Content-Type"]![0]).Should().Be("application/json");
    }

    [Fact]
    public void Write_VerbatimBytesThatAreNoText_KeepsTheBytes()
    {
        var file = PactWriter.Write("c", "p", [Interaction().With(PactBody.Verbatim(new byte[] { 0x7B, 0xFF, 0x00 }))], _folder.Path);

        var body = Interactions(file).Single()!["request"]!["body"]!;
        ((string?)body["encoded"]).Should().Be("base64");
        Convert.FromBase64String((string)body["content"]!).Should().Equal(0x7B, 0xFF, 0x00);
    }

    [Fact]
    public void Write_IntoAFile_SaysWhere()
    {
        File.WriteAllText(_folder.File("taken"), "");

        FluentActions
            .Invoking(() => PactWriter.Write("c", "p", [Interaction()], _folder.File("taken")))
            .Should()
            .Throw<IOException>()
            .WithMessage("*taken*");
    }

    private static JsonArray Interactions(string file) => JsonNode.Parse(File.ReadAllBytes(file))!["interactions"]!.AsArray();
}
