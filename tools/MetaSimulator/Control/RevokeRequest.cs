using Chatbotics.MetaSimulator.Assets;

namespace Chatbotics.MetaSimulator.Control;

/// <summary>A token to revoke.</summary>
internal sealed record RevokeRequest(string Token, TokenState Why = TokenState.Deauthorised);
