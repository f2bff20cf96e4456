using System.Collections.Immutable;

namespace Chatbotics.WebFront.Widget;

/// <summary>A chat has shown messages.</summary>
/// <param name="Ids">What they asked to have said back.</param>
/// <param name="Read">Whether the chat was open before the visitor's eyes.</param>
internal sealed record WidgetSeen(ImmutableArray<string> Ids, bool Read);
