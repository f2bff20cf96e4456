namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>How far our own copy of a message's file is.</summary>
[GenerateSerializer, Alias("file-stage")]
public enum FileStage
{
    /// <summary>There is no copy, and none is made: shared posts, stories.</summary>
    None = 0,

    /// <summary>It is being fetched, or is tried again by itself.</summary>
    Waiting = 1,

    /// <summary>It is in the media store.</summary>
    Stored = 2,

    /// <summary>It could not be fetched; a person may ask for it again.</summary>
    Failed = 3,
}
