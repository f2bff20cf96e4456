using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using Chatbotics.Grains.Abstractions.Privacy;

namespace Chatbotics.Grains.Conversations.Model;

/// <summary>
/// What a conversation has seen lately, as 64 bits of SHA-256 of each id: between <see cref="Half"/> and twice as many
/// ids, in two generations. What falls out is not forgotten: it stands in the journal, and <see cref="IsDoubtful"/> says
/// when that must be asked (docs/decisions/0010).
/// </summary>
internal sealed class DedupeWindow
{
    /// <summary>How many ids a generation holds.</summary>
    public const int Half = 128;

    private readonly Generation _older;
    private readonly Generation _newer;

    private DedupeWindow(Generation older, Generation newer, long olderUntil, long newerUntil, long forgottenUntil)
    {
        _older = older;
        _newer = newer;
        OlderUntil = olderUntil;
        NewerUntil = newerUntil;
        ForgottenUntil = forgottenUntil;
    }

    /// <summary>Rebuilds a window from a snapshot.</summary>
    /// <param name="older">The older generation, eight bytes an id.</param>
    /// <param name="newer">The newer generation.</param>
    /// <param name="olderUntil">The latest provider time in the older generation.</param>
    /// <param name="newerUntil">The latest provider time in the newer generation.</param>
    /// <param name="forgottenUntil">The latest provider time among the ids that fell out.</param>
    [JsonConstructor]
    public DedupeWindow(byte[]? older, byte[]? newer, long olderUntil, long newerUntil, long forgottenUntil)
        : this(Generation.Of(older), Generation.Of(newer), olderUntil, newerUntil, forgottenUntil)
    {
    }

    /// <summary>A window that has seen nothing.</summary>
    public static DedupeWindow Empty { get; } = new(default(Generation), default, 0, 0, 0);

    /// <summary>The older generation, eight bytes an id.</summary>
    public byte[] Older => MemoryMarshal.AsBytes(_older.Hashes).ToArray();

    /// <summary>The newer generation, eight bytes an id.</summary>
    public byte[] Newer => MemoryMarshal.AsBytes(_newer.Hashes).ToArray();

    /// <summary>The latest provider time in the older generation, milliseconds since 1970.</summary>
    public long OlderUntil { get; }

    /// <summary>The latest provider time in the newer generation, milliseconds since 1970.</summary>
    public long NewerUntil { get; }

    /// <summary>The latest provider time among the ids that fell out, milliseconds since 1970; 0 when none did.</summary>
    public long ForgottenUntil { get; }

    /// <summary>The hash under which an id is remembered.</summary>
    /// <param name="id">For example an event's dedupe id.</param>
    public static ulong HashOf(string id) => EventHash.Of(id);

    /// <summary>Whether the window holds a hash.</summary>
    /// <param name="hash">From <see cref="HashOf"/>.</param>
    public bool Contains(ulong hash) => _newer.Hashes.Contains(hash) || _older.Hashes.Contains(hash);

    /// <summary>
    /// Whether an event that the window doesn't hold may be one that fell out of it: a redelivered event has the provider
    /// time it had before, so one that is later than all that fell out is new.
    /// </summary>
    /// <param name="providerTime">When the event happened, milliseconds since 1970; null when not known.</param>
    public bool IsDoubtful(long? providerTime) => ForgottenUntil > 0 && (providerTime ?? 0) <= ForgottenUntil;

    /// <summary>The window with one more hash.</summary>
    /// <param name="hash">From <see cref="HashOf"/>.</param>
    /// <param name="providerTime">When the event happened, milliseconds since 1970; null when not known.</param>
    public DedupeWindow Add(ulong hash, long? providerTime)
    {
        var time = Math.Max(1, providerTime ?? 1);
        return _newer.Count < Half
            ? new(_older, _newer.With(hash), OlderUntil, Math.Max(NewerUntil, time), ForgottenUntil)
            : new(_newer, default(Generation).With(hash), NewerUntil, time, Math.Max(ForgottenUntil, OlderUntil));
    }

    /// <summary>
    /// Hashes in a store that grows at its end: how many of its places are taken, then the places. A window and those that
    /// came of it share one store, or each message would copy what the conversation has seen. Whoever is first takes the
    /// next place; one that was thrown away took it too, and who comes after copies.
    /// </summary>
    private readonly struct Generation
    {
        private readonly ulong[]? _store;

        private Generation(ulong[] store, int count) => (_store, Count) = (store, count);

        public int Count { get; }

        public ReadOnlySpan<ulong> Hashes => _store is null ? default : _store.AsSpan(1, Count);

        public static Generation Of(byte[]? bytes)
        {
            var hashes = MemoryMarshal.Cast<byte, ulong>(bytes.AsSpan(0, (bytes?.Length ?? 0) & ~7));
            return hashes.IsEmpty ? default : new([(ulong)hashes.Length, .. hashes], hashes.Length);
        }

        public Generation With(ulong hash)
        {
            var store = _store;
            if (store is null || store[0] != (ulong)Count || Count + 1 == store.Length)
            {
                store = new ulong[1 + Math.Max(Count + 1, Math.Min(Half, Count + Math.Max(2, Count / 4)))];
                Hashes.CopyTo(store.AsSpan(1));
            }

            store[Count + 1] = hash;
            store[0] = (ulong)Count + 1;
            return new(store, Count + 1);
        }
    }
}
