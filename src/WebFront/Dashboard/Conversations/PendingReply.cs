namespace Chatbotics.WebFront.Dashboard.Conversations;

/// <summary>A message that was sent from this page and is not yet seen in the thread.</summary>
/// <param name="ClientId">The browser's id of it.</param>
/// <param name="Text">What it says.</param>
/// <param name="At">When it was sent.</param>
/// <param name="MessageKey">The thread's key of it, once the conversation took it.</param>
internal sealed record PendingReply(string ClientId, string Text, DateTimeOffset At, string? MessageKey = null);
