using System.Text.Json;
using System.Text.Json.Nodes;
using ElbContract.Pact.Reading;
using ElbContract.Verification.Planning;

namespace ElbContract.Verification.Brokering;

/// <summary>Publishes contracts: each file as it is.</summary>
public static class Publisher
{
    /// <param name="options">The broker.</param>
    /// <param name="paths">Pact files, and folders whose <c>*.json</c> are.</param>
    /// <param name="version">Of their consumers.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>What was published and what the broker says of it, a line each.</returns>
    /// <exception cref="PactFormatException">A file cannot be read.</exception>
    /// <exception cref="BrokerException">The broker cannot be asked.</exception>
    /// <exception cref="BrokerRefusalException">There is no file, one holds credentials, or the broker refuses it.</exception>
    public static async Task<IReadOnlyList<string>> PublishAsync(
        BrokerOptions options,
        IReadOnlyList<string> paths,
        ApplicationVersion version,
        CancellationToken cancellationToken
    )
    {
        // All are read before the first is sent.
        List<(PactDocument Pact, byte[] Content)> pacts = [.. paths.SelectMany(Contract.Files).Select(Read)];
        if (pacts.Count == 0)
            throw new BrokerRefusalException($"{string.Join(", ", paths)}: holds no contract: give pact files, or a folder of them");
        using var client = new BrokerClient(options);
        var index = await client.IndexAsync(cancellationToken);
        List<string> told = [];
        if (index.Link("pb:publish-contracts") is { } publish)
        {
            foreach (var consumer in pacts.GroupBy(one => one.Pact.Consumer, StringComparer.Ordinal))
            {
                var body = JsonSerializer.SerializeToUtf8Bytes(Body(consumer.Key, consumer, version));
                var answer = await client.SendAsync(HttpMethod.Post, publish, body, $"the contract of {consumer.Key}", cancellationToken);
                told.AddRange(consumer.Select(one => Published(one.Pact, version)));
                told.AddRange(answer.Notices);
            }

            return told;
        }

        foreach (var (pact, content) in pacts)
            told.AddRange(await PutAsync(client, index, pact, content, version, cancellationToken));
        return told;
    }

    private static (PactDocument Pact, byte[] Content) Read(string file)
    {
        var pact = PactDocument.Read(file);
        return ContractSecrets.Of(pact).Count == 0
            ? (pact, File.ReadAllBytes(file))
            : throw new BrokerRefusalException(
                $"{file}: holds credentials in headers, which a broker shows to all who read it: put examples in their place"
            );
    }

    private static JsonObject Body(string consumer, IEnumerable<(PactDocument Pact, byte[] Content)> pacts, ApplicationVersion version)
    {
        var body = new JsonObject { ["pacticipantName"] = consumer, ["pacticipantVersionNumber"] = version.Number };
        if (version.Branch is { } branch)
            body["branch"] = branch;
        if (version.Tags.Count > 0)
            body["tags"] = new JsonArray([.. version.Tags.Select(tag => (JsonNode)tag)]);
        if (version.BuildUrl is { } build)
            body["buildUrl"] = build.AbsoluteUri;
        body["contracts"] = new JsonArray([
            .. pacts.Select(one => new JsonObject
            {
                ["consumerName"] = consumer,
                ["providerName"] = one.Pact.Provider,
                ["specification"] = "pact",
                ["contentType"] = "application/json",
                ["content"] = Convert.ToBase64String(one.Content),
            }),
        ]);
        return body;
    }

    // Brokers of before 2021 take a contract at an address of its own, and know no branches.
    private static async Task<IEnumerable<string>> PutAsync(
        BrokerClient client,
        HalDocument index,
        PactDocument pact,
        byte[] content,
        ApplicationVersion version,
        CancellationToken cancellationToken
    )
    {
        if (version.Branch is not null)
            throw new BrokerRefusalException("this broker is too old for branches: leave --branch out, or give --tag in its place");
        (string, string)[] names =
        [
            ("provider", pact.Provider),
            ("consumer", pact.Consumer),
            ("consumerApplicationVersion", version.Number),
        ];
        var target =
            index.Link("pb:publish-pact", names)
            ?? throw new BrokerException("the broker's index has no link to publish by: give the address of a Pact Broker (--broker)");
        await client.SendAsync(HttpMethod.Put, target, content, $"the contract of {pact.Consumer}", cancellationToken);
        foreach (var tag in version.Tags)
        {
            var place =
                index.Link("pb:pacticipant-version-tag", ("pacticipant", pact.Consumer), ("version", version.Number), ("tag", tag))
                ?? throw new BrokerRefusalException("this broker has no link to tag by: leave --tag out");
            await client.SendAsync(HttpMethod.Put, place, "{}"u8.ToArray(), $"the tag {tag}", cancellationToken);
        }

        return [Published(pact, version)];
    }

    private static string Published(PactDocument pact, ApplicationVersion version) =>
        $"published: the contract of {pact.Consumer} {version.Number} with {pact.Provider}";
}
