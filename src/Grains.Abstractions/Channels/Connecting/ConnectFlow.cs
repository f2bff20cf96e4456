namespace Chatbotics.Grains.Abstractions.Channels.Connecting;

/// <summary>The ways to connect a channel of Meta's. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("connect-flow")]
public enum ConnectFlow
{
    /// <summary>WhatsApp by Embedded Signup: Meta's own pages make or choose the account and the number.</summary>
    WhatsAppSignup = 1,

    /// <summary>WhatsApp by a token that the owner made at Meta, with the ids of number and account.</summary>
    WhatsAppToken = 2,

    /// <summary>Pages with Messenger, by Facebook Login for Business.</summary>
    MessengerPage = 3,

    /// <summary>Instagram accounts that are linked to a Page, by Facebook Login for Business.</summary>
    InstagramPage = 4,

    /// <summary>An Instagram account by Instagram's own login.</summary>
    InstagramLogin = 5,
}
