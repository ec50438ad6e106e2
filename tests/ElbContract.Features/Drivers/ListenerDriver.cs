using System.Text.Json.Nodes;
using ElbContract.Features.Contracts;
using ElbContract.Features.Vocabulary;

namespace ElbContract.Features.Drivers;

/// <summary>Makes the listener that a step describes, and has the consumer add it.</summary>
public sealed class ListenerDriver(Scene scene, ConsumerDriver consumer, ScenarioContext scenario)
{
    public Task AddAsync(ListenerKind kind) => consumer.AddAsync(Ordinary(kind));

    public Task AddWithAsync(ListenerKind kind, params IEnumerable<(Parameter Parameter, JsonNode? Value)> parameters)
    {
        var listener = Ordinary(kind);
        foreach (var (parameter, value) in parameters)
            listener[parameter.Name] = value;
        return consumer.AddAsync(listener);
    }

    public Task AddWithoutAsync(ListenerKind kind, Parameter parameter)
    {
        var listener = Ordinary(kind);
        listener.Remove(parameter.Name);
        return consumer.AddAsync(listener);
    }

    public Task AddOfFormAsync(ListenerKind kind, Parameter parameter, Form form) =>
        AddWithAsync(kind, (parameter, form.For(Ordinary(kind)[parameter.Name])));

    public Task AddWithCharacterAsync(ListenerKind kind, Parameter parameter, Position position, NamedCharacter character) =>
        AddWithAsync(
            kind,
            (
                parameter,
                position switch
                {
                    Position.Starting => $"{character.Text}listener",
                    Position.Ending => $"listener{character.Text}",
                    _ => $"lis{character.Text}tener",
                }
            )
        );

    public Task AddByTableAsync(ListenerKind kind, DataTable table)
    {
        var listener = Ordinary(kind);
        foreach (var row in table.Rows)
            new TableRow(row["parameter"], row["value"]).ApplyTo(listener);
        return consumer.AddAsync(listener);
    }

    /// <summary>Cancels once the request is under way.</summary>
    public async Task CancelAsync()
    {
        using var cancelling = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await consumer.AddAsync(Ordinary(new ListenerKind("HTTP", ListenerTrait.Ordinary, IsAnother: false)), cancelling.Token);
    }

    public JsonObject Ordinary(ListenerKind kind) =>
        OrdinaryListener.Of(
            kind,
            scene.LoadBalancerId,
            FeatureCatalogue.OfTheSuite.Ports.PortOf(scenario.ScenarioInfo.Title + (kind.IsAnother ? ": another" : ""))
        );
}
