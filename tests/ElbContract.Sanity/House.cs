namespace ElbContract.Sanity;

/// <summary>Which project may refer to which. An arrow more is a decision: draw it here, and say why in docs/adr when it is not
/// obvious.</summary>
internal static class House
{
    private const string Specification = "ElbContract.Specification";
    private const string Client = "ElbContract.Client";
    private const string Emulator = "ElbContract.Emulator";
    private const string Pact = "ElbContract.Pact";
    private const string Traffic = "ElbContract.Traffic";
    private const string Stub = "ElbContract.Stub";
    private const string Verification = "ElbContract.Verification";
    private const string Exploration = "ElbContract.Exploration";
    private const string Proof = "ElbContract.Proof";
    private const string Reports = "ElbContract.Reports";
    private const string Cli = "ElbContract.Cli";
    private const string Gherkin = "ElbContract.Gherkin";
    private const string Handshakes = "ElbContract.Handshakes";

    /// <summary>Everything but the tests of one project.</summary>
    public static IReadOnlyDictionary<string, string[]> Arrows { get; } =
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [Specification] = [],
            [Client] = [Specification],
            [Emulator] = [Specification],
            [Pact] = [],
            [Traffic] = [Specification, Client],
            [Stub] = [Specification, Traffic],
            [Verification] = [Pact, Traffic, Handshakes, Client, Specification],
            [Exploration] = [Verification],
            [Proof] = [Exploration, Emulator, Verification, Specification],
            [Reports] = [Verification, Proof, Handshakes, Specification],
            [Cli] = [Specification, Client, Emulator, Pact, Traffic, Stub, Verification, Exploration, Proof, Reports],
            [Gherkin] = [],
            [Handshakes] = [Specification],
            // A listener of the emulator is what there is to shake hands with.
            ["ElbContract.Handshakes.Tests"] = [Handshakes, Emulator, Specification],
            ["ElbContract.Features"] = [Client, Stub, Pact, Gherkin, Verification, Exploration],
            ["ElbContract.Sanity"] = [Specification],
            ["ElbContract.Documents"] = [Cli],
            ["ElbContract.Browser"] = [Cli, Reports],
            ["ElbContract.Benchmarks"] = [Specification, Emulator],
            ["ElbContract.Weather"] = [Specification, Emulator],
            ["ElbContract.Recordings"] = [],
            ["ElbContract.Load"] = [],
        };

    /// <summary>What a project may refer to: the tests of X, X and whatever X itself may; null for a project that the house does not
    /// know.</summary>
    public static IReadOnlyList<string>? Allowed(string project)
    {
        const string twin = ".Tests";
        if (Arrows.TryGetValue(project, out var arrows))
            return arrows;
        if (!project.EndsWith(twin, StringComparison.Ordinal))
            return null;
        var tested = project[..^twin.Length];
        return Arrows.TryGetValue(tested, out var inner) ? [tested, .. inner] : null;
    }
}
