using ElbContract.Specification.Listeners;

namespace ElbContract.Client.Wire;

/// <summary>Takes secrets out of what a provider says, for some repeat what they were sent in their messages.</summary>
internal static class SecretMask
{
    public const string Mask = "***";

    // A shorter one is found in anything.
    private const int Shortest = 8;

    /// <param name="error">What the provider says.</param>
    /// <param name="token">Masked however short it is.</param>
    /// <param name="others">What else is not to be repeated.</param>
    public static ProviderError Apply(ProviderError error, string? token, IEnumerable<string> others)
    {
        if (!string.IsNullOrEmpty(token)) error = Without(error, token);
        return others.Where(other => other.Length >= Shortest).OrderByDescending(other => other.Length).Aggregate(error, Without);
    }

    private static ProviderError Without(ProviderError error, string secret) =>
        error with { Code = Without(error.Code, secret), Message = Without(error.Message, secret) };

    private static string? Without(string? text, string secret) => text?.Replace(secret, Mask, StringComparison.Ordinal);
}
