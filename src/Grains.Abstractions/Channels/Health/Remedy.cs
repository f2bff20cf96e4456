namespace Chatbotics.Grains.Abstractions.Channels.Health;

/// <summary>What a finding's button does. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("remedy")]
public enum Remedy
{
    /// <summary>There is no button.</summary>
    None = 0,

    /// <summary>Connect the channel again, at Meta.</summary>
    Reconnect = 1,

    /// <summary>Subscribe to the asset's webhooks again; we do that.</summary>
    Subscribe = 2,

    /// <summary>End the pause; we do that.</summary>
    Resume = 3,

    /// <summary>Renew the token now; we do that.</summary>
    Renew = 4,

    /// <summary>Something to settle at Meta: the finding has the address.</summary>
    OpenMeta = 5,

    /// <summary>The address and the word that Meta's app settings need.</summary>
    ShowWebhook = 6,

    /// <summary>Send a test message.</summary>
    SendTest = 7,
}
