using ElbContract.Specification;

namespace ElbContract.Reports;

/// <summary>What writes a report, and what it is about.</summary>
public static class Tool
{
    public const string Name = "elb-contract";

    /// <summary>As its package has it, such as <c>1.2.0</c> or <c>1.3.0-preview.0.7</c>.</summary>
    public static string Version => ProductVersion.Text;

    /// <summary>The page's name, and its call.</summary>
    public const string Subject = "Adding a Listener · POST /v1.0/{project_id}/elbaas/listeners";
}
