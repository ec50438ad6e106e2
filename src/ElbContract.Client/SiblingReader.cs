using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ElbContract.Client.Certificates;
using ElbContract.Client.Errors;
using ElbContract.Client.LoadBalancers;
using ElbContract.Client.Wire;

namespace ElbContract.Client;

/// <summary>Load balancers, jobs and certificates to and from JSON, leniently: an id is all that must be there.</summary>
internal static class SiblingReader
{
    private static readonly SiblingJson Json = new(
        new(SiblingJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    public static byte[] Write(CreateLoadBalancerRequest request) =>
        JsonSerializer.SerializeToUtf8Bytes(request, Json.CreateLoadBalancerRequest);

    public static byte[] Write(CreateCertificateRequest request) =>
        JsonSerializer.SerializeToUtf8Bytes(request, Json.CreateCertificateRequest);

    public static LoadBalancer[] LoadBalancers(RawAnswer answer, string operation) =>
        List(answer, operation, "loadbalancers", LoadBalancer);

    public static Certificate[] Certificates(RawAnswer answer, string operation) => List(answer, operation, "certificates", Certificate);

    public static Certificate Certificate(RawAnswer answer, string operation) =>
        Read(answer, operation, body => Certificate(body) ?? throw Wrong(answer, operation, "without an id"));

    public static string JobId(RawAnswer answer, string operation) =>
        Read(answer, operation, body => Text(body, "job_id") ?? throw Wrong(answer, operation, "without a job_id"));

    /// <summary>Null for a body without one, or without any.</summary>
    public static string? JobIdOrNull(RawAnswer answer, string operation) =>
        answer.Body.IsEmpty ? null : Read(answer, operation, body => Text(body, "job_id"));

    public static Job Job(RawAnswer answer, string operation) =>
        Read(
            answer,
            operation,
            body => new Job
            {
                Status = Status(Text(body, "status")),
                LoadBalancerId = Member(Member(body, "entities"), "elb") is { } elb ? Text(elb, "id") : null,
                ErrorCode = Text(body, "error_code"),
                FailReason = Text(body, "fail_reason"),
            }
        );

    private static JobStatus Status(string? word) =>
        word switch
        {
            "INIT" => JobStatus.Init,
            "RUNNING" => JobStatus.Running,
            "SUCCESS" => JobStatus.Success,
            "FAIL" => JobStatus.Fail,
            _ => JobStatus.Unknown,
        };

    private static LoadBalancer? LoadBalancer(JsonElement one) =>
        Text(one, "id") is not { } id
            ? null
            : new LoadBalancer
            {
                Id = id,
                Name = Text(one, "name"),
                Type = Text(one, "type"),
                Status = Text(one, "status"),
                AdminStateUp = Switch(one, "admin_state_up"),
            };

    private static Certificate? Certificate(JsonElement one) =>
        Text(one, "id") is not { } id
            ? null
            : new Certificate
            {
                Id = id,
                Name = Text(one, "name"),
                Domain = Text(one, "domain"),
            };

    // Documented as an object that holds the array; a bare array is what listeners are listed as.
    private static T[] List<T>(RawAnswer answer, string operation, string member, Func<JsonElement, T?> read)
        where T : class =>
        Read(
            answer,
            operation,
            body =>
            {
                var list =
                    body.ValueKind == JsonValueKind.Array
                        ? body
                        : Member(body, member) ?? throw Wrong(answer, operation, $"without the list {member}");
                if (list.ValueKind == JsonValueKind.Null)
                    return [];
                if (list.ValueKind != JsonValueKind.Array)
                    throw Wrong(answer, operation, $"JSON whose {member} are not a list");
                return list.EnumerateArray()
                    .Select(one => read(one) ?? throw Wrong(answer, operation, $"a list of {member} in which one has no id"))
                    .ToArray();
            }
        );

    private static T Read<T>(RawAnswer answer, string operation, Func<JsonElement, T> read)
    {
        if (answer.IsCut)
            throw Wrong(answer, operation, string.Create(CultureInfo.InvariantCulture, $"longer than {answer.Body.Length} bytes"));
        try
        {
            using var body = JsonDocument.Parse(BodyForm.WithoutByteOrderMark(answer.Body));
            return read(body.RootElement);
        }
        catch (JsonException e)
        {
            throw new AnswerFormatException(operation, answer.Status, BodyForm.Describe(answer.Body.Span), e);
        }
    }

    private static AnswerFormatException Wrong(RawAnswer answer, string operation, string problem) =>
        new(operation, answer.Status, problem);

    private static JsonElement? Member(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } of && of.TryGetProperty(name, out var member) ? member : null;

    /// <summary>A text, or a number as it is written; empty ones and everything else are null.</summary>
    private static string? Text(JsonElement parent, string name) =>
        Member(parent, name) switch
        {
            { ValueKind: JsonValueKind.String } text when text.ReadText() is { Length: > 0 } value => value,
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            _ => null,
        };

    private static bool? Switch(JsonElement parent, string name) =>
        Member(parent, name) switch
        {
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.False } => false,
            _ => Text(parent, name) switch
            {
                null => null,
                "1" or "true" or "True" => true,
                _ => false,
            },
        };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(CreateLoadBalancerRequest))]
[JsonSerializable(typeof(CreateCertificateRequest))]
internal sealed partial class SiblingJson : JsonSerializerContext;
