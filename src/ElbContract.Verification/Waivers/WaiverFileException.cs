using ElbContract.Specification;

namespace ElbContract.Verification.Waivers;

/// <summary>A waiver file that cannot be used: bad input from a person. The message says where, what and what to do.</summary>
internal sealed class WaiverFileException : MistakeException
{
    internal WaiverFileException(string path, int? line, string problem)
        : base(line is null ? $"{path} {problem}" : $"{path}:{line}: {problem}") { }
}
