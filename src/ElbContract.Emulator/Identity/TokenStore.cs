using System.Collections.Concurrent;
using ElbContract.Specification.Providers;

namespace ElbContract.Emulator.Identity;

/// <summary>The latest tokens that were issued. Safe for parallel use.</summary>
/// <param name="time">Tells when they end.</param>
internal sealed class TokenStore(TimeProvider time)
{
    /// <summary>The oldest goes when one more is issued.</summary>
    public const int Limit = 10_000;

    private readonly ConcurrentDictionary<string, IssuedToken> _tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    public void Add(IssuedToken token)
    {
        _tokens[token.Value] = token;
        _order.Enqueue(token.Value);
        while (_order.Count > Limit && _order.TryDequeue(out var oldest))
            _tokens.TryRemove(oldest, out _);
    }

    /// <summary>Null where there is none, or where it has ended.</summary>
    public IssuedToken? Find(string? value) =>
        value is not null && _tokens.TryGetValue(value, out var token) && time.GetUtcNow() < token.Expires ? token : null;

    public void Revoke(string value) => _tokens.TryRemove(value, out _);

    public TokenStanding Standing(string? value) =>
        Find(value) switch
        {
            null => TokenStanding.Unknown,
            { Project: null } => TokenStanding.WithoutPermission,
            { User.Standing: var standing } => standing,
        };
}
