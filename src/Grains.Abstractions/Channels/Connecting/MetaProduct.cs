namespace Chatbotics.Grains.Abstractions.Channels.Connecting;

/// <summary>The two logins of Meta, with app secrets and app-scoped user ids of their own. Stored in keys: numbers never change.</summary>
[GenerateSerializer, Alias("meta-product")]
public enum MetaProduct
{
    /// <summary>Facebook Login for Business: Messenger, Page-linked Instagram, WhatsApp. Signed with the app secret.</summary>
    Facebook = 1,

    /// <summary>Instagram Login. Signed with the Instagram app secret.</summary>
    Instagram = 2,
}
