using System.Globalization;
using System.Text.Json.Nodes;
using ElbContract.Emulator;
using ElbContract.Reports;

namespace ElbContract.Cli.Serving;

/// <summary>Prints a line for each request that an emulator answers; those before the start of the log come after what is printed
/// then.</summary>
internal sealed class RequestLog(InertWriter output, bool isJson)
{
    private readonly Lock _printing = new();
    private readonly List<string> _early = [];
    private bool _isStarted;

    public void Add(AnsweredCall call)
    {
        var line = isJson ? Json(call) : Text(call);
        lock (_printing)
        {
            if (_isStarted)
                Print(line);
            else
                _early.Add(line);
        }
    }

    public void Start()
    {
        lock (_printing)
        {
            _isStarted = true;
            _early.ForEach(Print);
            _early.Clear();
        }
    }

    private void Print(string line)
    {
        output.WriteLine(line);
        output.Flush();
    }

    private static string Text(AnsweredCall call) =>
        string.Create(CultureInfo.InvariantCulture, $"{call.At:HH:mm:ss} {call.Status} {call.Method} {call.Path}")
        + (call.Clauses.Count == 0 ? "" : $"  {string.Join(", ", call.Clauses)}");

    private static string Json(AnsweredCall call) =>
        new JsonObject
        {
            ["at"] = call.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ["method"] = call.Method,
            ["path"] = call.Path,
            ["status"] = call.Status,
            ["clauses"] = new JsonArray([.. call.Clauses.Select(clause => (JsonNode)clause)]),
        }.ToJsonString();
}
