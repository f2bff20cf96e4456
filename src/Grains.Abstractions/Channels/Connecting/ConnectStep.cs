namespace Chatbotics.Grains.Abstractions.Channels.Connecting;

/// <summary>How far a connecting has come. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("connect-step")]
public enum ConnectStep
{
    /// <summary>Begun; Meta hasn't been asked.</summary>
    Begun = 1,

    /// <summary>The person is at Meta's login.</summary>
    AtMeta = 2,

    /// <summary>Meta gave permission; the person chooses what to connect.</summary>
    Choosing = 3,

    /// <summary>Something is connected.</summary>
    Done = 4,

    /// <summary>It ended without a connection; the problem says why. Begin again.</summary>
    Failed = 5,
}
