using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace ElbContract.Gherkin;

/// <summary>The table under a step: a header and rows; an empty cell is "".</summary>
public sealed class DataTable
{
    public DataTable(params string[] header)
    {
        Header = header;
    }

    internal DataTable(IReadOnlyList<IReadOnlyList<string>> lines)
    {
        Header = [.. lines[0]];
        Rows = [.. lines.Skip(1).Select(line => new DataTableRow(this, [.. line]))];
    }

    public ICollection<string> Header { get; }

    public IReadOnlyList<DataTableRow> Rows { get; private set; } = [];

    public int RowCount => Rows.Count;

    public bool ContainsColumn(string column) => Header.Contains(column);

    public void AddRow(params string[] cells)
    {
        if (cells.Length != Header.Count)
        {
            throw new ArgumentException($"the row has {cells.Length} cells, the table {Header.Count} columns", nameof(cells));
        }

        Rows = [.. Rows, new DataTableRow(this, cells)];
    }

    public override string ToString() =>
        string.Join('\n', Rows.Select(row => row.Values).Prepend(Header).Select(cells => $"| {string.Join(" | ", cells)} |"));
}

/// <summary>A row, read by column name or index.</summary>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "Reqnroll's name.")]
public sealed class DataTableRow : IReadOnlyDictionary<string, string>
{
    private readonly DataTable _table;
    private readonly string[] _cells;

    internal DataTableRow(DataTable table, string[] cells)
    {
        _table = table;
        _cells = cells;
    }

    public string this[int index] => _cells[index];

    public string this[string column] =>
        TryGetValue(column, out var cell)
            ? cell
            : throw new KeyNotFoundException(
                $"the table has no column '{column}', only {string.Join(", ", Keys.Select(key => $"'{key}'"))}"
            );

    public IEnumerable<string> Keys => _table.Header;

    public IEnumerable<string> Values => _cells;

    public int Count => _cells.Length;

    public bool ContainsKey(string key) => _table.ContainsColumn(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        var index = Keys.Select((column, at) => (column, at))
            .Where(pair => pair.column == key)
            .Select(pair => pair.at)
            .DefaultIfEmpty(-1)
            .First();
        value = index < 0 ? null : _cells[index];
        return index >= 0;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => Keys.Zip(_cells, KeyValuePair.Create).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
