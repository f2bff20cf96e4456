using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Model;
using Chatbotics.Grains.Conversations.Rules;

namespace Chatbotics.Grains.Conversations.Threads;

/// <summary>A message's attachments as a reader sees them: with our copies, and without the platform's addresses.</summary>
internal static class FileView
{
    /// <summary>The message's content, and where each of its files stands.</summary>
    /// <param name="content">What it says; null when it was taken back.</param>
    /// <param name="position">The message.</param>
    /// <param name="isOurs">We send it: its files are in our store from the start.</param>
    /// <param name="steps">The latest step of each file.</param>
    /// <param name="waiting">Files that are still to be fetched.</param>
    public static (MessageContent? Content, ImmutableArray<FileState> Files) Of(
        MessageContent? content, long position, bool isOurs, Dictionary<(long Message, int Index), Entry> steps, ImmutableArray<FileJob> waiting)
    {
        if (content is null || content.Attachments.IsDefaultOrEmpty)
        {
            return (content, []);
        }

        var attachments = content.Attachments.ToBuilder();
        var files = ImmutableArray.CreateBuilder<FileState>(attachments.Count);
        for (var i = 0; i < attachments.Count; i++)
        {
            var file = attachments[i];
            var step = steps.GetValueOrDefault((position, i));
            files.Add(step switch
            {
                _ when file.IsErased => new FileState(FileStage.Failed, "This file was erased."),
                FileStored => new FileState(FileStage.Stored),
                FileFailed { RetryAt: 0 } failed => new FileState(FileStage.Failed, failed.Error.Text),
                FileFailed failed => new FileState(FileStage.Waiting, failed.Error.Text),
                _ when file.StoredAs is not null => new FileState(FileStage.Stored),
                _ when isOurs || !Files.IsCopied(file) => new FileState(FileStage.None),
                FileWanted => new FileState(FileStage.Waiting),
                _ when waiting.Any(job => job.IsOf(position, i)) => new FileState(FileStage.Waiting),
                _ => new FileState(FileStage.Failed, "It was not fetched when it came."),
            });

            // The platform's own address is short-lived, may carry a signature, and must never reach a browser.
            attachments[i] = step is FileStored stored
                ? file with { StoredAs = stored.File, MimeType = stored.Type, Size = stored.Size, Url = null }
                : file with { Url = null };
        }

        return (content with { Attachments = attachments.DrainToImmutable() }, files.DrainToImmutable());
    }
}
