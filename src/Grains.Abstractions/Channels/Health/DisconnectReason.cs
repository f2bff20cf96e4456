namespace Chatbotics.Grains.Abstractions.Channels.Health;

/// <summary>Why a channel was disconnected. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("disconnect-reason")]
public enum DisconnectReason
{
    /// <summary>Somebody of the workspace did it.</summary>
    Owner = 1,

    /// <summary>The person who had connected it removed the app at Meta.</summary>
    Deauthorised = 2,

    /// <summary>The person who had connected it asked Meta to have their data deleted.</summary>
    DataDeletion = 3,
}
