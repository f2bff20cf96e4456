namespace Chatbotics.WebFront.Widget;

/// <summary>A message as a chat shows it.</summary>
/// <param name="Id">Its place in the thread, which never changes.</param>
/// <param name="From">"me", "ai" or "person".</param>
/// <param name="Name">Who wrote; null for the visitor.</param>
/// <param name="Text">What it says, as plain text.</param>
/// <param name="At">When, milliseconds since 1970.</param>
/// <param name="Client">The chat's own id of a message of the visitor's.</param>
/// <param name="Ack">What the chat says back once it is shown; null when it has said so, or for the visitor's own.</param>
internal sealed record WidgetMessage(long Id, string From, string? Name, string Text, long At, string? Client, string? Ack);
