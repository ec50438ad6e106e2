namespace ElbContract.Client.Credentials.Iam;

/// <summary>A token, and when it came and is due by the clock that it is used by.</summary>
/// <param name="Token">The token.</param>
/// <param name="Since">A timestamp: clocks may be set while it is used.</param>
/// <param name="RenewAfter">Its age at which another is fetched; null: never ahead of a refusal.</param>
internal sealed record CachedToken(IamToken Token, long Since, TimeSpan? RenewAfter)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>Renewed five minutes before its end, or after four fifths of a life shorter than 25 minutes.</summary>
    public static CachedToken Of(IamToken token, TimeProvider time) =>
        new(
            token,
            time.GetTimestamp(),
            token.Life switch
            {
                null => null,
                { } life when life <= TimeSpan.Zero => null, // A clock is wrong, here or there: a refusal will tell.
                { } life => life * 0.2 < Margin ? life * 0.8 : life - Margin,
            }
        );

    public bool IsDue(TimeProvider time) => time.GetElapsedTime(Since) >= RenewAfter;

    public bool HasEnded(TimeProvider time) => time.GetElapsedTime(Since) >= Token.Life;

    /// <summary>Whether it is too young for another one to be any better.</summary>
    public bool IsNew(TimeProvider time) => time.GetElapsedTime(Since) < TimeSpan.FromSeconds(1);

    /// <summary>Kept a little longer, because no other could be fetched.</summary>
    public CachedToken Postponed(TimeProvider time)
    {
        var later = time.GetElapsedTime(Since) + Pause;
        return this with { RenewAfter = later > Token.Life ? Token.Life : later };
    }

    /// <summary>Nothing of it.</summary>
    public override string ToString() => Token.ToString();
}
