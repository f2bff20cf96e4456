using System.Collections.Immutable;
using Chatbotics.MetaSimulator.Customers;
using Chatbotics.MetaSimulator.Faults;

namespace Chatbotics.MetaSimulator.Graph;

/// <summary>A valid call of <c>/messages</c>, the same for all products.</summary>
internal sealed class SendRequest
{
    public CallKind Call { get; init; } = CallKind.Send;

    /// <summary>The contact as webhooks name it; empty for a WhatsApp read mark, which names a message.</summary>
    public required string Recipient { get; init; }

    /// <summary>The recipient as the caller wrote it.</summary>
    public string Input { get; init; } = "";

    public string Kind { get; init; } = "text";

    public string? Text { get; init; }

    public string? Handle { get; init; }

    public string? ReplyTo { get; init; }

    public string? MediaUrl { get; init; }

    public ImmutableArray<PhoneOption> Options { get; init; } = [];

    /// <summary>A WhatsApp template's category: such messages need no open window.</summary>
    public string? TemplateCategory { get; init; }

    /// <summary>Sent under the tag HUMAN_AGENT, whose window is seven days.</summary>
    public bool HumanAgent { get; init; }

    /// <summary>Needs no window at all: utility templates and notification tokens of Messenger, private replies.</summary>
    public bool NeedsNoWindow { get; init; }

    /// <summary>The message a reaction or read mark is about.</summary>
    public string? Target { get; init; }

    public string? Emoji { get; init; }

    /// <summary>Whether the call shows (true) or ends (false) the typing indicator.</summary>
    public bool? Typing { get; init; }

    /// <summary>Whether the call marks the customer's messages as read.</summary>
    public bool MarksRead { get; init; }
}
