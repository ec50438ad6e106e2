using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ElbContract.Emulator.Calls;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;

namespace ElbContract.Emulator.Documentation;

/// <summary>What the emulator serves, as OpenAPI 3.1.</summary>
internal static class OpenApiDocument
{
    private const string Follows = "x-elb-follows";
    private const string NoServer = "/";

    private static readonly JsonSerializerOptions Legible = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IndentSize = 2,
        NewLine = "\n",
        WriteIndented = true,
    };

    /// <summary>Made when it is first asked for: a start takes no longer for it.</summary>
    private static readonly Lazy<string> Written = new(() => Document().ToJsonString(Legible) + "\n");

    /// <summary>What each call takes and answers. A null request is a call without a body, a null answer one of status 204.</summary>
    private static readonly Dictionary<(string Method, Resource Resource), (string? Request, string? Answer)> Bodies = new()
    {
        [("POST", Resource.Listeners)] = ("AddListener", "Listener"),
        [("GET", Resource.Listeners)] = (null, "Listeners"),
        [("GET", Resource.Listener)] = (null, "ListenerInFull"),
        [("PUT", Resource.Listener)] = ("ChangeListener", "ListenerInFull"),
        [("DELETE", Resource.Listener)] = (null, null),
        [("POST", Resource.Members)] = ("AddBackends", "JobStarted"),
        [("GET", Resource.Members)] = (null, "Backends"),
        [("POST", Resource.MemberActions)] = ("RemoveBackends", "JobStarted"),
        [("POST", Resource.LoadBalancers)] = ("CreateLoadBalancer", "JobStarted"),
        [("GET", Resource.LoadBalancers)] = (null, "LoadBalancers"),
        [("GET", Resource.LoadBalancer)] = (null, "LoadBalancer"),
        [("PUT", Resource.LoadBalancer)] = ("ChangeLoadBalancer", "JobStarted"),
        [("DELETE", Resource.LoadBalancer)] = (null, "JobStarted"),
        [("POST", Resource.Certificates)] = ("CreateCertificate", "Certificate"),
        [("GET", Resource.Certificates)] = (null, "Certificates"),
        [("GET", Resource.Certificate)] = (null, "Certificate"),
        [("PUT", Resource.Certificate)] = ("ChangeCertificate", "Certificate"),
        [("DELETE", Resource.Certificate)] = (null, null),
        [("POST", Resource.HealthChecks)] = ("CreateHealthCheck", "HealthCheck"),
        [("GET", Resource.HealthChecks)] = (null, "HealthChecks"),
        [("GET", Resource.HealthCheck)] = (null, "HealthCheck"),
        [("PUT", Resource.HealthCheck)] = ("ChangeHealthCheck", "HealthCheck"),
        [("DELETE", Resource.HealthCheck)] = (null, null),
        [("GET", Resource.Quotas)] = (null, "Quotas"),
        [("GET", Resource.Job)] = (null, "Job"),
    };

    private static readonly (string Name, string Description)[] Tags =
    [
        ("Listeners", "What a load balancer listens to. Adding one is the matter of the page."),
        ("Backends", "The servers that a listener forwards to. They are held, and get no traffic."),
        ("Load balancers", "What listeners are added to."),
        ("Certificates", "What HTTPS and SSL listeners refer to."),
        ("Health checks", "They are held, and check nothing."),
        ("Quotas and jobs", "How many there can be, and how far a job is."),
        ("Identity", "Where tokens come from."),
    ];

    private static readonly (int Status, string Clause, string Meaning)[] Refusals =
    [
        (400, ClauseIds.Status400, "Refused: something in the request is wrong."),
        (401, ClauseIds.Status401, "No token, or none that is known."),
        (403, ClauseIds.Status403, "The token does not permit it, or a quota is used up."),
        (404, ClauseIds.Status404, "There is nothing of that id, or no such path."),
        (500, ClauseIds.Status500, "A system error."),
        (503, ClauseIds.Status503, "The service is not available."),
    ];

    /// <summary>The document that is not of one emulator: with the contract's example ids, and no address.</summary>
    public static string Text => Written.Value;

    /// <summary>The document of an emulator: its examples are requests that it accepts.</summary>
    /// <param name="address">Where it is, such as <c>http://127.0.0.1:8080</c>.</param>
    /// <param name="ids">What it holds.</param>
    public static string Of(string address, ProviderIds ids)
    {
        var example = ProviderIds.Example;
        return Text.Replace($"\"url\": \"{NoServer}\"", $"\"url\": {Quoted(address)}", StringComparison.Ordinal)
            .Replace(Quoted(example.ProjectId), Quoted(ids.ProjectId), StringComparison.Ordinal)
            .Replace(Quoted(example.PublicLoadbalancerId), Quoted(ids.PublicLoadbalancerId), StringComparison.Ordinal)
            .Replace(Quoted(example.CertificateId), Quoted(ids.CertificateId), StringComparison.Ordinal)
            .Replace(Quoted(example.SniCertificateId), Quoted(ids.SniCertificateId), StringComparison.Ordinal);
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Legible);

    private static JsonObject Document() =>
        new()
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "Classic Elastic Load Balance, as the emulator of ElbContract serves it",
                ["version"] = "1.0",
                ["description"] =
                    "Made of the catalogue of clauses. 'x-elb-clause' says which clause a limit comes from, and 'x-elb-follows' what a "
                    + "call follows: the page, whose contract proves it; a neighbouring page; or a guess.",
                ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = NoServer }),
            ["security"] = JsonNode.Parse("""[{"token":[]},{"signature":[]}]"""),
            ["tags"] = new JsonArray([.. Tags.Select(tag => new JsonObject { ["name"] = tag.Name, ["description"] = tag.Description })]),
            ["paths"] = Paths(),
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = JsonNode.Parse(
                    """
                    {"token":{"type":"apiKey","in":"header","name":"X-Auth-Token","description":"A token of the identity service."},
                    "signature":{"type":"apiKey","in":"header","name":"Authorization",
                    "description":"A request signed with an access key and its secret key: SDK-HMAC-SHA256."}}
                    """
                ),
                ["schemas"] = Schemas(),
            },
        };

    private static JsonObject Schemas()
    {
        var schemas = new JsonObject
        {
            ["AddListener"] = ListenerSchemas.AddListener(),
            ["AddListenerRules"] = ListenerSchemas.Rules(),
            ["ChangeListener"] = ListenerSchemas.ChangeListener(),
            ["Listener"] = ListenerSchemas.Listener(),
            ["ListenerInFull"] = ListenerSchemas.ListenerInFull(),
            ["Listeners"] = new JsonObject { ["type"] = "array", ["items"] = ListenerSchemas.Reference("ListenerInFull") },
            ["CreateHealthCheck"] = HealthCheckSchemas.Create(),
            ["ChangeHealthCheck"] = HealthCheckSchemas.Change(),
            ["HealthCheck"] = HealthCheckSchemas.HealthCheck(),
        };
        foreach (var (name, schema) in JsonNode.Parse(SiblingSchemas.Json)!.AsObject())
            schemas[name] = schema?.DeepClone();
        return schemas;
    }

    private static JsonObject Paths()
    {
        var paths = new JsonObject();
        foreach (var calls in EmulatedCalls.All.GroupBy(call => call.Resource))
        {
            var path = EmulatedCalls.Path(calls.Key);
            var item = new JsonObject
            {
                ["parameters"] = new JsonArray([.. path.Split('/').Where(part => part.StartsWith('{')).Select(PathParameter)]),
            };
            foreach (var call in calls)
                item[call.Method.ToLowerInvariant()] = Operation(call);
            paths[path] = item;
        }

        foreach (var (path, item) in JsonNode.Parse(IdentityPaths)!.AsObject())
            paths[path] = item?.DeepClone();
        return paths;
    }

    private static JsonNode PathParameter(string part)
    {
        var name = part.Trim('{', '}');
        var parameter = new JsonObject
        {
            ["name"] = name,
            ["in"] = "path",
            ["required"] = true,
            ["schema"] = new JsonObject { ["type"] = "string" },
        };
        if (name == "project_id")
        {
            parameter["description"] = Catalogue.Find(ClauseIds.ProjectIdMandatory)!.Sentence;
            parameter[ListenerSchemas.ClauseKey] = ClauseIds.ProjectIdMandatory;
            parameter["example"] = ProviderIds.Example.ProjectId;
        }

        return parameter;
    }

    private static JsonObject Operation(EmulatedCall call)
    {
        var (request, answer) = Bodies[(call.Method, call.Resource)];
        var isOfThePage = call.Footing is Footing.Page;
        var operation = new JsonObject
        {
            ["operationId"] = OperationId(call.Name),
            ["summary"] = call.Name,
            ["tags"] = new JsonArray(Tag(call.Resource)),
            [Follows] = call.Footing switch
            {
                Footing.Page => "page",
                Footing.SiblingPage => "neighbouring page",
                _ => "guess",
            },
        };
        if (isOfThePage)
        {
            operation["description"] = Catalogue.Find(ClauseIds.UriAdd)!.Sentence;
            operation[ListenerSchemas.ClauseKey] = ClauseIds.UriAdd;
        }

        if (call.Name.StartsWith("List ", StringComparison.Ordinal))
            operation["parameters"] = JsonNode.Parse(ListParameters);
        if (request is not null)
        {
            var content = new JsonObject { ["schema"] = ListenerSchemas.Reference(request) };
            if (isOfThePage)
                content["examples"] = ListenerExamples.All();
            operation["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["content"] = new JsonObject { ["application/json"] = content },
            };
        }

        operation["responses"] = Responses(answer, isOfThePage);
        return operation;
    }

    private static JsonObject Responses(string? answer, bool isOfThePage)
    {
        var responses = new JsonObject
        {
            [answer is null ? "204" : "200"] = answer is null
                ? new JsonObject { ["description"] = "Done." }
                : Response("Accepted.", answer, isOfThePage ? ClauseIds.Status200 : null),
        };
        foreach (var (status, clause, meaning) in Refusals)
            responses[status.ToString(CultureInfo.InvariantCulture)] = Response(meaning, "Error", isOfThePage ? clause : null);
        return responses;
    }

    private static JsonObject Response(string meaning, string schema, string? clause)
    {
        var response = new JsonObject
        {
            ["description"] = clause is null ? meaning : Catalogue.Find(clause)!.Sentence,
            ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = ListenerSchemas.Reference(schema) } },
        };
        if (clause is not null)
            response[ListenerSchemas.ClauseKey] = clause;
        return response;
    }

    /// <summary><c>Add backends to a listener</c> is <c>addBackendsToListener</c>.</summary>
    private static string OperationId(string name)
    {
        var words = name.Split(' ').Where(word => word is not ("a" or "the")).ToList();
        return words[0].ToLowerInvariant() + string.Concat(words.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }

    private static string Tag(Resource resource) =>
        resource switch
        {
            Resource.Listeners or Resource.Listener => "Listeners",
            Resource.Members or Resource.MemberActions => "Backends",
            Resource.LoadBalancers or Resource.LoadBalancer => "Load balancers",
            Resource.Certificates or Resource.Certificate => "Certificates",
            Resource.HealthChecks or Resource.HealthCheck => "Health checks",
            _ => "Quotas and jobs",
        };

    private const string ListParameters = """
        [{"name":"limit","in":"query","description":"How many at most.","schema":{"type":"integer","minimum":0}},
        {"name":"marker","in":"query","description":"The id of the last one of the list before.","schema":{"type":"string"}},
        {"name":"filter","in":"query","description":"Fields that the listed ones have, each with its value.","style":"form","explode":true,
        "schema":{"type":"object","additionalProperties":{"type":"string"}}}]
        """;

    private const string IdentityPaths = """
        {
          "/v3": {
            "get": {
              "operationId": "showIdentityVersion",
              "summary": "Show the version of the identity service",
              "tags": ["Identity"],
              "x-elb-follows": "neighbouring page",
              "security": [],
              "responses": {
                "200": {
                  "description": "Its version.",
                  "content": { "application/json": { "schema": { "$ref": "#/components/schemas/IdentityVersion" } } }
                }
              }
            }
          },
          "/v3/auth/tokens": {
            "post": {
              "operationId": "issueToken",
              "summary": "Issue a token",
              "tags": ["Identity"],
              "x-elb-follows": "neighbouring page",
              "security": [],
              "requestBody": {
                "required": true,
                "content": { "application/json": { "schema": { "$ref": "#/components/schemas/AskForToken" } } }
              },
              "responses": {
                "201": {
                  "description": "What the token is for; the token itself is in the header.",
                  "headers": { "X-Subject-Token": { "description": "The token.", "schema": { "type": "string" } } },
                  "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Token" } } }
                },
                "400": {
                  "description": "No request for a token.",
                  "content": { "application/json": { "schema": { "$ref": "#/components/schemas/IdentityError" } } }
                },
                "401": {
                  "description": "Not proved.",
                  "content": { "application/json": { "schema": { "$ref": "#/components/schemas/IdentityError" } } }
                }
              }
            }
          }
        }
        """;
}
