using ElbContract.Specification;

namespace ElbContract.Verification.Fixtures;

/// <summary>What a run needs cannot be had; one line, without secrets.</summary>
internal sealed class FixtureException : MistakeException
{
    private FixtureException(string message, Exception? cause)
        : base(message, cause) { }

    /// <summary>Whether the options are wrong; else the endpoint did not do what it was asked for.</summary>
    public bool IsInput { get; private init; }

    /// <summary>Whether the endpoint said no to a creation, so that nothing was created.</summary>
    internal bool IsRefusal { get; private init; }

    internal static FixtureException Input(string message) => new(message, cause: null) { IsInput = true };

    internal static FixtureException Endpoint(string message, Exception? cause = null, bool isRefusal = false) =>
        new(message, cause) { IsRefusal = isRefusal };
}
