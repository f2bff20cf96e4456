using Chatbotics.Channels.Meta.Messaging;
using Chatbotics.Channels.Meta.Sending;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Channels.Ports;

namespace Chatbotics.Channels.Messenger;

/// <summary>Sends for a Page by Messenger's Send API.</summary>
/// <param name="services">What it uses.</param>
internal sealed class MessengerSender(MetaSenderServices services) : MessagingSender(services)
{
    /// <inheritdoc/>
    public override ChannelPlatform Platform => ChannelPlatform.Messenger;

    /// <inheritdoc/>
    protected override string NodeOf(ConnectionCredentials credentials) => credentials.Connection.AssetId;
}
