namespace ElbContract.Pact.Verifying;

public sealed record PactVerifierOptions
{
    /// <summary>Processes that verify at the same time, each with one request under way. 1 to 64; the default is one a core, 4 at
    /// most.</summary>
    public int Workers { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 4);

    /// <summary>Interactions handed to a worker at once. 1 to 1000; the core's work for each grows with their number.</summary>
    internal int InteractionsPerFile { get; init; } = 10;

    /// <summary>How long one request may take, those to <see cref="StateChangeUrl"/> too. More than zero; the default is 10
    /// seconds.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Where provider states are set up; null when nothing is to be set up. It answers 4xx for a failure: the core repeats a call
    /// that is answered 5xx for two minutes.</summary>
    internal Uri? StateChangeUrl { get; init; }

    /// <exception cref="ArgumentException">Everything that is out of range.</exception>
    internal static void Check(PactVerifierOptions options)
    {
        var problems = new List<string>();
        if (options.Workers is < 1 or > 64)
            problems.Add($"{nameof(Workers)} is {options.Workers}, but has to be 1 to 64");
        if (options.InteractionsPerFile is < 1 or > 1000)
            problems.Add($"{nameof(InteractionsPerFile)} is {options.InteractionsPerFile}, but has to be 1 to 1000");
        if (options.RequestTimeout < TimeSpan.FromMilliseconds(1) || options.RequestTimeout > TimeSpan.FromDays(1))
            problems.Add($"{nameof(RequestTimeout)} is {options.RequestTimeout}, but has to be a millisecond to a day");
        if (problems.Count > 0)
            throw new ArgumentException(string.Join("; ", problems) + ".", nameof(options));
    }
}
