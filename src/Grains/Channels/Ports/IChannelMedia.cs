using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Channels.Ports;

/// <summary>Fetches the files of customers' messages, and hands over files to send, by reference.</summary>
public interface IChannelMedia
{
    /// <summary>Whether it knows a platform.</summary>
    /// <param name="platform">The platform.</param>
    bool Serves(ChannelPlatform platform);

    /// <summary>The files that a platform takes; empty when it takes none.</summary>
    /// <param name="platform">The platform.</param>
    ImmutableArray<FileLimit> Limits(ChannelPlatform platform) => [];

    /// <summary>
    /// Fetches a file. Links live minutes to days: fetch when the message comes. Never throws for what the platform or the
    /// network does; what was written to <paramref name="target"/> before a failure is to be thrown away.
    /// </summary>
    /// <param name="connection">The connection that got the message.</param>
    /// <param name="attachment">The file, by media id or address.</param>
    /// <param name="target">Takes the bytes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<MediaFetch> Fetch(ConnectionKey connection, Attachment attachment, Stream target, CancellationToken cancellationToken = default);

    /// <summary>Hands a file over to the platform, to be sent by its id. Never throws for what the platform or the network does.</summary>
    /// <param name="connection">The connection that will send it.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<MediaUpload> Upload(ConnectionKey connection, MediaFile file, CancellationToken cancellationToken = default);
}
