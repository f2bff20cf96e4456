using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>The business wrote, but not through us.</summary>
internal sealed record EchoIn() : InboundEntry(EntryKind.EchoIn)
{
    /// <summary>The provider's id.</summary>
    public string? Id { get; init; }

    /// <summary>What it says.</summary>
    public required MessageContent Content { get; init; }

    /// <summary>The app that sent it, if the platform says.</summary>
    public string? AppId { get; init; }

    /// <summary>A person in the platform's own app, or another app.</summary>
    public required Author By { get; init; }
}
