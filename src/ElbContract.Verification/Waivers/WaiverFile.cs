using ElbContract.Verification.Verdicts;
using ElbContract.Verification.Yaml;

namespace ElbContract.Verification.Waivers;

/// <summary>The waivers of one endpoint, as a YAML file that people write; see <c>docs/waivers.md</c>.</summary>
public static class WaiverFile
{
    /// <summary>The waivers in the file's order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="endpoint">The address of the run; null where it is to be for any. A file for another endpoint is refused.</param>
    /// <exception cref="WaiverFileException">It is not there, is no such file, is for another endpoint, or a waiver in it is not
    /// complete.</exception>
    public static IReadOnlyList<Waiver> Read(string path, string? endpoint = null)
    {
        try
        {
            var document = new WaiverDocument(path, YamlFile.Read(path));
            if (endpoint is not null)
                document.RequireEndpoint(endpoint);
            return document.Waivers();
        }
        catch (YamlProblemException wrong)
        {
            throw new WaiverFileException(path, wrong.Line, wrong.Message);
        }
    }

    /// <summary>A file that covers what failed in the run, once somebody has put reasons and owners into it: until then it is
    /// refused.</summary>
    public static string Draft(VerificationReport report, DateOnly today) => WaiverDraft.Of(report, today);
}
