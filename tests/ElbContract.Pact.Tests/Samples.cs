using System.Text;
using System.Text.Json.Nodes;
using ElbContract.Pact.Contracts;

namespace ElbContract.Pact.Tests;

/// <summary>Interactions that tests start from.</summary>
internal static class Samples
{
    internal static PactInteraction Interaction(string name = "adds a cup") =>
        new()
        {
            Description = name,
            Key = "key of " + name,
            Request = new PactRequest
            {
                Method = "POST",
                Path = "/cups",
                Body = PactBody.Json(Json("""{ "colour": "red", "size": 3 }""")),
            },
            Response = new PactResponse { Statuses = [200] },
        };

    internal static JsonNode Json(string text) => JsonNode.Parse(text)!;

    internal static PactBody Verbatim(string text) => PactBody.Verbatim(Encoding.UTF8.GetBytes(text));

    internal static PactInteraction With(this PactInteraction interaction, PactBody? requestBody) =>
        interaction with
        {
            Request = interaction.Request with { Body = requestBody },
        };

    internal static PactInteraction Answering(this PactInteraction interaction, PactBody? body, params int[] statuses) =>
        interaction with
        {
            Response = new PactResponse { Statuses = statuses.Length == 0 ? [200] : statuses, Body = body },
        };
}
