using Chatbotics.Channels.Json;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.Meta.Messaging;

/// <summary>Reads what brought a customer here: an ad, an m.me or ig.me link, a product of the shop.</summary>
internal static class MessagingReferrals
{
    /// <summary>Reads a <c>referral</c>.</summary>
    /// <param name="referral">The member; may be missing.</param>
    public static MessageReferral? Read(JsonView referral) => !referral.IsObject ? null : new()
    {
        Source = referral["source"u8].Text() ?? (referral["product"u8].IsObject ? "product" : null),
        SourceId = referral["ad_id"u8].Text() ?? referral["product"u8]["id"u8].Text(),
        Reference = referral["ref"u8].Text(),
        Headline = referral["ads_context_data"u8]["ad_title"u8].Text(),
        Url = referral["referer_uri"u8].Text(),
    };
}
