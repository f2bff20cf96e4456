using System.Collections.Immutable;

namespace Chatbotics.Grains.Contacts.Ports;

/// <summary>What a contact is found by.</summary>
/// <param name="Flags">Bits, see <see cref="ContactFlags"/>.</param>
/// <param name="Words">Hashes of words and their beginnings, separated by spaces.</param>
/// <param name="Facts">Labels, language and attributes.</param>
public sealed record ContactIndexEntry(long Flags, string Words, ImmutableArray<ContactFact> Facts);
