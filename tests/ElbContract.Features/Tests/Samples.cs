using System.Text;
using System.Text.Json.Nodes;
using ElbContract.Features.Contracts;
using ElbContract.Features.Drivers;
using ElbContract.Features.Vocabulary;

namespace ElbContract.Features.Tests;

/// <summary>Scenarios and exchanges to test the making of contracts with.</summary>
internal static class Samples
{
    public static CataloguedScenario Scenario(string title, params string[] tags) => new("features/port.feature", 17, title, tags);

    public static JsonObject Listener(int port = 8080) =>
        OrdinaryListener.Of(
            new ListenerKind("HTTP", ListenerTrait.Ordinary, IsAnother: false),
            ExampleIds.Known.PublicLoadbalancerId,
            port
        );

    public static Exchange Exchange(JsonNode body, int status = 400) => Exchange(WireJson.Write(body), status);

    public static Exchange Exchange(byte[] body, int status = 400) =>
        new(
            "POST",
            $"/v1.0/{ExampleIds.Known.ProjectId}/elbaas/listeners",
            [KeyValuePair.Create("X-Auth-Token", ExampleIds.Known.Token), KeyValuePair.Create("Content-Type", "application/json")],
            body,
            status,
            Encoding.UTF8.GetBytes("{}")
        );
}
