using System.Collections.Immutable;

namespace Chatbotics.Grains.Contacts.Ports;

/// <summary>Contacts of one search.</summary>
/// <param name="Records">Newest first.</param>
/// <param name="Next">The cursor of the next page, or null.</param>
public sealed record ContactHits(ImmutableArray<ContactRecord> Records, string? Next);
