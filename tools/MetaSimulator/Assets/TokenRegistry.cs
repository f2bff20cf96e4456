using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Chatbotics.MetaSimulator.Assets;

/// <summary>Every token the simulator has given out, at most <see cref="Capacity"/>.</summary>
public sealed class TokenRegistry
{
    private const int Capacity = 100_000;

    private readonly byte[] _appSecret;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<string, AccessToken> _tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AccessToken>.AlternateLookup<ReadOnlySpan<char>> _byChars;

    internal TokenRegistry(string appSecret, TimeProvider clock)
    {
        _appSecret = Encoding.UTF8.GetBytes(appSecret);
        _clock = clock;
        _byChars = _tokens.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The token with this value; null when it was never given out.</summary>
    public AccessToken? Find(ReadOnlySpan<char> value) => _byChars.TryGetValue(value, out var token) ? token : null;

    /// <summary>Makes every later call with this token fail with error 190 and the subcode of <paramref name="why"/>.</summary>
    /// <exception cref="KeyNotFoundException">No such token.</exception>
    public void Revoke(string value, TokenState why = TokenState.Deauthorised)
    {
        if (!_tokens.TryGetValue(value, out var token))
        {
            throw new KeyNotFoundException("There is no such token to revoke; add an asset with it first.");
        }

        token.State = why;
    }

    /// <summary>Every token that may act for an asset.</summary>
    public IReadOnlyList<AccessToken> Of(Asset asset) => [.. _tokens.Values.Where(token => token.Allows(asset))];

    internal AccessToken GetOrAdd(string value, TokenKind kind)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        if (_tokens.Count >= Capacity)
        {
            throw new InvalidOperationException($"The simulator holds at most {Capacity} tokens; start a new one.");
        }

        return _tokens.GetOrAdd(value, Create, kind);
    }

    internal TokenState StateOf(AccessToken token) =>
        token.State == TokenState.Valid && token.ExpiresAt is { } end && end <= _clock.GetUtcNow() ? TokenState.Expired : token.State;

    private AccessToken Create(string value, TokenKind kind) =>
        new(value, kind, Convert.ToHexStringLower(HMACSHA256.HashData(_appSecret, Encoding.UTF8.GetBytes(value))))
        {
            IssuedAt = _clock.GetUtcNow(),
        };
}
