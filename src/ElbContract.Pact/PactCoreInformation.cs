using ElbContract.Pact.Native;

namespace ElbContract.Pact;

/// <summary>What is known of Pact's native core.</summary>
public static class PactCoreInformation
{
    /// <summary>The version of the one that is loaded, such as <c>0.5.8</c>.</summary>
    /// <exception cref="PactException">It cannot be loaded, or is too old.</exception>
    public static string Version => PactCoreVersion.Require();
}
