using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Abstractions.Contacts;

/// <summary>Another contact that was found to be the same person. What it brought stays its own, so that it can be taken apart again.</summary>
/// <param name="Id">The merge's id.</param>
/// <param name="OtherId">The contact that was merged in.</param>
/// <param name="OtherName">What it was called.</param>
/// <param name="At">When.</param>
/// <param name="By">Who did it.</param>
/// <param name="UndoneAt">When it was undone; null while it holds.</param>
[GenerateSerializer, Immutable, Alias("contact-merge")]
public sealed record ContactMerge(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string OtherId,
    [property: Id(2)] string OtherName,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] Author By,
    [property: Id(5)] DateTimeOffset? UndoneAt = null);
