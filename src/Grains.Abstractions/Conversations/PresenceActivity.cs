namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>What a person does in a conversation at this moment.</summary>
[GenerateSerializer, Alias("presence-activity")]
public enum PresenceActivity
{
    /// <summary>Left it.</summary>
    Gone = 0,

    /// <summary>Looks at it.</summary>
    Viewing = 1,

    /// <summary>Writes to the customer.</summary>
    Writing = 2,

    /// <summary>Writes a private note.</summary>
    WritingNote = 3,
}
