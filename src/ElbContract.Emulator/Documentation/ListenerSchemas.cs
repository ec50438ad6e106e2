using System.Text.Json.Nodes;
using ElbContract.Emulator.Operations;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Listeners;

namespace ElbContract.Emulator.Documentation;

/// <summary>The schemas of listeners, made of the catalogue.</summary>
internal static class ListenerSchemas
{
    /// <summary>Where a limit comes from: a clause's id, or a list of them.</summary>
    public const string ClauseKey = "x-elb-clause";

    /// <summary>What clients are made of: a type for each parameter, and the rules of <see cref="Rules"/>.</summary>
    public static JsonObject AddListener() =>
        new()
        {
            ["type"] = "object",
            ["description"] =
                "A listener to add. Parameters have their documented types and words here, whatever the listener. Where the page leaves "
                + "others open, only AddListenerRules allows them.",
            [ClauseKey] = new JsonArray(ClauseIds.UriAdd),
            ["required"] = new JsonArray([
                .. Catalogue
                    .Clauses.Where(clause => clause.Shape is Shape.Mandatory && IsOfAll(clause))
                    .Select(clause => JsonValue.Create(clause.Shape!.Field.JsonName())),
            ]),
            ["properties"] = Parameters(ListenerFields.Requested),
            ["allOf"] = new JsonArray(Reference("AddListenerRules")),
        };

    /// <summary>What can be changed of a listener: within the limits of adding.</summary>
    public static JsonObject ChangeListener() =>
        new()
        {
            ["type"] = "object",
            ["description"] = "What changes. What a listener keeps for its life is passed over.",
            ["properties"] = Parameters([.. ListenerFields.Requested.Where(row => ListenerOperations.Changeable.Contains(row.Field))]),
        };

    /// <summary>Exactly what the clauses refuse.</summary>
    public static JsonObject Rules() =>
        new()
        {
            ["type"] = "object",
            ["description"] =
                "What the page refuses in a request to add a listener, a clause each, and nothing that it leaves open. x-elb-unsaid has "
                + "what no schema of a body can say.",
            [ClauseKey] = new JsonArray(ClauseIds.UriAdd, ClauseIds.Status400),
            ["x-elb-unsaid"] = new JsonObject(RequestRules.Unsaid.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value))),
            ["allOf"] = new JsonArray([
                .. RequestRules
                    .All()
                    .Select(rule =>
                    {
                        rule.Schema.Insert(0, ClauseKey, rule.Clause.Id);
                        rule.Schema.Insert(1, "description", rule.Clause.Sentence);
                        return rule.Schema;
                    }),
            ]),
        };

    /// <summary>The answer that accepts.</summary>
    public static JsonObject Listener()
    {
        var shown = ListenerFields.All.Where(row => row.Shown is not Shown.Never).ToList();
        return new()
        {
            ["type"] = "object",
            ["description"] = "A listener, as the answer that accepts shows it. It may have more.",
            ["required"] = new JsonArray([.. shown.Where(row => row.Shown is Shown.Always).Select(row => JsonValue.Create(row.JsonName))]),
            ["properties"] = new JsonObject(shown.Select(row => KeyValuePair.Create(row.JsonName, (JsonNode?)Field(row)))),
        };
    }

    /// <summary>The listener as its own page shows it.</summary>
    public static JsonObject ListenerInFull() =>
        new()
        {
            ["allOf"] = new JsonArray(
                Reference("Listener"),
                JsonNode.Parse(
                    """
                    {"type":"object","description":"What only lists and the listener's own page show.","properties":{
                    "member_number":{"type":"integer","description":"How many backends it has."},
                    "healthcheck_id":{"type":["string","null"],"description":"Null where it has no health check."},
                    "tcp_timeout":{"type":["integer","null"],"description":"Null where it does not apply."},
                    "udp_timeout":{"type":["integer","null"],"description":"Null where it does not apply."}}}
                    """
                )
            ),
        };

    public static JsonObject Reference(string schema) => new() { ["$ref"] = "#/components/schemas/" + schema };

    private static JsonObject Parameters(IReadOnlyList<DocumentedField> rows) =>
        new(rows.Select(row => KeyValuePair.Create(row.JsonName, (JsonNode?)Parameter(row))));

    private static JsonObject Parameter(DocumentedField row)
    {
        var clauses = Catalogue.Clauses.Where(clause => clause.Subject == row.Field && !clause.IsAboutAnswers).ToList();
        var isMandatory = clauses.Exists(clause => clause.Shape is Shape.Mandatory && IsOfAll(clause));
        var schema = new JsonObject
        {
            ["type"] = Type(row, orNull: !isMandatory),
            ["description"] = string.Join(' ', clauses.Select(clause => clause.Sentence).Distinct()),
            [ClauseKey] = new JsonArray([.. clauses.Select(clause => JsonValue.Create(clause.Id))]),
        };
        foreach (var rule in RequestRules.All().Where(rule => rule.Clause.Subject == row.Field))
        {
            foreach (var (key, value) in RequestRules.OfParameter(rule.Clause, rule.Schema) ?? [])
            {
                if (key is not ("type" or "not"))
                    schema[key] = value?.DeepClone();
            }
        }

        if (row.Field is ListenerField.Certificates)
            schema["items"] = new JsonObject { ["type"] = "string" };
        if (Examples(clauses) is { Count: > 0 } examples)
            schema["examples"] = examples;
        return schema;
    }

    private static JsonNode Type(DocumentedField row, bool orNull)
    {
        var name = row.Kind switch
        {
            ParameterKind.WholeNumber => "integer",
            ParameterKind.TruthValue => "boolean",
            _ => "string",
        };
        if (row.Field is ListenerField.Certificates)
            return new JsonArray(name, "array", "null");
        return orNull ? new JsonArray(name, "null") : JsonValue.Create(name)!;
    }

    private static JsonArray Examples(IEnumerable<Clause> clauses) =>
        [
            .. clauses.SelectMany(clause =>
                clause.Shape switch
                {
                    Shape.Range range => [range.Minimum, range.Maximum],
                    Shape.Words words => words.Values.Select(word => (JsonNode)word),
                    _ => (IEnumerable<JsonNode>)[],
                }
            ),
        ];

    private static JsonObject Field(DocumentedField row)
    {
        var clauses = Catalogue
            .Clauses.Where(clause =>
                clause.IsAboutAnswers && clause.Shape?.Field == row.Field && clause.Shape is Shape.Shown or Shape.Hidden
            )
            .ToList();
        // What a request can leave out, and what does not apply, may be null.
        var always = row.Shown is Shown.Always && row.Field is not (ListenerField.Description or ListenerField.SessionSticky);
        var schema = new JsonObject
        {
            ["type"] = Type(row, orNull: !always),
            ["description"] = string.Join(' ', clauses.Select(clause => clause.Sentence)),
            [ClauseKey] = new JsonArray([.. clauses.Select(clause => JsonValue.Create(clause.Id))]),
        };
        if (row.Field is ListenerField.CreateTime or ListenerField.UpdateTime)
            ((JsonArray)schema[ClauseKey]!).Add(ClauseIds.ResponseTimes);
        if (row.Field is ListenerField.Certificates)
            schema["items"] = new JsonObject { ["type"] = "string" };
        if (row.Field is ListenerField.Status)
            schema["enum"] = new JsonArray("ACTIVE", "PENDING_CREATE", "ERROR");
        return schema;
    }

    private static bool IsOfAll(Clause clause) => clause.Id != ClauseIds.CertificateIdMandatory;
}
