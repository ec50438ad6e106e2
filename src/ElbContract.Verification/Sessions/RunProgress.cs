namespace ElbContract.Verification.Sessions;

/// <summary>How far a run is.</summary>
/// <param name="Answered">How many cases were answered, or providers verified.</param>
/// <param name="Total">Of how many.</param>
/// <param name="Failed">How many of those departed, as far as is known by now: the verdict looks at all of them together.</param>
public readonly record struct RunProgress(int Answered, int Total, int Failed);
