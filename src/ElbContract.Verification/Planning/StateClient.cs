using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using ElbContract.Specification;

namespace ElbContract.Verification.Planning;

/// <summary>Asks an emulated endpoint for provider states, in the way that Pact's own verifier does.</summary>
internal sealed class StateClient(HttpClient http, Uri stateUrl)
{
    /// <summary>Adds every state that the endpoint can bring about.</summary>
    /// <exception cref="StateUrlException">The state URL does not answer as one.</exception>
    public async Task AddAsync(RunStates states, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(names.Select(async name => (Name: name, Values: await SetUpAsync(name, cancellationToken))));
        foreach (var (name, values) in answers)
        {
            if (values is not null)
                states.Add(name, values);
        }
    }

    private async Task<Dictionary<string, string>?> SetUpAsync(string state, CancellationToken cancellationToken)
    {
        var request = new JsonObject
        {
            ["action"] = "setup",
            ["state"] = state,
            ["params"] = new JsonObject(),
        };
        try
        {
            using var answer = await http.PostAsJsonAsync(stateUrl, request, cancellationToken);
            if ((int)answer.StatusCode == 400)
                return null; // a state that it does not know
            if (!answer.IsSuccessStatusCode)
                throw new StateUrlException(stateUrl, $"answers {(int)answer.StatusCode}");
            var values = await answer.Content.ReadFromJsonAsync<Dictionary<string, JsonElement>>(cancellationToken) ?? [];
            return values.ToDictionary(value => value.Key, value => value.Value.ToString(), StringComparer.Ordinal);
        }
        catch (Exception cause)
            when (cause is HttpRequestException or JsonException
                || (cause is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            throw new StateUrlException(
                stateUrl,
                cause is JsonException ? "does not answer with a JSON object of values" : "cannot be reached",
                cause
            );
        }
    }
}

/// <summary>The state URL is not one: bad input from a person.</summary>
internal sealed class StateUrlException : MistakeException
{
    internal StateUrlException(Uri url, string problem, Exception? cause = null)
        : base(
            $"{url.GetLeftPart(UriPartial.Path)}: {problem}; give the address that takes provider states (--state-url), or leave it out",
            cause
        ) { }
}
