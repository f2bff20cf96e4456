using System.Collections.Concurrent;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Media;

namespace Chatbotics.Grains.Tests.Privacy;

/// <summary>Files of conversations in memory.</summary>
internal sealed class ScriptedFiles : IMediaFiles
{
    public ConcurrentDictionary<string, (ConversationKey Conversation, byte[] Content)> Files { get; } = new(StringComparer.Ordinal);

    public Task<MediaKept> Keep(ConversationKey conversation, string fileName, Stream content, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<Attachment?> Find(ConversationKey conversation, string id, CancellationToken cancellationToken = default) => Task.FromResult<Attachment?>(null);

    public Task<MediaContent?> Open(string tenant, string id, CancellationToken cancellationToken = default) =>
        Task.FromResult(Files.TryGetValue(id, out var file)
            ? new MediaContent { Conversation = file.Conversation, SafeType = "image/png", FileName = "x.png", Content = new MemoryStream(file.Content) }
            : null);
}
