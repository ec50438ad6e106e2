using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ElbContract.Pact.Reading;
using ElbContract.Verification.Planning;

namespace ElbContract.Verification.Brokering;

/// <summary>The contracts that a broker has for a provider, in a folder of their own that ends with this.</summary>
public sealed class FetchedPacts : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("elb-contract-broker-");
    private readonly List<FetchedPact> _all = [];
    private readonly List<string> _leftOut = [];

    private FetchedPacts() { }

    /// <summary>In the broker's order.</summary>
    public IReadOnlyList<FetchedPact> All => _all;

    /// <summary>The names of those that have no request to add a listener: there is nothing to send of them.</summary>
    public IReadOnlyList<string> LeftOut => _leftOut;

    /// <param name="options">The broker.</param>
    /// <param name="selection">Which.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="BrokerException">The broker cannot be asked, or is too old.</exception>
    /// <exception cref="BrokerRefusalException">It refuses the selection, or has no such contract.</exception>
    /// <exception cref="PactFormatException">A contract of it cannot be read.</exception>
    public static async Task<FetchedPacts> FetchAsync(BrokerOptions options, PactSelection selection, CancellationToken cancellationToken)
    {
        var pacts = new FetchedPacts();
        try
        {
            using var client = new BrokerClient(options);
            var index = await client.IndexAsync(cancellationToken);
            var list =
                index.Link("pb:provider-pacts-for-verification", ("provider", selection.Provider))
                ?? index.Link("beta:provider-pacts-for-verification", ("provider", selection.Provider))
                ?? throw new BrokerException("the broker has no pacts for verification: it is too old, or none (--broker)");
            var body = JsonSerializer.SerializeToUtf8Bytes(Body(selection));
            var listed = await client.SendAsync(HttpMethod.Post, list, body, $"the pacts for {selection.Provider}", cancellationToken);
            foreach (var entry in listed.Embedded("pacts"))
                await pacts.AddAsync(client, listed, entry, cancellationToken);
            return pacts.All.Count > 0
                ? pacts
                : throw new BrokerRefusalException(
                    pacts.LeftOut is [var one, ..]
                        ? $"no pact of the broker has a request to add a listener, such as '{one}': check --provider and --selector"
                        : $"the broker has no pact for the provider '{selection.Provider}' that fits the selectors: check --provider and "
                            + "--selector, or publish one (elb-contract pacts publish)"
                );
        }
        catch
        {
            pacts.Dispose();
            throw;
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static JsonObject Body(PactSelection selection)
    {
        var body = new JsonObject
        {
            ["consumerVersionSelectors"] = new JsonArray([.. selection.Selectors.Select(one => JsonNode.Parse(one))]),
            ["includePendingStatus"] = selection.ProviderBranch is not null,
        };
        if (selection.ProviderBranch is { } branch)
            body["providerVersionBranch"] = branch;
        if (selection.WipSince is { } since)
            body["includeWipPactsSince"] = since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return body;
    }

    private async Task AddAsync(BrokerClient client, HalDocument listed, JsonObject entry, CancellationToken cancellationToken)
    {
        var link = listed.Part(entry);
        var name = link.NameOf("self") ?? $"pact {_all.Count + _leftOut.Count + 1}";
        var place = link.Link("self") ?? throw new BrokerException($"the broker gives no address for '{name}': report that to who runs it");
        var pact = await client.GetAsync(place, $"'{name}'", cancellationToken);
        var (number, properties) = (_all.Count + 1, entry["verificationProperties"] as JsonObject);
        var file = Path.Combine(_folder.FullName, $"pact-{number}.json");
        var prefix = $"{number}:";
        var document = PactDocument.Parse(pact.Content, name);
        if (!document.Interactions.Any(one => ContractCase.Read(one) is not null || ForeignInteraction.IsAddition(one)))
        {
            _leftOut.Add(name);
            return;
        }

        document.SaveAs(file, prefix);
        _all.Add(
            new FetchedPact
            {
                Name = name,
                IsPending = properties?["pending"]?.GetValueKind() == JsonValueKind.True,
                File = file,
                KeyPrefix = prefix,
                Notices =
                [
                    .. (properties?["notices"] as JsonArray ?? [])
                        .OfType<JsonObject>()
                        .Select(one => (link.Said(one["when"]) ?? "", link.Said(one["text"]) ?? ""))
                        .Where(one => one.Item2.Length > 0),
                ],
                Results = pact.Link("pb:publish-verification-results"),
                Ids = IdsOf(pact),
            }
        );
    }

    private static Dictionary<string, string> IdsOf(HalDocument pact) =>
        (pact.Json["interactions"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .Select(one => (Description: pact.Said(one["description"]) ?? "", Id: pact.Said(one["_id"])))
            .GroupBy(one => one.Description, StringComparer.Ordinal)
            .Where(same => same.Count() == 1 && same.First().Id is not null)
            .ToDictionary(same => same.Key, same => same.First().Id!, StringComparer.Ordinal);
}
