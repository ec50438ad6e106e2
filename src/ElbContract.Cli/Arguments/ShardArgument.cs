using System.CommandLine;
using System.Globalization;
using ElbContract.Verification.Planning;

namespace ElbContract.Cli.Arguments;

/// <summary>The option <c>--shard</c>, alike for every verb that has parts.</summary>
internal static class ShardArgument
{
    private const string JobIndex = "JOB_COMPLETION_INDEX";
    private const string OfJob = "job/";

    /// <param name="what">What is divided, as a sentence.</param>
    public static Option<string?> Create(string what) =>
        Options.Text(
            "--shard",
            $"{what}; elb-contract merge joins the JSON reports. job/N takes the part from {JobIndex}, which Kubernetes sets in the pods "
                + "of an indexed job.",
            "I/N"
        );

    /// <summary>The part that is asked for; null where none is.</summary>
    /// <exception cref="InputException">It is no part.</exception>
    public static Shard? Read(string? text)
    {
        if (text is null)
            return null;
        if (!text.StartsWith(OfJob, StringComparison.Ordinal))
            return Shard.Parse(text) ?? throw new InputException("--shard takes I/N, such as 2/3 for the second of three.");
        var index = Environment.GetEnvironmentVariable(JobIndex);
        return
            int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && Shard.Parse(string.Create(CultureInfo.InvariantCulture, $"{number + 1}/{text[OfJob.Length..]}")) is { } shard
            ? shard
            : throw new InputException(
                $"--shard takes job/N where {JobIndex} is 0 to N - 1, as in an indexed job of N completions, but here it is "
                    + $"{(index is null ? "not set" : "something else")}; otherwise give I/N, such as 2/3."
            );
    }
}
