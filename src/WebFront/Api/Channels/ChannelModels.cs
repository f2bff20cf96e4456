namespace Chatbotics.WebFront.Api.Channels;

/// <summary>Channel connections as programs see them: never their tokens.</summary>
internal static class ChannelModels
{
    /// <summary>A connection.</summary>
    internal sealed record Channel(
        string Id, string Platform, string AssetId, string Name, bool IsSending, string? Problem, DateTimeOffset? TokenSetAt, DateTimeOffset? TokenExpiresAt, DateTimeOffset? DisconnectedAt);
}
