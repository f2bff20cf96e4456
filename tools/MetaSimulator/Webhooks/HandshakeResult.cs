namespace Chatbotics.MetaSimulator.Webhooks;

/// <summary>How the callback took the handshake.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Verified">Whether it answered 200 with exactly the challenge: only then does Meta accept it.</param>
public sealed record HandshakeResult(int Status, bool Verified);
