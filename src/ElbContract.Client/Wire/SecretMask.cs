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
    public static ProviderError Apply(ProviderError error, string? token, IReadOnlyCollection<string> others)
    {
        if (!string.IsNullOrEmpty(token))
            error = error with { Code = Without(error.Code, token), Message = Without(error.Message, token) };
        return error with { Code = Apply(error.Code, others), Message = Apply(error.Message, others) };
    }

    /// <param name="text">What the provider says.</param>
    /// <param name="secrets">What is not to be repeated.</param>
    public static string? Apply(string? text, IReadOnlyCollection<string> secrets) =>
        secrets.Where(secret => secret.Length >= Shortest).OrderByDescending(secret => secret.Length).Aggregate(text, Without);

    private static string? Without(string? text, string secret) => text?.Replace(secret, Mask, StringComparison.Ordinal);
}
