namespace Chatbotics.Grains.Contacts.Ports;

/// <summary>A value that contacts are filtered by.</summary>
/// <param name="Field">The hash of the field's name.</param>
/// <param name="Value">The hash of the value.</param>
/// <param name="Number">The value itself where it is compared: a number, or the day since 1970.</param>
public readonly record struct ContactFact(long Field, long Value, double? Number = null);
