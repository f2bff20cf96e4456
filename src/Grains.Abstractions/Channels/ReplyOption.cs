namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>Something the customer can press instead of typing.</summary>
/// <param name="Title">What it shows; the renderer enforces each platform's limit (WhatsApp button 20, list row 24, quick reply 20 characters).</param>
/// <param name="Payload">What comes back when it is pressed, up to 256 characters.</param>
/// <param name="Description">A second line, in WhatsApp lists only, up to 72 characters.</param>
[GenerateSerializer, Immutable, Alias("reply-option")]
public sealed record ReplyOption([property: Id(0)] string Title, [property: Id(1)] string Payload, [property: Id(2)] string? Description = null);
