namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>The contact's ids changed.</summary>
internal sealed record IdentityIn() : InboundEntry(EntryKind.IdentityIn)
{
    /// <summary>The ids that hold from now on.</summary>
    public required string[] NewIds { get; init; }

    /// <summary>The platform's word for the change.</summary>
    public required string Change { get; init; }

    /// <summary>The platform's readable text.</summary>
    public string? Text { get; init; }
}
