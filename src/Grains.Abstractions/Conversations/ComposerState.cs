using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>What the messaging window allows now, computed by the server.</summary>
[GenerateSerializer, Immutable, Alias("composer-state")]
public sealed record ComposerState
{
    /// <summary>A person may write freely.</summary>
    [Id(0)]
    public bool CanReply { get; init; }

    /// <summary>When the standard window (24 hours from the customer's last act) closes; null when it never opened.</summary>
    [Id(1)]
    public DateTimeOffset? WindowClosesAt { get; init; }

    /// <summary>When the last possibility for a person ends (HUMAN_AGENT, 7 days, Messenger and Instagram); null where there is none.</summary>
    [Id(2)]
    public DateTimeOffset? PersonWindowClosesAt { get; init; }

    /// <summary>A template can be sent (WhatsApp).</summary>
    [Id(3)]
    public bool CanSendTemplate { get; init; }

    /// <summary>The longest text, in the unit that <see cref="LimitIsBytes"/> says.</summary>
    [Id(4)]
    public int TextLimit { get; init; }

    /// <summary>The limit counts bytes of UTF-8 (Instagram) rather than characters.</summary>
    [Id(5)]
    public bool LimitIsBytes { get; init; }

    /// <summary>Why nothing can be written, in a sentence; null when something can.</summary>
    [Id(6)]
    public string? Reason { get; init; }

    /// <summary>The files that the channel takes; empty when it takes none.</summary>
    [Id(7)]
    public ImmutableArray<FileLimit> Files { get; init; } = [];

    /// <summary>The most buttons or quick replies with a text; 0 for none.</summary>
    [Id(8)]
    public int MaxOptions { get; init; }

    /// <summary>The longest title of one, in characters.</summary>
    [Id(9)]
    public int OptionTitle { get; init; }

    /// <summary>Since when the customer wants no marketing, so that marketing templates are refused; null when they don't mind.</summary>
    [Id(10)]
    public DateTimeOffset? MarketingStoppedAt { get; init; }
}
