using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.WebFront.Dashboard.Conversations;

/// <summary>One message of what was written.</summary>
/// <param name="ClientId">Its id, the same whenever the same is sent again.</param>
/// <param name="Content">What it says.</param>
internal sealed record ComposedPart(string ClientId, MessageContent Content);
