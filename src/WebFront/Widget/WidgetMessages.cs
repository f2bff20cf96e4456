using System.Collections.Immutable;

namespace Chatbotics.WebFront.Widget;

/// <summary>Changed or new messages.</summary>
/// <param name="Messages">Each as it is now.</param>
internal sealed record WidgetMessages(ImmutableArray<WidgetMessage> Messages);
