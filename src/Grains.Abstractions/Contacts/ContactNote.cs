using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Abstractions.Contacts;

/// <summary>A note that the team keeps about a contact. The contact never sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">1 to 5,000 characters.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("contact-note")]
public sealed record ContactNote(
    [property: Id(0)] Guid Id, [property: Id(1)] string Text, [property: Id(2)] Author By, [property: Id(3)] DateTimeOffset At);
