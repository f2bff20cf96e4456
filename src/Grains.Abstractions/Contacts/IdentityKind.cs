namespace Chatbotics.Grains.Abstractions.Contacts;

/// <summary>By what a contact is known. Stored: numbers never change. Channels have the numbers of their platforms.</summary>
[GenerateSerializer, Alias("identity-kind")]
public enum IdentityKind
{
    /// <summary>WhatsApp: a business-scoped user id or a wa_id.</summary>
    WhatsApp = 1,

    /// <summary>Messenger: a page-scoped id.</summary>
    Messenger = 2,

    /// <summary>Instagram: an Instagram-scoped id.</summary>
    Instagram = 3,

    /// <summary>A visitor of the website widget.</summary>
    WebChat = 4,

    /// <summary>A customer of a Shopify store.</summary>
    Shopify = 5,

    /// <summary>A phone number, "+" and digits. Several contacts may share one.</summary>
    Phone = 20,

    /// <summary>An e-mail address in lower case. Several contacts may share one.</summary>
    Email = 21,

    /// <summary>The id in a system of the business, such as a customer number. One contact has it.</summary>
    External = 22,
}
