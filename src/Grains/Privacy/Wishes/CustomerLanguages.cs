using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Website;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.Grains.Privacy.Wishes;

/// <summary>Which language a customer is written to: what is known of the person, else the channel's, else the workspace's.</summary>
internal static class CustomerLanguages
{
    /// <summary>The language of who writes in a conversation; null when nothing says so.</summary>
    /// <param name="grains">The grains.</param>
    /// <param name="key">The conversation.</param>
    public static async Task<string?> Of(IGrainFactory grains, ConversationKey key) => await OfPerson(grains, key) ?? await OfChannel(grains, key);

    /// <summary>The language that stands in the person's profile; null for none.</summary>
    /// <param name="grains">The grains.</param>
    /// <param name="key">The person's conversation.</param>
    public static async Task<string?> OfPerson(IGrainFactory grains, ConversationKey key) =>
        await grains.GetGrain<IContactsGrain>(key.Tenant).FindByConversation(key) is { } contact
            && await grains.GetGrain<IContactGrain>(ContactKeys.Of(key.Tenant, contact)).Get() is { Language: { Length: > 0 } language }
                ? language
                : null;

    /// <summary>The language of a website's chat, else of the workspace; null when neither has one.</summary>
    /// <param name="grains">The grains.</param>
    /// <param name="key">A conversation there.</param>
    public static async Task<string?> OfChannel(IGrainFactory grains, ConversationKey key) =>
        key.Connection.Platform == ChannelPlatform.WebChat
            && (await grains.GetGrain<IWebsiteGrain>(key.Connection.Value).Find())?.Settings.Language is { Length: > 0 } language
                ? language
                : (await grains.GetGrain<IWorkspaceGrain>(key.Tenant).Get())?.Language;
}
