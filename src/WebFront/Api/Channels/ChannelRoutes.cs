using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.WebFront.Api.Channels;

/// <summary>Channel connections, to read.</summary>
internal static class ChannelRoutes
{
    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "GET", Path = "/channels", Noun = "Channels", Id = "listChannels", Needs = Permission.ViewConversations,
            Summary = "Lists the connected channels. Tokens are never shown; connecting needs a person.", Answer = typeof(ApiList<ChannelModels.Channel>), Do = List,
        },
        new()
        {
            Method = "GET", Path = "/channels/{platform}/{asset}", Noun = "Channels", Id = "getChannel", Needs = Permission.ViewConversations,
            Summary = "Gives one connected channel.", Answer = typeof(ChannelModels.Channel), Do = Get,
        },
    ];

    private static async Task<ApiAnswer> List(ApiCall call)
    {
        var keys = await call.Grains.GetGrain<IWorkspaceGrain>(call.Tenant).GetConnections();
        var all = await Task.WhenAll(keys.Where(key => Sees(call, key)).Select(key => call.Grains.GetGrain<IChannelConnectionGrain>(key.Value).Get()));
        return ApiAnswer.Ok(new ApiList<ChannelModels.Channel>([.. all.OfType<ConnectionStatus>().Select(Model)]));
    }

    private static async Task<ApiAnswer> Get(ApiCall call)
    {
        if (!ChannelPlatforms.TryParse(call.Route("platform"), out var platform) || !GrainKeys.IsPart(call.Route("asset")))
        {
            return ApiProblem.NotFound;
        }

        var key = ConnectionKey.Create(call.Tenant, platform, call.Route("asset"));
        return Sees(call, key) && await call.Grains.GetGrain<IChannelConnectionGrain>(key.Value).Get() is { } connection
            ? ApiAnswer.Ok(Model(connection))
            : ApiProblem.NotFound;
    }

    private static bool Sees(ApiCall call, ConnectionKey key) =>
        call.Member.Visibility.Inboxes.IsEmpty || call.Member.Visibility.Inboxes.Contains(key.Value, StringComparer.Ordinal);

    private static ChannelModels.Channel Model(ConnectionStatus one) => new(
        $"{one.Key.Platform.Name()}/{one.Key.AssetId}",
        one.Key.Platform.Name(),
        one.Key.AssetId,
        one.Name,
        one.PausedBy is null && one.DisconnectedAt is null,
        one.PausedBy?.Text,
        one.TokenSetAt,
        one.TokenExpiresAt,
        one.DisconnectedAt);
}
