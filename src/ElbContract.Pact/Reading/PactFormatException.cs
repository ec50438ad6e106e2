namespace ElbContract.Pact.Reading;

/// <summary>A pact file that cannot be read, or is none. The message is one line: the file, the place in it, what is wrong and what to
/// do.</summary>
internal sealed class PactFormatException : PactException
{
    internal PactFormatException(string file, string? place, string problem, Exception? cause = null)
        : base(place is null ? $"{file}: {problem}" : $"{file}, {place}: {problem}", cause)
    {
        File = file;
        Place = place;
    }

    public string File { get; }

    /// <summary>Such as <c>line 3</c> or <c>interaction 7 ('adds a cup')</c>; null when the whole file is meant.</summary>
    public string? Place { get; }
}
