using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.Grains.Media.Ports;
using Chatbotics.Grains.Privacy;
using Chatbotics.Grains.Privacy.Ports;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Media;

/// <summary>
/// Moves files between the platforms and the media store: in, when a customer's message is durable; out, right before a
/// message is sent. A few at a time in the whole process, so that a flood of films takes no room from messages.
/// </summary>
#pragma warning disable CA1001 // Fetches may outlive the host's services; a semaphore whose handle was never asked for has nothing to give back.
internal sealed partial class MediaDesk(IEnumerable<IChannelMedia> channels, IMediaStore store, IKeyRing keys, TimeProvider time, ILogger<MediaDesk> logger)
#pragma warning restore CA1001
{
    /// <summary>The largest file that is kept: what WhatsApp delivers at most.</summary>
    public const long MaxBytes = 100L * 1024 * 1024;

    private const int AtOnce = 6;
    private const int MaxUploads = 1_000;

    /// <summary>Uploaded ids live 30 days on WhatsApp.</summary>
    private static readonly TimeSpan UploadLife = TimeSpan.FromDays(20);

    private readonly SemaphoreSlim _free = new(AtOnce);
    private readonly ConcurrentDictionary<(ConnectionKey Connection, string File), (string MediaId, DateTimeOffset At)> _uploads = new();
    private readonly ImmutableArray<IChannelMedia> _channels = [.. channels];

    /// <summary>The files that a platform takes; empty when it takes none.</summary>
    /// <param name="platform">The platform.</param>
    public ImmutableArray<FileLimit> Limits(ChannelPlatform platform) => Find(platform)?.Limits(platform) ?? [];

    /// <summary>Fetches a customer's file into the store. Never throws: what went wrong is in the answer.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="key">Its key.</param>
    /// <param name="file">What to fetch.</param>
    /// <returns>The attachment with our reference, or why there is none.</returns>
    public async Task<(Attachment? Stored, SendError? Error)> Fetch(ConversationKey conversation, DataKey key, Attachment file)
    {
        if (Find(conversation.Connection.Platform) is not { } channel)
        {
            return (null, Rejected("This channel's files can't be fetched by this installation."));
        }

        await _free.WaitAsync();
        try
        {
            await using var draft = await store.Create(conversation);
            await using var seal = new SealingStream(draft.Content, key, conversation, draft.Id, MaxBytes);
            var fetch = await channel.Fetch(conversation.Connection, file, seal);
            if (seal.IsTooLarge)
            {
                return (null, Rejected($"The file is larger than the {MaxBytes / (1024 * 1024)} MB that are kept here."));
            }

            if (fetch.Error is { } error)
            {
                return (null, error);
            }

            if (seal.Size == 0)
            {
                return (null, Rejected("The file is empty."));
            }

            return (await Complete(draft, seal, key, conversation, file.Kind, file.FileName, fetch.MimeType ?? file.MimeType), null);
        }
        catch (Exception fault)
        {
            LogNotFetched(logger, conversation.Connection.Value, fault);
            return (null, new SendError { Kind = SendErrorKind.Temporary, Text = "The file can't be kept here now. We try again by ourselves." });
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Keeps a file of a person's; its kind follows from its content and the channel's rules.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="key">Its key.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<(Attachment? File, string? Refusal)> Keep(
        ConversationKey conversation, DataKey key, string fileName, Stream content, CancellationToken cancellationToken)
    {
        var platform = conversation.Connection.Platform;
        var limits = Limits(platform);
        if (limits.IsEmpty)
        {
            return (null, $"{platform} takes no files from here.");
        }

        await using var draft = await store.Create(conversation, cancellationToken);
        await using var seal = new SealingStream(draft.Content, key, conversation, draft.Id, limits.Max(limit => limit.MaxBytes));
        try
        {
            await content.CopyToAsync(seal, cancellationToken);
            await seal.Finish(cancellationToken);
        }
        catch (IOException) when (seal.IsTooLarge)
        {
            return (null, $"{platform} takes files up to {Shown(limits.Max(limit => limit.MaxBytes))} and this one is larger.");
        }

        if (seal.Size == 0)
        {
            return (null, "The file is empty. Choose another one.");
        }

        var type = MediaTypes.Sniff(seal.Head, null);
        var limit = FileChoice.Of(limits, type);
        if (limit is null)
        {
            return (null, $"{platform} doesn't take files of this type.");
        }

        if (seal.Size > limit.MaxBytes)
        {
            return (null, $"{platform} takes {limit.Noun} up to {Shown(limit.MaxBytes)} and this one has {Shown(seal.Size)}.");
        }

        var file = await Store(draft, seal.Size, key, conversation, limit.Kind, fileName, type, type ?? "application/octet-stream", cancellationToken);
        return (file, null);
    }

    /// <summary>Hands the files of a message over to the platform, so that it can be sent by their ids.</summary>
    /// <param name="request">The message.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The message to send, or why it can't be sent; nothing was sent then.</returns>
    public async Task<(SendRequest Request, SendError? Error)> HandOver(SendRequest request, CancellationToken cancellationToken)
    {
        var files = request.Content.Attachments;
        for (var i = 0; i < files.Length; i++)
        {
            if (files[i] is not { StoredAs: { } id, MediaId: null } file)
            {
                continue;
            }

            var (mediaId, error) = await HandOver(request.Connection, file, id, cancellationToken);
            if (error is not null)
            {
                return (request, error);
            }

            files = files.SetItem(i, file with { MediaId = mediaId });
        }

        return files == request.Content.Attachments
            ? (request, null)
            : (request with { Content = request.Content with { Attachments = files } }, null);
    }

    /// <summary>Opens a file; null when there is none, when its key is gone, or when it was changed.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="id">The file's id; hostile.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<(MediaHeader Header, Stream Content)?> Open(string tenant, string id, CancellationToken cancellationToken)
    {
        if (await store.Open(tenant, id, cancellationToken) is not { } stored)
        {
            return null;
        }

        try
        {
            if (MediaSeal.KeyOf(stored.Header.Span) is { } keyId)
            {
                var key = await keys.Get(tenant, keyId, cancellationToken);
                var header = MediaSeal.Open(key, tenant, id, stored.Header.Span);
                return (header, new OpeningStream(stored.Content, key, ConversationKey.Parse(header.Conversation), id, header.Size));
            }
        }
        catch (Exception fault) when (fault is KeyDestroyedException or CryptographicException)
        {
            LogNotOpened(logger, fault.GetType().Name);
        }

        await stored.Content.DisposeAsync();
        return null;
    }

    /// <summary>Removes a file that nobody wants.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="id">The file.</param>
    public async Task Remove(string tenant, string id) => await store.Remove(tenant, id);

    private static async Task<Attachment> Complete(
        IMediaDraft draft, SealingStream seal, DataKey key, ConversationKey conversation, string kind, string? name, string? told)
    {
        await seal.Finish(CancellationToken.None);
        var type = MediaTypes.Sniff(seal.Head, kind);
        return await Store(draft, seal.Size, key, conversation, kind, name, type, type ?? MediaTypes.Told(told), CancellationToken.None);
    }

    private static async Task<Attachment> Store(
        IMediaDraft draft, long size, DataKey key, ConversationKey conversation, string kind, string? name, string? safeType, string? shownType,
        CancellationToken cancellationToken)
    {
        var fileName = MediaTypes.NameOf(name, safeType, kind);
        var header = new MediaHeader { Conversation = conversation.Value, Type = safeType, Name = fileName, Size = size };
        await draft.Complete(MediaSeal.Write(key, conversation.Tenant, draft.Id, header), cancellationToken);
        return new Attachment { Kind = kind, StoredAs = draft.Id, MimeType = shownType, FileName = fileName, Size = size };
    }

    private async Task<(string? MediaId, SendError? Error)> HandOver(ConnectionKey connection, Attachment file, string id, CancellationToken cancellationToken)
    {
        if (_uploads.TryGetValue((connection, id), out var known) && time.GetUtcNow() - known.At < UploadLife)
        {
            return (known.MediaId, null);
        }

        if (Find(connection.Platform) is not { } channel)
        {
            return (null, Rejected("This channel takes no files from this installation."));
        }

        if (await Open(connection.Tenant, id, cancellationToken) is not var (header, content))
        {
            return (null, Rejected("The file is no longer here. Attach it again."));
        }

        await using (content)
        {
            var upload = await channel.Upload(
                connection,
                new MediaFile
                {
                    Kind = file.Kind,
                    Content = content,
                    Size = header.Size,
                    MimeType = header.Type ?? file.MimeType ?? "application/octet-stream",
                    FileName = header.Name,
                },
                cancellationToken);
            if (upload.MediaId is not { } mediaId)
            {
                return (null, upload.Error ?? Rejected("The platform didn't take the file."));
            }

            if (_uploads.Count >= MaxUploads)
            {
                _uploads.Clear();
            }

            _uploads[(connection, id)] = (mediaId, time.GetUtcNow());
            return (mediaId, null);
        }
    }

    private IChannelMedia? Find(ChannelPlatform platform) => _channels.FirstOrDefault(channel => channel.Serves(platform));

    private static string Shown(long bytes) => bytes < 1_000_000
        ? $"{(bytes + 1023) / 1024} KB"
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Math.Round(bytes / 1048576.0, 1):0.#} MB");

    private static SendError Rejected(string text) => new() { Kind = SendErrorKind.MediaRejected, Text = text };
}
