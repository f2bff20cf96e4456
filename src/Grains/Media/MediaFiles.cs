using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Media;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Media;

/// <inheritdoc cref="IMediaFiles"/>
internal sealed class MediaFiles(MediaDesk desk, IKeyRing keys, IGrainFactory grains) : IMediaFiles
{
    /// <inheritdoc/>
    public async Task<MediaKept> Keep(ConversationKey conversation, string fileName, Stream content, CancellationToken cancellationToken = default)
    {
        if (await grains.GetGrain<IConversationGrain>(conversation.Value).GetSummary() is not { } summary)
        {
            return new MediaKept(null, "There is no conversation here yet. It begins when the customer writes.");
        }

        var key = await keys.Get(conversation.Tenant, summary.KeyId, cancellationToken);
        var (file, refusal) = await desk.Keep(conversation, key, fileName, content, cancellationToken);
        return new MediaKept(file, refusal);
    }

    /// <inheritdoc/>
    public async Task<Attachment?> Find(ConversationKey conversation, string id, CancellationToken cancellationToken = default)
    {
        if (await desk.Open(conversation.Tenant, id, cancellationToken) is not var (header, content))
        {
            return null;
        }

        await content.DisposeAsync();
        return header.Conversation == conversation.Value && FileChoice.Of(desk.Limits(conversation.Connection.Platform), header.Type) is { } limit
            ? new Attachment { Kind = limit.Kind, StoredAs = id, MimeType = header.Type ?? "application/octet-stream", FileName = header.Name, Size = header.Size }
            : null;
    }

    /// <inheritdoc/>
    public async Task<MediaContent?> Open(string tenant, string id, CancellationToken cancellationToken = default) =>
        await desk.Open(tenant, id, cancellationToken) is var (header, content)
            ? new MediaContent
            {
                Conversation = ConversationKey.Parse(header.Conversation),
                SafeType = header.Type,
                FileName = header.Name,
                Content = content,
            }
            : null;
}
