using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Abstractions.Privacy;

/// <summary>
/// Remembers, as keyed hashes, the events whose messages were erased, for as long as a platform may deliver them again. A
/// redelivered webhook of an erased message then brings nothing back, not even the contact's id.
/// </summary>
public interface ITombstones
{
    /// <summary>How long a hash is kept. Meta delivers again for up to seven days.</summary>
    static TimeSpan Lifetime { get; } = TimeSpan.FromDays(30);

    /// <summary>Whether an event belongs to something that was erased. Answered from memory.</summary>
    /// <param name="connection">The connection it came by.</param>
    /// <param name="contactEvent">The event.</param>
    ValueTask<bool> Covers(ConnectionKey connection, ContactEvent contactEvent);

    /// <summary>Remembers events, durably.</summary>
    /// <param name="connection">The connection they came by.</param>
    /// <param name="hashes">From <see cref="EventHash"/>: of dedupe ids and of messages' ids.</param>
    ValueTask Bury(ConnectionKey connection, IReadOnlyCollection<ulong> hashes);
}
