using Chatbotics.MetaSimulator.Assets;

namespace Chatbotics.MetaSimulator.Login;

/// <summary>A code that can be exchanged once.</summary>
internal sealed record LoginCode(
    LoginCodeKind Kind, string? RedirectUri, DateTimeOffset ExpiresAt, IReadOnlyList<Asset> Assets, string PersonId, IReadOnlyList<string> Scopes);
