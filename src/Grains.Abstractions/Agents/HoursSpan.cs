namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>A span of one weekday.</summary>
/// <param name="Day">0 for Sunday to 6 for Saturday.</param>
/// <param name="FromMinute">The minute of the day it begins, 0 to 1,439.</param>
/// <param name="ToMinute">The minute of the day it ends, not included, 1 to 1,440.</param>
[GenerateSerializer, Immutable, Alias("hours-span")]
public sealed record HoursSpan([property: Id(0)] int Day, [property: Id(1)] int FromMinute, [property: Id(2)] int ToMinute);
