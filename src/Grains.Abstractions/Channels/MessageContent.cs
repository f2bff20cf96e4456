using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>What a message says, in or out. Parts that its kind doesn't have are null or empty.</summary>
[GenerateSerializer, Immutable, Alias("message-content")]
public sealed record MessageContent
{
    /// <summary>
    /// The kind in the platform's own word ("text", "image", "interactive.button_reply", "story_mention", …), see
    /// <see cref="ContentKinds"/> for those we send. Kinds we don't know keep their word and are shown as such.
    /// </summary>
    [Id(0)]
    public required string Kind { get; init; }

    /// <summary>The text, caption or a readable line for kinds without one (a location's name, an order's items).</summary>
    [Id(1)]
    public string? Text { get; init; }

    /// <summary>What a pressed button or quick reply carries.</summary>
    [Id(2)]
    public string? Payload { get; init; }

    /// <summary>Files, pictures, voice notes, shared posts.</summary>
    [Id(3)]
    public ImmutableArray<Attachment> Attachments { get; init; } = [];

    /// <summary>A place.</summary>
    [Id(4)]
    public GeoLocation? Location { get; init; }

    /// <summary>Buttons, quick replies or list rows offered with an outgoing message.</summary>
    [Id(5)]
    public ImmutableArray<ReplyOption> Options { get; init; } = [];

    /// <summary>A WhatsApp template to send instead of free text.</summary>
    [Id(6)]
    public TemplateReference? Template { get; init; }

    /// <summary>The platform's own JSON for kinds with a structure of their own (order, contacts, nfm_reply), at most 16 KiB; else null.</summary>
    [Id(7)]
    public string? Details { get; init; }

    /// <summary>A plain text message.</summary>
    /// <param name="text">The text.</param>
    public static MessageContent FromText(string text) => new() { Kind = ContentKinds.Text, Text = text };
}
