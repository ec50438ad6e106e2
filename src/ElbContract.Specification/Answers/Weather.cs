namespace ElbContract.Specification.Answers;

/// <summary>Answers of what stands between a client and the provider: they say nothing of the provider's rules.</summary>
public static class Weather
{
    /// <summary>The statuses, in words.</summary>
    public const string Statuses = "408, 425, 429, 499, 502, 504, 520 to 527";

    /// <summary>Whether a proxy, a gateway or a delivery network answers so. 503 is documented, and so is none of them.</summary>
    public static bool Is(int status) => status is 408 or 425 or 429 or 499 or 502 or 504 or (>= 520 and <= 527);

    /// <summary>Whether the provider has not seen the request: it was turned away before.</summary>
    public static bool SparedTheProvider(int status) => status is 425 or 429;
}
