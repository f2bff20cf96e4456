namespace Chatbotics.Grains.Abstractions.Privacy.Keys;

/// <summary>What a workspace may know of its keys. The keys themselves never leave the vault.</summary>
[GenerateSerializer, Immutable, Alias("workspace-keys")]
public sealed record WorkspaceKeys
{
    /// <summary>When the workspace's present key was made; null while it has none, because nothing was sealed yet.</summary>
    [Id(0)]
    public DateTimeOffset? Since { get; init; }

    /// <summary>How many keys of conversations, contacts and accounts it wraps.</summary>
    [Id(1)]
    public long Keys { get; init; }

    /// <summary>How many secrets it seals; those in a vault elsewhere are not counted.</summary>
    [Id(2)]
    public long Secrets { get; init; }

    /// <summary>How many keys wait to be wrapped with the new one.</summary>
    [Id(3)]
    public long Waiting { get; init; }

    /// <summary>Whether the key is being renewed.</summary>
    [Id(4)]
    public bool IsRotating { get; init; }

    /// <summary>When the latest renewal was done; null when there was none.</summary>
    [Id(5)]
    public DateTimeOffset? RotatedAt { get; init; }

    /// <summary>Where the master key above it is kept, in a few words.</summary>
    [Id(6)]
    public string MasterKeptIn { get; init; } = "";
}
