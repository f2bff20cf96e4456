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
    /// <summary>The word that confirms an erasure, in any case.</summary>
    public const string Confirmation = "YES, DELETE";

    /// <summary>The words that confirm that a copy shall be sent, in any case.</summary>
    public const string AccessConfirmation = "YES, SEND";

    private const int Longest = 60;

    private readonly RefreshingCache<string, Notices> _notices = new(
        async tenant =>
        {
            using var engine = Caller.Use(Caller.Engine);
            return (await grains.GetGrain<IPrivacyRegisterGrain>(tenant).Get()).Notices;
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
            if (one is MessageReceived { Content.Text: { Length: >= 3 and <= Longest }, IsStandby: false })
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
    public bool TryHear(string tenant, ImmutableArray<ContactEvent> events, [NotNullWhen(true)] out Task<(ChatWish Wish, string DedupeId)>? hearing)
    {
#pragma warning disable CA2012, VSTHRD002 // Consumed once: by its result when it is there, by the task otherwise. Nothing waits.
        var reading = _notices.Get(tenant);
        hearing = !reading.IsCompletedSuccessfully ? HearOnceKnown(reading.AsTask(), events)
            : Find(reading.Result, events) is (not ChatWish.None, _) found ? Task.FromResult(found)
            : null;
#pragma warning restore CA2012, VSTHRD002
        return hearing is not null;
    }

    private static async Task<(ChatWish Wish, string DedupeId)> HearOnceKnown(Task<Notices> reading, ImmutableArray<ContactEvent> events) =>
        Find(await reading, events);

    private static (ChatWish Wish, string DedupeId) Find(Notices notices, ImmutableArray<ContactEvent> events)
    {
        foreach (var one in events)
        {
            if (one is MessageReceived { Content.Text: { Length: >= 3 and <= Longest } text, IsStandby: false } && Of(notices, text) is var wish and not ChatWish.None)
            {
                return (wish, one.DedupeId);
            }
        }

        return (ChatWish.None, "");
    }

    /// <summary>What a text wishes.</summary>
    /// <param name="notices">The workspace's words.</param>
    /// <param name="text">The text.</param>
    public static ChatWish Of(Notices notices, string text)
    {
        var said = text.AsSpan().Trim().TrimEnd(".!");
        if (notices.ErasurePhrase.Length > 0)
        {
            if (said.Equals(notices.ErasurePhrase, StringComparison.OrdinalIgnoreCase))
            {
                return ChatWish.Erase;
            }

            if (said.Equals(Confirmation, StringComparison.OrdinalIgnoreCase) || said.Equals("YES DELETE", StringComparison.OrdinalIgnoreCase))
            {
                return ChatWish.Confirm;
            }
        }

        if (Says(said, notices.AccessPhrase ?? Notices.UsualAccessPhrase))
        {
            return ChatWish.Access;
        }

        if (notices.AccessPhrase is not "" && (Says(said, AccessConfirmation) || Says(said, "YES SEND")))
        {
            return ChatWish.ConfirmAccess;
        }

        if (Says(said, notices.CorrectionPhrase ?? Notices.UsualCorrectionPhrase))
        {
            return ChatWish.Correct;
        }

        if (Says(said, notices.ObjectionPhrase ?? Notices.UsualObjectionPhrase))
        {
            return ChatWish.Object;
        }

        foreach (var word in notices.StopWords)
        {
            if (said.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return ChatWish.Stop;
            }
        }

        return ChatWish.None;
    }

    private static bool Says(ReadOnlySpan<char> said, string phrase) => phrase.Length > 0 && said.Equals(phrase, StringComparison.OrdinalIgnoreCase);
}
