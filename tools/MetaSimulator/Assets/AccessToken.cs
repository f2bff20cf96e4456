using System.Collections.Immutable;

namespace Chatbotics.MetaSimulator.Assets;

/// <summary>A token, what it may do, and whether it still may.</summary>
public sealed class AccessToken
{
    private ImmutableArray<Asset> _assets = [];

    internal AccessToken(string value, TokenKind kind, string proof)
    {
        Value = value;
        Kind = kind;
        Proof = proof;
    }

    /// <summary>The secret itself.</summary>
    public string Value { get; }

    /// <summary>Whose it is.</summary>
    public TokenKind Kind { get; internal set; }

    /// <summary>Valid, or why not. Settable at any time: the next call meets it.</summary>
    public TokenState State { get; set; }

    /// <summary>When it runs out by the simulator's clock; null never does.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>When it was given out.</summary>
    public DateTimeOffset IssuedAt { get; internal set; }

    /// <summary>The app-scoped id of the person who logged in, as data-deletion callbacks carry it.</summary>
    public string? PersonId { get; internal set; }

    /// <summary>The permissions it was granted.</summary>
    public ImmutableArray<string> Scopes { get; internal set; } = [];

    /// <summary>The assets it may act for.</summary>
    public IReadOnlyList<Asset> Assets => _assets;

    /// <summary>The asset <c>me</c> means: the first, and the Page rather than the Instagram account linked to it.</summary>
    internal Asset? Me
    {
        get
        {
            foreach (var asset in _assets)
            {
                if (asset is not InstagramAccount { Page: not null })
                {
                    return asset;
                }
            }

            return null;
        }
    }

    /// <summary>The only <c>appsecret_proof</c> that fits this token.</summary>
    internal string Proof { get; }

    internal void Grant(Asset asset) => ImmutableInterlocked.Update(ref _assets, static (list, added) => list.Add(added), asset);

    internal bool Allows(Asset asset)
    {
        foreach (var granted in _assets)
        {
            if (ReferenceEquals(granted, asset))
            {
                return true;
            }
        }

        return false;
    }
}
