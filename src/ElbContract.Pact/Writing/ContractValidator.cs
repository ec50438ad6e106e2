using System.Buffers;
using System.Text.Json.Nodes;
using ElbContract.Pact.Contracts;

namespace ElbContract.Pact.Writing;

/// <summary>Finds what the core would write without a word, and what would then verify nothing or something else.</summary>
internal sealed class ContractValidator
{
    private static readonly SearchValues<char> NotInFileNames = SearchValues.Create("/\\:*?\"<>|");
    private static readonly string[] ReservedComments = ["text", "testname"];
    private readonly List<string> _problems = [];

    internal static IReadOnlyList<string> Examine(string consumer, string provider, IReadOnlyList<PactInteraction> interactions)
    {
        var validator = new ContractValidator();
        validator.Names(consumer, provider);
        validator.Unique(interactions, "description", interaction => interaction.Description);
        validator.Unique(interactions, "key", interaction => interaction.Key);
        foreach (var interaction in interactions)
            validator.Interaction(interaction);
        return validator._problems;
    }

    private void Names(string consumer, string provider)
    {
        foreach (var (role, name) in new[] { ("consumer", consumer), ("provider", provider) })
        {
            if (string.IsNullOrWhiteSpace(name) || name.AsSpan().ContainsAny(NotInFileNames) || name.Any(char.IsControl))
                _problems.Add($"the {role} '{name}' becomes part of a file name: give it a name without / \\ : * ? \" < > |");
        }
    }

    private void Unique(IReadOnlyList<PactInteraction> interactions, string what, Func<PactInteraction, string> value)
    {
        foreach (var group in interactions.GroupBy(value, StringComparer.Ordinal))
        {
            if (string.IsNullOrWhiteSpace(group.Key))
                _problems.Add($"{group.Count()} interaction(s) have no {what}: give each one");
            else if (group.Count() > 1)
                _problems.Add($"{group.Count()} interactions have the {what} '{group.Key}': make it unique ({Whose(group)})");
        }

        string Whose(IEnumerable<PactInteraction> same) =>
            string.Join(", ", same.Select(one => what == "key" ? one.Description : one.Key).Order(StringComparer.Ordinal));
    }

    private void Interaction(PactInteraction interaction)
    {
        void Problem(string where, string what) => _problems.Add($"interaction '{interaction.Description}', {where}: {what}");

        if (interaction.ProviderStates.Any(state => string.IsNullOrWhiteSpace(state.Name)))
            Problem("provider states", "a state has no name");
        foreach (var reserved in ReservedComments.Where(interaction.Comments.ContainsKey))
            Problem("comments", $"'{reserved}' is Pact's own: choose another name");

        var request = interaction.Request;
        if (!IsToken(request.Method))
            Problem("request method", $"'{request.Method}' is not an HTTP method");
        if (!request.Path.Example.StartsWith('/') || request.Path.Example.AsSpan().ContainsAny('?', '#'))
            Problem("request path", $"'{request.Path.Example}' does not start with a slash, or has a query: give the query separately");
        TextExaminer.Examine("request path", request.Path, Problem);
        Fields("request query", request.Query, Problem);
        Headers("request header", request.Headers, Problem);
        Body("request body", request.Body, Problem);

        var response = interaction.Response;
        if (response.Statuses.Count == 0 || response.Statuses.Any(status => status is < 100 or > 599))
            Problem("response status", $"[{string.Join(", ", response.Statuses)}] is not a list of statuses from 100 to 599");
        else if (response.Statuses.Distinct().Count() != response.Statuses.Count)
            Problem("response status", $"[{string.Join(", ", response.Statuses)}] names a status twice");
        Headers("response header", response.Headers, Problem);
        Body("response body", response.Body, Problem);
    }

    private static void Fields(string where, IReadOnlyList<PactField> fields, Action<string, string> problem)
    {
        foreach (var field in fields)
        {
            if (field.Name.Length == 0)
                problem(where, "a name is empty");
            TextExaminer.Examine($"{where} '{field.Name}'", field.Value, problem);
        }
    }

    private static void Headers(string where, IReadOnlyList<PactField> headers, Action<string, string> problem)
    {
        foreach (var header in headers.Where(header => !IsToken(header.Name) || header.Value.Example.Any(char.IsControl)))
            problem($"{where} '{header.Name}'", "is not a header that can be sent");
        Fields(where, headers, problem);
    }

    private static void Body(string where, PactBody? body, Action<string, string> problem)
    {
        if (body is not PactBody.JsonBody json)
            return;
        if (json.Example is not (JsonObject or JsonArray))
            problem(where, "is neither an object nor an array: give it as it is to be sent, with PactBody.Verbatim");
        foreach (var repeated in json.Rules.GroupBy(rule => rule.Path, StringComparer.Ordinal).Where(group => group.Count() > 1))
            problem($"{where} {repeated.Key}", "has several rules: join them in one");
        foreach (var rule in json.Rules)
            BodyRuleExaminer.Examine($"{where} {rule.Path}", rule, json.Example, problem);
    }

    private static bool IsToken(string text) =>
        text.Length > 0
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || "!#$%&'*+-.^_`|~".Contains(letter, StringComparison.Ordinal));
}
