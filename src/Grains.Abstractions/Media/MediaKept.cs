using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Abstractions.Media;

/// <summary>What came of keeping a file.</summary>
/// <param name="File">The attachment to send: kind, type by its content, size, and our reference to it; null when it was refused.</param>
/// <param name="Refusal">Why it was refused and what would work, in a sentence; null when it was kept.</param>
public sealed record MediaKept(Attachment? File, string? Refusal);
