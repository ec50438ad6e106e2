using ElbContract.Specification;

namespace ElbContract.Client.Credentials;

/// <summary>clouds.yaml is missing or wrong. One line: the file, its line, what to do; nothing that the file says but names of clouds and
/// keys.</summary>
public sealed class CloudsFileException : MistakeException
{
    /// <param name="path">The file.</param>
    /// <param name="line">From 1; null where it is about the whole file.</param>
    /// <param name="problem">What is wrong, and what to do.</param>
    public CloudsFileException(string path, long? line, string problem)
        : base($"{path}{(line is null ? "" : $", line {line}")}: {problem}.") { }

    /// <param name="problem">Why there is no file, and what to do.</param>
    public CloudsFileException(string problem)
        : base(problem + '.') { }
}
