using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.WebFront.Api.Channels;

/// <summary>Finds the channel of a request, for those who may see it.</summary>
internal static class ChannelCalls
{
    /// <summary>A channel's id in the API: platform and asset.</summary>
    /// <param name="connection">The connection's key.</param>
    public static string IdOf(string connection) => connection[(connection.IndexOf(GrainKeys.Separator, StringComparison.Ordinal) + 1)..];

    /// <summary>The key of an id that stands in a body.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="id">The id.</param>
    /// <param name="field">Where it stands.</param>
    /// <exception cref="ApiException">It is no such id; the field is named.</exception>
    public static ConnectionKey Key(string tenant, string? id, string field) =>
        id?.Split('/') is [var platform, var asset] && ChannelPlatforms.TryParse(platform, out var known) && GrainKeys.IsPart(asset)
            ? ConnectionKey.Create(tenant, known, asset)
            : throw new ApiException(ApiProblem.Invalid(field, "Use a channel's id, for example whatsapp/200540352242922. GET /channels lists them."));

    /// <summary>Whether the key's owner sees a channel.</summary>
    /// <param name="call">The request.</param>
    /// <param name="key">The channel.</param>
    public static bool Sees(this ApiCall call, ConnectionKey key) =>
        call.Member.Visibility.Inboxes.IsEmpty || call.Member.Visibility.Inboxes.Contains(key.Value, StringComparer.Ordinal);

    /// <summary>The channel that the path names.</summary>
    /// <param name="call">The request.</param>
    /// <exception cref="ApiException">There is none, or its owner may not see it: 404.</exception>
    public static async Task<ConnectionStatus> Channel(this ApiCall call)
    {
        if (!ChannelPlatforms.TryParse(call.Route("platform"), out var platform) || !GrainKeys.IsPart(call.Route("asset")))
        {
            throw new ApiException(ApiProblem.NotFound);
        }

        var key = ConnectionKey.Create(call.Tenant, platform, call.Route("asset"));
        return call.Sees(key) && await call.Grains.GetGrain<IChannelConnectionGrain>(key.Value).Get() is { } connection
            ? connection
            : throw new ApiException(ApiProblem.NotFound);
    }
}
