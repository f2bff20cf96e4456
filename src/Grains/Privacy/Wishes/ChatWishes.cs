using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Register;
using Chatbotics.Grains.Abstractions.Privacy.Wishes;
using Chatbotics.Grains.Hosting;

namespace Chatbotics.Grains.Privacy.Wishes;

/// <summary>Hears, among all messages of the silo, the few that are wishes. Costs nothing for a message that is longer than a phrase.</summary>
/// <param name="grains">The registers.</param>
/// <param name="time">The clock.</param>
internal sealed class ChatWishes(IGrainFactory grains, TimeProvider time)
{
    private readonly RefreshingCache<string, WishBook> _books = new(
        async tenant =>
        {
            using var engine = Caller.Use(Caller.Engine);
            return new WishBook((await grains.GetGrain<IPrivacyRegisterGrain>(tenant).Get()).Notices);
        },
        static (_, _) => true,
        time,
        TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(10),
        10_000);

    /// <summary>Whether some events may hold a wish: then <see cref="TryHear"/> looks closer.</summary>
    /// <param name="events">The events.</param>
    public static bool MayBe(ImmutableArray<ContactEvent> events)
    {
        foreach (var one in events)
        {
            if (one is MessageReceived { Content.Text: { Length: >= 3 and <= WishBook.Longest }, IsStandby: false })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether there may be a wish among some events; false, which is the usual case, when it is known at once that there is none.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="events">The events.</param>
    /// <param name="hearing">The first wish.</param>
    public bool TryHear(string tenant, ImmutableArray<ContactEvent> events, [NotNullWhen(true)] out Task<HeardWish>? hearing)
    {
#pragma warning disable CA2012, VSTHRD002 // Consumed once: by its result when it is there, by the task otherwise. Nothing waits.
        var reading = _books.Get(tenant);
        hearing = !reading.IsCompletedSuccessfully ? HearOnceKnown(reading.AsTask(), events)
            : Find(reading.Result, events) is { Wish: not ChatWish.None } found ? Task.FromResult(found)
            : null;
#pragma warning restore CA2012, VSTHRD002
        return hearing is not null;
    }

    private static async Task<HeardWish> HearOnceKnown(Task<WishBook> reading, ImmutableArray<ContactEvent> events) => Find(await reading, events);

    private static HeardWish Find(WishBook book, ImmutableArray<ContactEvent> events)
    {
        foreach (var one in events)
        {
            if (one is MessageReceived { Content.Text: { Length: >= 3 and <= WishBook.Longest } text, IsStandby: false }
                && book.Find(text) is (not ChatWish.None, var language) found)
            {
                return new HeardWish(found.Wish, one.DedupeId, language);
            }
        }

        return HeardWish.None;
    }
}
