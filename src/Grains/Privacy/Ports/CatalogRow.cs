using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Privacy.Ports;

/// <summary>A conversation as the catalog lists it.</summary>
/// <param name="Key">The conversation.</param>
/// <param name="Header">What its journal was created with.</param>
public readonly record struct CatalogRow(ConversationKey Key, ReadOnlyMemory<byte> Header);
