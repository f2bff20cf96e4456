namespace Chatbotics.Grains.Contacts.Ports;

/// <summary>Bits of a contact that lists filter by. Stored: they never change. Bits 1 to 5 are the channels' numbers.</summary>
internal static class ContactFlags
{
    /// <summary>Has a phone number.</summary>
    public const long Phone = 1 << 8;

    /// <summary>Has an e-mail address.</summary>
    public const long Email = 1 << 9;

    /// <summary>Is blocked.</summary>
    public const long Blocked = 1 << 10;
}
