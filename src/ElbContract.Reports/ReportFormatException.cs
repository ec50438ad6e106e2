using ElbContract.Specification;

namespace ElbContract.Reports;

/// <summary>A file that is no JSON report of a run: bad input from a person. The message says which and what to do.</summary>
public sealed class ReportFormatException : MistakeException
{
    internal ReportFormatException(string path, string problem)
        : base($"{path} {problem}") { }
}
