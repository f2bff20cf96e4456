using Chatbotics.Channels.Messenger;
using Chatbotics.Channels.WhatsApp;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.Meta.Sending;

/// <summary>Decides what an error of the Graph API means, by each platform's table (PROTOCOLS C).</summary>
internal static class SendErrorMap
{
    /// <summary>Decides.</summary>
    /// <param name="platform">WhatsApp, Messenger or Instagram.</param>
    /// <param name="error">The error.</param>
    public static GraphDecision Of(ChannelPlatform platform, GraphError error) => platform switch
    {
        ChannelPlatform.WhatsApp => new(WhatsAppErrors.Find(error).For(error)),
        ChannelPlatform.Messenger => Decide(PageErrors.Messenger, error),
        ChannelPlatform.Instagram => Decide(PageErrors.Instagram, error),
        _ => throw new ArgumentOutOfRangeException(nameof(platform)),
    };

    private static GraphDecision Decide(PageErrors table, GraphError error) =>
        error is { Code: 1, Subcode: 1357046 } ? default : new(table.Find(error).For(error));
}
