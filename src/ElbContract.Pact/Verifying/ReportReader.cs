using System.Text.Json;
using ElbContract.Pact.Reading;
using ElbContract.Pact.Verifying.Workers;

namespace ElbContract.Pact.Verifying;

/// <summary>Reads the core's JSON report on a file: one result for each interaction that was in it.</summary>
internal static class ReportReader
{
    private const int LongestValue = 1000;

    internal static IEnumerable<InteractionResult> Read(WorkerAnswer answer, IReadOnlyList<RecordedInteraction> interactions)
    {
        using var report = Parse(answer.Report);
        var told = report is null ? [] : Told(report.RootElement);
        var failed = interactions.Any(interaction =>
            !interaction.Pending && told.TryGetValue(interaction.Key, out var result) && Text(result, "result") != "OK"
        );
        // The core's own 'result' is true after it has caught a panic: its return code is what tells. And it calls nothing at all a
        // success.
        var untold =
            answer.Code == 0
                ? "Pact's core did not report it"
                : $"Pact's core failed with code {answer.Code}: {Cause(report, answer.Error)}";
        foreach (var interaction in interactions)
        {
            if (!told.TryGetValue(interaction.Key, out var result))
                yield return NotRun(interaction, untold);
            else if (Text(result, "result") != "OK")
                yield return Failed(interaction, result);
            else if (answer.Code != 0 && !failed)
                yield return NotRun(interaction, untold);
            else
                yield return Result(interaction, InteractionOutcome.Passed);
        }
    }

    internal static InteractionResult NotRun(RecordedInteraction interaction, string reason) =>
        Result(interaction, InteractionOutcome.NotRun) with
        {
            Reason = reason,
        };

    private static InteractionResult Result(RecordedInteraction interaction, InteractionOutcome outcome) =>
        new()
        {
            Key = interaction.Key,
            Description = interaction.Description,
            Pending = interaction.Pending,
            Outcome = outcome,
        };

    private static InteractionResult Failed(RecordedInteraction interaction, JsonElement result)
    {
        if (!result.TryGetProperty("mismatch", out var failure))
            return NotRun(interaction, "Pact's core reported a failure without saying which");
        if (!failure.TryGetProperty("mismatches", out var mismatches))
            return NotRun(interaction, Message(failure) ?? failure.GetRawText());
        return Result(interaction, InteractionOutcome.Failed) with { Mismatches = [.. mismatches.EnumerateArray().Select(Mismatch)] };
    }

    private static Mismatch Mismatch(JsonElement mismatch)
    {
        var kind = Text(mismatch, "type") switch
        {
            "StatusMismatch" => MismatchKind.Status,
            "HeaderMismatch" => MismatchKind.Header,
            "BodyTypeMismatch" => MismatchKind.BodyType,
            "BodyMismatch" => MismatchKind.Body,
            _ => MismatchKind.Other,
        };
        return new Mismatch(
            kind,
            Text(mismatch, "path") ?? Text(mismatch, "key") ?? (kind == MismatchKind.BodyType ? "$" : ""),
            Value(mismatch, "expected"),
            Value(mismatch, "actual"),
            Shorten(Text(mismatch, "mismatch") ?? "")
        );
    }

    private static JsonDocument? Parse(ReadOnlyMemory<byte> report)
    {
        try
        {
            var document = JsonDocument.Parse(report);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document;
            document.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Dictionary<string, JsonElement> Told(JsonElement report)
    {
        var told = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (report.TryGetProperty("interactionResults", out var results))
        {
            foreach (var result in results.EnumerateArray())
                told[Text(result, "interactionKey") ?? ""] = result;
        }

        return told;
    }

    private static string Cause(JsonDocument? report, string error)
    {
        var errors =
            report?.RootElement.TryGetProperty("errors", out var listed) == true
                ? listed
                    .EnumerateArray()
                    .Select(error => error.TryGetProperty("mismatch", out var failure) ? Message(failure) : null)
                    .OfType<string>()
                : [];
        return string.Join("; ", errors) is { Length: > 0 } said ? said
            : error.Length > 0 ? Shorten(error.ReplaceLineEndings(" "))
            : "it gives no reason";
    }

    /// <summary>Without the address, which may hold what is nobody's business.</summary>
    private static string? Message(JsonElement failure) =>
        Text(failure, "message") is { } message ? Shorten(message.Split(" for url (")[0]) : null;

    private static string? Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Value(JsonElement from, string name) =>
        !from.TryGetProperty(name, out var value)
            ? null
            : Shorten(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());

    private static string Shorten(string text) => text.Length <= LongestValue ? text : string.Concat(text.AsSpan(0, LongestValue), "…");
}
