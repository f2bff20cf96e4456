using Chatbotics.Channels.Meta.Messaging;
using Chatbotics.Channels.Meta.Sending;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Channels.Ports;

namespace Chatbotics.Channels.Instagram;

/// <summary>Sends for an Instagram account: through its Page, or as itself with Instagram Login.</summary>
/// <param name="services">What it uses.</param>
internal sealed class InstagramSender(MetaSenderServices services) : MessagingSender(services)
{
    private const string Self = "me";

    /// <inheritdoc/>
    public override ChannelPlatform Platform => ChannelPlatform.Instagram;

    /// <summary>With Instagram Login, and where the Page isn't known, whoever the token belongs to.</summary>
    /// <inheritdoc/>
    protected override string NodeOf(ConnectionCredentials credentials) =>
        credentials.InstagramLogin ? Self : credentials.PageId ?? Self;
}
