using ElbContract.Specification;

namespace ElbContract.Verification.Ids;

/// <summary>An ids file that cannot be used: bad input from a person. The message says where and what to do, and repeats no value of the
/// file.</summary>
internal sealed class IdsFileException : MistakeException
{
    internal IdsFileException(string path, int? line, string problem)
        : base(line is null ? $"{path} {problem}" : $"{path}:{line}: {problem}") { }
}
