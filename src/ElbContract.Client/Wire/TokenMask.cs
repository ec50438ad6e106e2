using ElbContract.Specification.Listeners;

namespace ElbContract.Client.Wire;

/// <summary>Takes the token out of what a provider says, for some repeat it in their messages.</summary>
internal static class TokenMask
{
    public const string Mask = "***";

    public static ProviderError Apply(ProviderError error, string? token) =>
        string.IsNullOrEmpty(token) ? error : error with { Code = Apply(error.Code, token), Message = Apply(error.Message, token) };

    private static string? Apply(string? text, string token) => text?.Replace(token, Mask, StringComparison.Ordinal);
}
