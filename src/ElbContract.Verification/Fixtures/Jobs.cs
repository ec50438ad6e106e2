using System.Globalization;
using ElbContract.Client;
using ElbContract.Client.Errors;
using ElbContract.Client.LoadBalancers;
using ElbContract.Specification.Answers;

namespace ElbContract.Verification.Fixtures;

/// <summary>Waits for jobs, ever longer between two questions, and not for ever.</summary>
internal sealed class Jobs(ElbClient client, FixturePatience patience)
{
    /// <summary>Ends when the job has succeeded.</summary>
    /// <param name="jobId">The job's.</param>
    /// <param name="doing">What it does, for messages: <c>creating …</c>.</param>
    /// <param name="cancellationToken">Ends the wait, not the job.</param>
    /// <exception cref="FixtureException">It failed, takes too long or cannot be asked for.</exception>
    public async Task<Job> WaitAsync(string jobId, string doing, CancellationToken cancellationToken)
    {
        var start = patience.Time.GetTimestamp();
        var wait = patience.FirstWait;
        while (true)
        {
            var (job, trouble) = await AskAsync(jobId, doing, cancellationToken);
            if (job?.Status == JobStatus.Success)
                return job;
            if (job?.Status == JobStatus.Fail)
                throw FixtureException.Endpoint($"The endpoint's job of {doing} failed: {Words(job)}.");
            if (patience.Time.GetElapsedTime(start) + wait > patience.JobLimit)
                throw FixtureException.Endpoint(TooLong(doing, job, trouble));
            await Task.Delay(wait, patience.Time, cancellationToken);
            wait = wait * 2 < patience.LongestWait ? wait * 2 : patience.LongestWait;
        }
    }

    // What passes by itself, such as a proxy that is overloaded, ends no job.
    private async Task<(Job? Job, string? Trouble)> AskAsync(string jobId, string doing, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.GetJobAsync(jobId, cancellationToken), null);
        }
        catch (ElbException cause)
            when (cause is NoAnswerException
                || (cause is ElbProviderException { Error.Status: var status } && (status >= 500 || Weather.Is(status)))
            )
        {
            return (null, cause.Message);
        }
        catch (ElbException cause)
        {
            throw FixtureException.Endpoint($"The job of {doing} cannot be asked for: {cause.Message}", cause);
        }
    }

    private string TooLong(string doing, Job? job, string? trouble) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"The endpoint's job of {doing} did not end within {patience.JobLimit.TotalSeconds:0.###} s; the last answer: "
                + $"{trouble?.TrimEnd('.') ?? job!.Status.ToString().ToUpperInvariant()}."
        );

    private static string Words(Job job)
    {
        var words = string.Join(' ', new[] { job.ErrorCode, job.FailReason }.Where(word => word is not null));
        if (words.Length == 0)
            return "it does not say why";
        var line = string.Concat(words.Take(300).Select(c => char.IsControl(c) ? ' ' : c));
        return words.Length > 300 ? line + '…' : line.TrimEnd('.');
    }
}
