namespace Chatbotics.Grains.Privacy.Ports;

/// <summary>What is known of a workspace's keys; nothing of it is secret.</summary>
/// <param name="Since">When the present key was made; null when the workspace has none yet.</param>
/// <param name="Keys">How many keys of conversations, contacts and accounts it wraps.</param>
/// <param name="Secrets">How many secrets are kept for the workspace beside them; those in a vault elsewhere are not counted.</param>
/// <param name="Waiting">How many keys wait to be wrapped anew.</param>
/// <param name="IsRotating">Whether a rotation is under way.</param>
/// <param name="RotatedAt">When the latest rotation was done; null when there was none.</param>
/// <param name="MasterKeptIn">Where the master key is kept, in a word or two.</param>
public sealed record WorkspaceKeyFacts(
    DateTimeOffset? Since, long Keys, long Secrets, long Waiting, bool IsRotating, DateTimeOffset? RotatedAt, string MasterKeptIn);
