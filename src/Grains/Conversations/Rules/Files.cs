using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Model;

namespace Chatbotics.Grains.Conversations.Rules;

/// <summary>
/// Which files of messages are copied into the media store, and what is still to be done about them. Links of the
/// platforms live minutes to days, so fetching begins when the message is durable.
/// </summary>
internal static class Files
{
    /// <summary>How many files may wait in one conversation; a flood must not fill the state.</summary>
    public const int MaxJobs = 64;

    private const int MaxTries = 14;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(2);

    /// <summary>WhatsApp keeps what webhooks name for 7 days; later attempts are in vain.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(6);

    /// <summary>
    /// Whether an attachment is copied: the customer's own files are. What they share of others (posts, reels) and stories,
    /// which their owners may take down, is not.
    /// </summary>
    /// <param name="file">The attachment.</param>
    public static bool IsCopied(Attachment file) =>
        file is { Kind: "image" or "audio" or "video" or "document" or "file" or "sticker" or "animated_image" }
        && (file.MediaId is not null || file.Url is not null);

    /// <summary>The jobs with those of a message's files.</summary>
    /// <param name="jobs">The jobs before.</param>
    /// <param name="content">The message.</param>
    /// <param name="position">Its position.</param>
    /// <param name="now">The time, milliseconds since 1970.</param>
    public static ImmutableArray<FileJob> Add(ImmutableArray<FileJob> jobs, MessageContent content, long position, long now)
    {
        for (var i = 0; i < content.Attachments.Length && jobs.Length < MaxJobs; i++)
        {
            if (IsCopied(content.Attachments[i]))
            {
                jobs = jobs.Add(new FileJob { Message = position, Index = i, File = content.Attachments[i], Since = now, NextAt = now });
            }
        }

        return jobs;
    }

    /// <summary>The state after a step of a file.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="entry">The step.</param>
    public static ConversationState Apply(ConversationState state, Entry entry) => entry switch
    {
        FileStored stored => Without(state, stored.Message, stored.Index),
        FileFailed { RetryAt: 0 } failed => Without(state, failed.Message, failed.Index),
        FileFailed failed => state with
        {
            Files = [.. state.Files.Select(job => job.IsOf(failed.Message, failed.Index) ? job with { Tries = job.Tries + 1, NextAt = failed.RetryAt } : job)],
        },
        FileWanted wanted => state.Files.Length >= MaxJobs || state.Files.Any(job => job.IsOf(wanted.Message, wanted.Index))
            ? state
            : state with { Files = state.Files.Add(new FileJob { Message = wanted.Message, Index = wanted.Index, File = wanted.File, Since = wanted.At, NextAt = wanted.At }) },
        FilesErased erased => state with { Files = state.Files.RemoveAll(job => job.Erases == erased.Target) },
        _ => state,
    };

    /// <summary>The state after the customer took a message back: its files are not fetched any more, and copies go.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="entry">What was taken back.</param>
    public static ConversationState TakenBack(ConversationState state, UnsendIn entry)
    {
        var message = state.IndexOf(entry.Target) is var index and >= 0 ? state.Messages[index] : null;
        if (message is { Extras.Rich: null })
        {
            return state;
        }

        var left = message is null ? state.Files : state.Files.RemoveAll(job => job.Message == message.Position);
        return state with { Files = left.Add(new FileJob { Erases = entry.Target, Since = entry.At, NextAt = entry.At }) };
    }

    /// <summary>Records that a file is stored.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="job">The job.</param>
    /// <param name="stored">The stored copy.</param>
    /// <returns>False when nobody wants it any more: the copy is to be removed.</returns>
    public static bool Complete(Decision decision, FileJob job, Attachment stored)
    {
        if (!decision.State.Files.Any(open => open.IsOf(job.Message, job.Index)))
        {
            return false;
        }

        decision.Raise(new FileStored
        {
            Message = job.Message,
            Index = job.Index,
            File = stored.StoredAs!,
            Type = stored.MimeType,
            Size = stored.Size ?? 0,
        });
        return true;
    }

    /// <summary>Records that a file could not be fetched, and when it is tried again.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="job">The job.</param>
    /// <param name="error">Why.</param>
    public static void Fail(Decision decision, FileJob job, SendError error)
    {
        if (decision.State.Files.FirstOrDefault(open => open.IsOf(job.Message, job.Index)) is not { } present)
        {
            return;
        }

        var mayPass = error.Kind is SendErrorKind.Temporary or SendErrorKind.Throttled or SendErrorKind.TokenInvalid
            or SendErrorKind.PermissionMissing or SendErrorKind.AccountBlocked;
        var delay = TimeSpan.FromTicks(Math.Min(LongestDelay.Ticks, FirstDelay.Ticks << Math.Min(present.Tries, 20)));
        delay = error.RetryAfter > delay ? error.RetryAfter.Value : delay;
        var isLast = !mayPass || present.Tries + 1 >= MaxTries || decision.Now - present.Since > (long)Patience.TotalMilliseconds;
        decision.Raise(new FileFailed
        {
            Message = job.Message,
            Index = job.Index,
            Error = error,
            RetryAt = isLast ? 0 : decision.In(delay),
        });
    }

    private static ConversationState Without(ConversationState state, long message, int index) =>
        state with { Files = state.Files.RemoveAll(job => job.IsOf(message, index)) };
}
