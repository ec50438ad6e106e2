using ElbContract.Specification;

namespace ElbContract.Reports;

/// <summary>A file that is no JSON report of a run: bad input from a person. The message says which and what to do.</summary>
public class ReportFormatException : MistakeException
{
    internal ReportFormatException(string path, string problem)
        : base($"{path} {problem}") { }
}

/// <summary>A report of another verb or another version.</summary>
internal sealed class OtherSchemaException(string path, string schema)
    : ReportFormatException(path, $"{Is(schema)}: give what verify --report json=FILE wrote")
{
    /// <summary>The file and what it is, without what to do.</summary>
    public string What { get; } = $"{path} {Is(schema)}";

    private static string Is(string schema) => $"has the schema {schema}, but {JsonReport.Schema} is needed";
}
