using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ElbContract.Features.Vocabulary;

/// <summary>
/// A parameter and its value in a table of parameters. There stand all the words that steps have for values, <c>left out</c>, and behind
/// the word <c>raw</c> whatever a consumer can write; a name in quotation marks is a key that no page documents.
/// </summary>
public sealed partial record TableRow(string Name, string Value)
{
    private const string Raw = "raw ";

    public void ApplyTo(JsonObject listener)
    {
        var parameter = Name.StartsWith('"') ? new Parameter(Name, Name.Trim('"')) : Parameter.Called(Name);
        if (Value == "left out")
            listener.Remove(parameter.Name);
        else
            listener[parameter.Name] = For(parameter, listener[parameter.Name]);
    }

    private JsonNode? For(Parameter parameter, JsonNode? ordinary) =>
        Value.StartsWith(Raw, StringComparison.Ordinal) ? JsonNode.Parse(Value[Raw.Length..])
        : Forms().IsMatch(Value) ? new Form(Value).For(ordinary)
        : Lengths().IsMatch(Value) ? new TextWords().Characters(Value).Text
        : Certificates().IsMatch(Value) ? new CertificateWords().Certificate(Value).Value
        : Value == "an unknown load balancer" ? ExampleIds.UnknownLoadBalancer
        : new WrittenValue(Value).For(parameter);

    [GeneratedRegex($@"\A(?:{FormWords.All})\z", RegexOptions.NonBacktracking)]
    private static partial Regex Forms();

    [GeneratedRegex($@"\A(?:{TextWords.Lengths})\z", RegexOptions.NonBacktracking)]
    private static partial Regex Lengths();

    [GeneratedRegex($@"\A(?:{CertificateWords.All})\z", RegexOptions.NonBacktracking)]
    private static partial Regex Certificates();
}
