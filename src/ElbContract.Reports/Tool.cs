namespace ElbContract.Reports;

/// <summary>What writes a report, and what it is about.</summary>
internal static class Tool
{
    public const string Name = "elb-contract";

    /// <summary>Three numbers.</summary>
    public static string Version { get; } = typeof(Tool).Assembly.GetName().Version!.ToString(3);

    /// <summary>The page's name, and its call.</summary>
    public const string Subject = "Adding a Listener · POST /v1.0/{project_id}/elbaas/listeners";
}
