namespace Chatbotics.Grains.Abstractions.Notifications;

/// <summary>An item of a person's list. Several unread ones of one kind and subject are one item with a count.</summary>
/// <param name="Id">Ascends with every arrival; an item that is counted up gets a new one.</param>
/// <param name="Notice">What happened last.</param>
/// <param name="Count">How often it happened since it was read, from 1.</param>
/// <param name="IsRead">Whether the person has seen it.</param>
[GenerateSerializer, Immutable, Alias("notification")]
public sealed record Notification(
    [property: Id(0)] long Id,
    [property: Id(1)] Notice Notice,
    [property: Id(2)] int Count,
    [property: Id(3)] bool IsRead);
