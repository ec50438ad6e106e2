namespace ElbContract.Traffic.Archives;

/// <summary>An entry of a recording.</summary>
/// <param name="File">As it was named on the command line.</param>
/// <param name="Entry">Counts the file's entries, from 1; null for the file as a whole.</param>
public sealed record EntryPlace(string File, long? Entry);

/// <summary>An entry that cannot be read, or a file from some entry on.</summary>
public sealed record EntryProblem(EntryPlace Place, string Reason);
