using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Templates;

namespace Chatbotics.Grains.Channels.Ports;

/// <summary>What came of reading templates.</summary>
/// <param name="Templates">The templates; empty when it failed.</param>
/// <param name="Error">Why it failed; null when it didn't.</param>
public sealed record TemplateReading(ImmutableArray<MessageTemplate> Templates, SendError? Error);
