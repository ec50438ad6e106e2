using System.Text;
using ElbContract.Features.Vocabulary;

namespace ElbContract.Features.Drivers;

/// <summary>Posts what is no listener, or posts a listener where there is no place for it.</summary>
public sealed class WireDriver(Scene scene, ConsumerDriver consumer, ListenerDriver listeners)
{
    private static readonly ListenerKind Http = new("HTTP", ListenerTrait.Ordinary, IsAnother: false);

    public Task PostOrdinaryAsync(string path) =>
        consumer.PostAsync(
            path.Replace("{project_id}", scene.ProjectId, StringComparison.Ordinal)
                .Replace("{other_project_id}", ExampleIds.Known.OtherProjectId, StringComparison.Ordinal),
            WireJson.Write(listeners.Ordinary(Http))
        );

    public Task PostAsync(BodyKind body) => PostAsync(Text(body));

    public Task PostAsync(string body) => consumer.PostAsync($"/v1.0/{scene.ProjectId}/elbaas/listeners", Encoding.UTF8.GetBytes(body));

    private string Text(BodyKind body)
    {
        var listener = Encoding.UTF8.GetString(WireJson.Write(listeners.Ordinary(Http)));
        return body switch
        {
            BodyKind.Empty => "",
            BodyKind.PlainText => "Please add a listener.",
            BodyKind.CutInHalf => listener[..(listener.Length / 2)],
            BodyKind.WithoutClosingBrace => listener[..^1],
            BodyKind.UnquotedName => listener.Replace("\"elb-contract\"", "elb-contract", StringComparison.Ordinal),
            BodyKind.TextBehind => listener + " and that is all",
            BodyKind.EmptyArray => "[]",
            BodyKind.ArrayOfOne => $"[{listener}]",
            BodyKind.JsonString => "\"listener\"",
            BodyKind.JsonNumber => "80",
            BodyKind.JsonTrue => "true",
            BodyKind.JsonNull => "null",
            _ => throw new ArgumentOutOfRangeException(nameof(body), body, "No such body."),
        };
    }
}
