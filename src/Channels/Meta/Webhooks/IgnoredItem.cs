using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.Meta.Webhooks;

/// <summary>A part of a webhook that becomes no event; counted, answered with 200. Holds no content and no person's id.</summary>
/// <param name="Reason">Why, as a stable word: unknown_object, no_entries, unknown_field, no_contact, no_content, unknown_status.</param>
/// <param name="Platform">The platform, when the object is known.</param>
/// <param name="AssetId">The asset it came for, when it names one.</param>
/// <param name="Kind">The platform's field or status, when that is what isn't known; at most 100 characters.</param>
public sealed record IgnoredItem(string Reason, ChannelPlatform? Platform = null, string? AssetId = null, string? Kind = null);
