using System.Globalization;
using ElbContract.Specification;

namespace ElbContract.Traffic.Archives;

/// <summary>A recording from which nothing could be read, or that is not to be read; the message says which, why, and what to do.</summary>
public sealed class RecordingException : MistakeException
{
    /// <param name="path">The file.</param>
    /// <param name="reason">What is wrong with it, in words that follow its name.</param>
    /// <param name="cause">What the system said.</param>
    public RecordingException(string path, string reason, Exception? cause = null)
        : base($"'{path}': {reason}.", cause) { }

    internal RecordingException(EntryProblem problem)
        : this(
            problem.Place.File,
            (
                problem.Place.Entry is { } entry
                    ? string.Create(CultureInfo.InvariantCulture, $"nothing in it can be read; entry {entry}: ")
                    : ""
            ) + problem.Reason
        ) { }

    internal static RecordingException Secret(string path, long entry, string where, string orElse = "") =>
        new(
            path,
            string.Create(
                CultureInfo.InvariantCulture,
                $"entry {entry} holds what looks like a secret, in {where}; make a copy without secrets with elb-contract record --from "
                    + $"FILE --out COPY{orElse}"
            )
        );
}
