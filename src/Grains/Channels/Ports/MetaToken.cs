namespace Chatbotics.Grains.Channels.Ports;

/// <summary>A token. Lives in memory only; never logged.</summary>
/// <param name="Value">The secret.</param>
/// <param name="ExpiresAt">When it ends; null when it doesn't.</param>
public sealed record MetaToken(string Value, DateTimeOffset? ExpiresAt)
{
    /// <summary>Says nothing: it is a secret.</summary>
    public override string ToString() => nameof(MetaToken);
}
