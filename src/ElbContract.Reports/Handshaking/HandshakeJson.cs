using System.Text.Json;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Handshaking;

/// <summary>The part <c>handshakes</c> of a JSON report: what TLS handshakes have shown, in tables; it is there where any
/// listener was asked.</summary>
internal static class HandshakeJson
{
    public static void Write(Utf8JsonWriter json, VerificationReport report)
    {
        var tables = HandshakeTable.Of(report);
        if (tables.Count == 0)
            return;
        json.WriteStartArray("handshakes");
        foreach (var table in tables)
        {
            json.WriteStartObject();
            json.WriteString("title", table.Title);
            json.WriteNumber("listeners", table.Listeners);
            json.WriteStartArray("rows");
            foreach (var row in table.Rows)
                Write(json, row, table.Columns);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, HandshakeRow row, IReadOnlyList<string> columns)
    {
        json.WriteStartObject();
        json.WriteString("name", row.Name);
        json.WriteBoolean("listed", row.IsListed);
        json.WriteBoolean("weak", row.IsWeak);
        json.WriteStartArray("cells");
        foreach (var (cell, column) in row.Cells.Zip(columns).Where(one => !one.First.IsEmpty))
        {
            json.WriteStartObject();
            json.WriteString("column", column);
            json.WriteNumber("taken", cell.Taken);
            json.WriteNumber("listeners", cell.Listeners);
            json.WriteBoolean("departs", cell.Departs);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
