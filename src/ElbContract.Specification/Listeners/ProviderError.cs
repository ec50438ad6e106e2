namespace ElbContract.Specification.Listeners;

/// <summary>A refusal or failure as the provider words it. The page names a message for each status but no form of the body.</summary>
/// <param name="Status">The HTTP status, 400 to 599.</param>
/// <param name="Code">The provider's code, such as <c>ELB.6101</c>; null where the body holds none.</param>
/// <param name="Message">The provider's message; null where the body holds none.</param>
public sealed record ProviderError(int Status, string? Code, string? Message);
