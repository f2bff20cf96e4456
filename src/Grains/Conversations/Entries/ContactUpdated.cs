namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>An event named the contact as we didn't know them.</summary>
internal sealed record ContactUpdated() : Entry(EntryKind.ContactUpdated)
{
    /// <summary>Every external id known now, the one to use first.</summary>
    public required string[] Ids { get; init; }

    /// <summary>The name that the platform shows.</summary>
    public string? Name { get; init; }

    /// <summary>The user name.</summary>
    public string? Username { get; init; }

    /// <summary>The phone number.</summary>
    public string? Phone { get; init; }

    /// <summary>The platform's time of the event that said so, milliseconds since 1970.</summary>
    public long AsOf { get; init; }
}
