using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using ElbContract.Pact.Native;
using ElbContract.Pact.Reading;
using ElbContract.Pact.Verifying.Workers;

namespace ElbContract.Pact.Matching;

/// <summary>The worker that matches: Pact's mock server, which answers each request with the number of the interaction that it is, for
/// as long as whoever asked for it is there.</summary>
internal static class MockServer
{
    /// <summary>What the parent starts the worker with, before the file.</summary>
    internal const string Argument = "match";

    /// <summary>Carries the number of the interaction, from 0, in the file's order.</summary>
    internal const string NumberHeader = "X-Interaction";

    /// <summary>Tells the port on standard output, and ends with standard input.</summary>
    internal static int Run(string file)
    {
        // Ctrl-C goes to the whole process group: the parent decides.
        using var interruption = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var output = StandardStreams.TakeOutput();
        _ = PactCoreVersion.Require();
        _ = PactCore.LogToBuffer(PactCore.LogLevel.Off);
        var pact = PactCore.NewPact("consumer", "provider");
        _ = PactCore.WithSpecification(pact, PactCore.SpecificationV4);
        foreach (var (number, interaction) in PactDocument.Read(file).Interactions.Index())
            Add(pact, interaction, number.ToString(CultureInfo.InvariantCulture));
        var port = PactCore.CreateMockServer(pact, "127.0.0.1", port: 0, "http", configuration: null);
        WorkerAnswer.Write(output, port, Encoding.UTF8.GetBytes(port > 0 ? "" : PactCore.LastError()), default);
        using var input = StandardStreams.OpenInput();
        while (input.ReadByte() >= 0)
            continue;
        return 0;
    }

    private static void Add(ushort pact, RecordedInteraction recorded, string number)
    {
        var (request, json) = (recorded.Request, recorded.ToJson()["request"]!.AsObject());
        var interaction = PactCore.NewInteraction(pact, number);
        _ = PactCore.WithRequest(interaction, request.Method, PactMessages.Text(json["path"]) ?? "/");
        foreach (var (name, index, value) in PactMessages.Fields(json["query"]))
            _ = PactCore.WithQueryParameter(interaction, name, (nuint)index, value);
        foreach (var (name, index, value) in PactMessages.Fields(json["headers"]))
            _ = PactCore.WithHeader(interaction, PactCore.Part.Request, name, (nuint)index, value);
        if (!request.Body.IsEmpty)
            _ = PactCore.WithBinaryBody(
                interaction,
                PactCore.Part.Request,
                PactMessages.Text(json["body"]!["contentType"]) ?? "application/octet-stream",
                request.Body.Span,
                (nuint)request.Body.Length
            );
        if (json["matchingRules"] is JsonObject { Count: > 0 } rules)
            _ = PactCore.WithMatchingRules(interaction, PactCore.Part.Request, rules.ToJsonString());
        _ = PactCore.WithHeader(interaction, PactCore.Part.Response, NumberHeader, 0, number);
    }
}
