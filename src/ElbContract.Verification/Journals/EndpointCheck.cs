using System.Security.Cryptography;
using System.Text;

namespace ElbContract.Verification.Journals;

/// <summary>Keeps a journal from being used at an endpoint, or in a project, where its ids mean nothing: there everything would seem to be
/// gone.</summary>
internal static class EndpointCheck
{
    /// <summary>The endpoint without user info and query.</summary>
    public static string NameOf(Uri endpoint) =>
        endpoint.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');

    /// <summary>Four digits: enough to tell another project, too few to tell the project.</summary>
    public static string DigitsOf(string projectId, string run) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(run), Encoding.UTF8.GetBytes(projectId)))[..4];

    /// <exception cref="JournalException">The run was at another endpoint, or in another project.</exception>
    public static void Demand(RunLine run, string path, Uri endpoint, string? projectId)
    {
        if (run.Endpoint != NameOf(endpoint))
            throw new JournalException(
                $"{path} is from a run at {run.Endpoint}, not at {NameOf(endpoint)}: give --endpoint {run.Endpoint}"
            );
        if (run.ProjectCheck is { } digits && projectId is not null && digits != DigitsOf(projectId, run.Name))
            throw new JournalException($"{path} is from a run in another project: give the --project-id of that run");
    }
}
