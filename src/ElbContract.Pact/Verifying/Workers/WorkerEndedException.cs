namespace ElbContract.Pact.Verifying.Workers;

/// <summary>A worker process ended in the midst of its work.</summary>
internal sealed class WorkerEndedException(int exitCode, string complaints)
    : Exception($"the verifying process ended with exit code {exitCode}" + (complaints.Length > 0 ? ": " + complaints : ""))
{
    internal int ExitCode { get; } = exitCode;

    internal string Complaints { get; } = complaints;
}
