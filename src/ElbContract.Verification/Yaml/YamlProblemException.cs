namespace ElbContract.Verification.Yaml;

/// <summary>Why a file cannot be read; whoever reads it says which file it is.</summary>
public sealed class YamlProblemException(int? line, string problem) : Exception(problem)
{
    /// <summary>From 1; null where it is about the whole file.</summary>
    public int? Line { get; } = line;
}
