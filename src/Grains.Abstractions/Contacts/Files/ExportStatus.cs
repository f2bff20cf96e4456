namespace Chatbotics.Grains.Abstractions.Contacts.Files;

/// <summary>How an export stands.</summary>
/// <param name="Total">How many contacts there are to write.</param>
/// <param name="Written">How many are written.</param>
/// <param name="IsDone">Whether the file can be read.</param>
/// <param name="ExpiresAt">Until when the file is kept.</param>
[GenerateSerializer, Immutable, Alias("export-status")]
public sealed record ExportStatus(
    [property: Id(0)] long Total, [property: Id(1)] long Written, [property: Id(2)] bool IsDone, [property: Id(3)] DateTimeOffset ExpiresAt);
