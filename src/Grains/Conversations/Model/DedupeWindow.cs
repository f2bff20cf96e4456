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

    private readonly ulong[] _older;
    private readonly ulong[] _newer;

    private DedupeWindow(ulong[] older, ulong[] newer, long olderUntil, long newerUntil, long forgottenUntil)
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
        : this(Unpack(older), Unpack(newer), olderUntil, newerUntil, forgottenUntil)
    {
    }

    /// <summary>A window that has seen nothing.</summary>
    public static DedupeWindow Empty { get; } = new(Array.Empty<ulong>(), [], 0, 0, 0);

    /// <summary>The older generation, eight bytes an id.</summary>
    public byte[] Older => MemoryMarshal.AsBytes(_older.AsSpan()).ToArray();

    /// <summary>The newer generation, eight bytes an id.</summary>
    public byte[] Newer => MemoryMarshal.AsBytes(_newer.AsSpan()).ToArray();

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
    public bool Contains(ulong hash) => _newer.AsSpan().Contains(hash) || _older.AsSpan().Contains(hash);

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
        return _newer.Length < Half
            ? new(_older, [.. _newer, hash], OlderUntil, Math.Max(NewerUntil, time), ForgottenUntil)
            : new(_newer, [hash], NewerUntil, time, Math.Max(ForgottenUntil, OlderUntil));
    }

    private static ulong[] Unpack(byte[]? bytes) =>
        bytes is null ? [] : MemoryMarshal.Cast<byte, ulong>(bytes.AsSpan(0, bytes.Length & ~7)).ToArray();
}
