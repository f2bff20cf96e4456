using System.Collections.Immutable;

namespace Chatbotics.WebFront.Widget;

/// <summary>A session that was opened.</summary>
/// <param name="Token">What the other requests carry.</param>
/// <param name="Identity">"anonymous", "verified", or "refused" when the proof was missing or wrong.</param>
/// <param name="Cursor">Where the stream goes on.</param>
/// <param name="Messages">The newest messages, oldest first.</param>
internal sealed record WidgetOpened(string Token, string Identity, string Cursor, ImmutableArray<WidgetMessage> Messages);
