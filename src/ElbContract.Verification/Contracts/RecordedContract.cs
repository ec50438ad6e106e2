using System.Text.Json;
using System.Text.Json.Nodes;
using ElbContract.Pact.Contracts;
using ElbContract.Pact.Reading;
using ElbContract.Pact.Writing;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Checking;
using ElbContract.Traffic.Redaction;
using ElbContract.Traffic.Replaying;

namespace ElbContract.Verification.Contracts;

/// <summary>Makes a contract of what a consumer was recorded to send, as far as it and the answer conform.</summary>
/// <remarks>
/// Requests that differ only in their names, descriptions and ports are one interaction. Each gets a port of its own, for a verifier adds
/// them all to one load balancer, and the name that a verifier knows its listeners by; ids become those of published contracts.
/// </remarks>
public sealed class RecordedContract
{
    private readonly Dictionary<string, RecordedAddition> _additions = new(StringComparer.Ordinal);
    private readonly string _consumer;

    private RecordedContract(string consumer) => _consumer = consumer;

    /// <summary>The provider's name in every contract of this API.</summary>
    public const string Provider = "elb-classic";

    /// <summary>How many entries the recording has.</summary>
    public int Entries { get; private set; }

    /// <summary>How many are not a complete exchange that adds a listener.</summary>
    public int Others { get; private set; }

    /// <summary>How many hold something redacted where the request or the answer is to be known.</summary>
    public int RedactedBodies { get; private set; }

    /// <summary>How many depart from the page on either side.</summary>
    public int Departing { get; private set; }

    /// <summary>How many have an answer that says nothing about the request: 401, 503, a port that was taken …</summary>
    public int Unusable { get; private set; }

    /// <summary>How many are the same as an earlier one.</summary>
    public int Folded { get; private set; }

    /// <summary>How many interactions the contract has.</summary>
    public int Interactions => _additions.Count;

    /// <param name="consumer">Whose requests they are.</param>
    /// <param name="entries">Of a recording.</param>
    public static RecordedContract Of(string consumer, IEnumerable<RecordedEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var contract = new RecordedContract(consumer);
        var judge = new ExchangeJudge(KnownIds.None);
        foreach (var addition in ExampleAddition.Of(entries.Select(contract.Count)))
            contract.Add(addition, judge);
        return contract;
    }

    /// <summary>Writes it into the consumer's contract in that folder; interactions that are there already stay, unless this has them
    /// too.</summary>
    /// <returns>The file.</returns>
    /// <exception cref="PactFormatException">What is there is no contract.</exception>
    /// <exception cref="PactContractException">The consumer's name cannot be part of a file's name.</exception>
    public string Write(string directory)
    {
        var additions = _additions.Values.OrderBy(one => one.Shape, StringComparer.Ordinal).ToList();
        var ports = PortsOfOthers(
            Path.Combine(directory, $"{_consumer}-{Provider}.json"),
            additions.Select(one => one.Key(_consumer)).ToHashSet(StringComparer.Ordinal)
        );
        var interactions = additions.Select(one => one.Interaction(_consumer, ports)).ToList();
        return PactWriter.Write(_consumer, Provider, [.. Distinct(interactions)], directory, merge: true);
    }

    private static HashSet<long> PortsOfOthers(string file, HashSet<string> own) =>
        !File.Exists(file)
            ? []
            :
            [
                .. from interaction in PactDocument.Read(file).Interactions
                where !own.Contains(interaction.Key)
                let content = (interaction.ToJson()["request"]!["body"] as JsonObject)?["content"] as JsonObject
                where content?["port"] is JsonValue value && value.TryGetValue(out long _)
                select content!["port"]!.GetValue<long>(),
            ];

    private RecordedEntry Count(RecordedEntry entry)
    {
        Entries++;
        Others++;
        return entry;
    }

    private void Add(ExampleAddition addition, ExchangeJudge judge)
    {
        Others--;
        var exchange = addition.Entry.Exchange!;
        var verdict = judge.Judge(exchange)!.Value;
        if (IsRedacted(addition.Body) || IsRedacted(exchange.Response!.Body))
            RedactedBodies++;
        else if (!verdict.Conforms)
            Departing++;
        else if (verdict.Silence != Silence.None || RecordedAddition.Of(addition) is not { } usable)
            Unusable++;
        else if (!_additions.TryAdd(usable.Shape, usable))
            Folded++;
    }

    // The core keeps only the last of two that are described alike.
    private static IEnumerable<PactInteraction> Distinct(IReadOnlyList<PactInteraction> interactions) =>
        interactions
            .GroupBy(one => one.Description, StringComparer.Ordinal)
            .SelectMany(same =>
                same.Select((one, index) => index == 0 ? one : one with { Description = $"{one.Description} ({one.Key[..8]})" })
            );

    private static bool IsRedacted(ReadOnlyMemory<byte> body) =>
        body.Span.IndexOf(JsonSerializer.SerializeToUtf8Bytes(JsonValue.Create(Redactor.Redacted))) >= 0;
}
