namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>Names under which <see cref="IChannelRoutes"/> knows things that are not messaging assets themselves.</summary>
public static class ChannelAssets
{
    /// <summary>
    /// A WhatsApp Business Account. Webhooks about templates, quality or policy name only the account; the first
    /// connection of the account claims it and keeps them in its log.
    /// </summary>
    /// <param name="businessAccountId">The account's id (<c>entry.id</c>).</param>
    public static string BusinessAccount(string businessAccountId) => "waba:" + businessAccountId;
}
