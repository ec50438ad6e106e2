using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ElbContract.Pact.Contracts;
using ElbContract.Pact.Native;

namespace ElbContract.Pact.Writing;

/// <summary>Hands one interaction to the core, call by call.</summary>
internal sealed class InteractionWriter(ushort pact, PactInteraction interaction)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly uint _handle = PactCore.NewInteraction(pact, interaction.Description);

    internal void Write()
    {
        Accepted(PactCore.SetKey(_handle, interaction.Key), "key");
        if (interaction.Pending)
            Accepted(PactCore.SetPending(_handle, pending: true), "pending");
        if (interaction.TestName is { } name)
            Accepted(PactCore.SetTestName(_handle, name) == 0, "test name");
        foreach (var (comment, value) in interaction.Comments)
            Accepted(PactCore.SetComment(_handle, comment, value.ToJsonString()), $"comment '{comment}'");
        foreach (var state in interaction.ProviderStates)
            State(state);
        Request(interaction.Request);
        Response(interaction.Response);
    }

    private void State(ProviderState state)
    {
        var parameters = new JsonObject(state.Parameters.Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
        Accepted(
            parameters.Count == 0
                ? PactCore.Given(_handle, state.Name)
                : PactCore.GivenWithParameters(_handle, state.Name, parameters.ToJsonString()) == 0,
            $"provider state '{state.Name}'"
        );
    }

    private void Request(PactRequest request)
    {
        Accepted(PactCore.WithRequest(_handle, request.Method, request.Path.Example), "request");
        foreach (var (parameter, index) in Indexed(request.Query))
            Accepted(
                PactCore.WithQueryParameter(_handle, parameter.Name, index, parameter.Value.Example),
                $"query parameter '{parameter.Name}'"
            );
        var rules = new RuleWriter();
        rules.Path(request.Path);
        rules.Fields("query", request.Query);
        Message(PactCore.Part.Request, request.Headers, request.Body, rules);
    }

    private void Response(PactResponse response)
    {
        var status = new JsonObject
        {
            ["value"] = response.Statuses[0],
            ["pact:matcher:type"] = "statusCode",
            ["status"] = new JsonArray([.. response.Statuses.Select(one => JsonValue.Create(one))]),
        };
        Accepted(
            PactCore.ResponseStatus(
                _handle,
                response.Statuses.Count == 1 ? response.Statuses[0].ToString(CultureInfo.InvariantCulture) : status.ToJsonString()
            ),
            "status"
        );
        Message(PactCore.Part.Response, response.Headers, response.Body, new RuleWriter());
    }

    private void Message(PactCore.Part part, IReadOnlyList<PactField> headers, PactBody? body, RuleWriter rules)
    {
        foreach (var (header, index) in Indexed(headers))
            Accepted(PactCore.WithHeader(_handle, part, header.Name, index, header.Value.Example), $"header '{header.Name}'");
        Body(part, headers, body);
        rules.Fields("header", headers);
        rules.Body(body);
        if (rules.Rules is { } matching)
            Accepted(PactCore.WithMatchingRules(_handle, part, matching), "matching rules");
        if (rules.Generators is { } generators)
            Accepted(PactCore.WithGenerators(_handle, part, generators), "generators");
    }

    private void Body(PactCore.Part part, IReadOnlyList<PactField> headers, PactBody? body)
    {
        switch (body)
        {
            case PactBody.JsonBody json:
                Accepted(PactCore.WithBody(_handle, part, "application/json", json.Example.ToJsonString()), "body");
                break;
            case PactBody.VerbatimBody verbatim:
                // The core reads a body of a JSON content type anew. So the header says what is sent, and the call says 'text' or 'bytes'.
                if (!headers.Any(header => header.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)))
                    Accepted(PactCore.WithHeader(_handle, part, "Content-Type", 0, verbatim.ContentType), "content type");
                if (Text(verbatim.Content.Span) is { } text)
                    Accepted(text.Length == 0 || PactCore.WithBody(_handle, part, "text/plain", text), "body");
                else
                    Accepted(
                        PactCore.WithBinaryBody(
                            _handle,
                            part,
                            "application/octet-stream",
                            verbatim.Content.Span,
                            (nuint)verbatim.Content.Length
                        ),
                        "body"
                    );
                break;
        }
    }

    /// <summary>Null when the bytes are no text that comes back as the same bytes.</summary>
    private static string? Text(ReadOnlySpan<byte> content)
    {
        try
        {
            return content.Contains((byte)0) ? null : StrictUtf8.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static IEnumerable<(PactField Field, nuint Index)> Indexed(IReadOnlyList<PactField> fields) =>
        fields
            .GroupBy(field => field.Name, StringComparer.OrdinalIgnoreCase)
            .SelectMany(group => group.Select((field, index) => (field, (nuint)index)));

    private void Accepted(bool accepted, string what) => PactWriter.Accepted(accepted, $"the {what} of '{interaction.Description}'");
}
