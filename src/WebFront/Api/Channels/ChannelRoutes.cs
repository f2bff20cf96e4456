using System.Collections.Immutable;
using System.Security.Cryptography;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Connecting;
using Chatbotics.Grains.Abstractions.Channels.Health;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.WebFront.Api.Channels;

/// <summary>Channel connections: list, connect by token, rename, disconnect.</summary>
internal static class ChannelRoutes
{
    /// <summary>The noun of the description.</summary>
    public const string Noun = "Channels";

    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "GET", Path = "/channels", Noun = Noun, Id = "listChannels", Needs = Permission.ViewConversations,
            Summary = "Lists the connected channels. Tokens are never shown.", Answer = typeof(ApiList<ChannelModels.Channel>), Do = List,
        },
        new()
        {
            Method = "POST", Path = "/channels/whatsapp", Noun = Noun, Id = "connectWhatsApp", Needs = Permission.ManageChannels, Status = 201,
            Summary = "Connects a WhatsApp number with a token of its own: checks the token live, registers the number when a PIN is given, subscribes to its webhooks. The ways through Meta's login need a person at a browser, in the dashboard.",
            Body = typeof(ChannelModels.ConnectBody), Answer = typeof(ChannelModels.Channel), Do = Connect,
        },
        new()
        {
            Method = "GET", Path = "/channels/{platform}/{asset}", Noun = Noun, Id = "getChannel", Needs = Permission.ViewConversations,
            Summary = "Gives one connected channel.", Answer = typeof(ChannelModels.Channel), Do = static async call => ApiAnswer.Ok(Model(await call.Channel())),
        },
        new()
        {
            Method = "PATCH", Path = "/channels/{platform}/{asset}", Noun = Noun, Id = "renameChannel", Needs = Permission.ManageChannels,
            Summary = "Gives a channel another name.", Body = typeof(ChannelModels.ChannelBody), Answer = typeof(ChannelModels.Channel), Do = Rename,
        },
        new()
        {
            Method = "POST", Path = "/channels/{platform}/{asset}/disconnect", Noun = Noun, Id = "disconnectChannel", Needs = Permission.ManageChannels,
            Summary = "Disconnects a channel: nothing is received or sent any more, its token is destroyed, its conversations stay.",
            Answer = typeof(ChannelModels.Channel), Do = Disconnect,
        },
    ];

    /// <summary>A channel as programs see it.</summary>
    /// <param name="one">The connection.</param>
    public static ChannelModels.Channel Model(ConnectionStatus one) => new(
        $"{one.Key.Platform.Name()}/{one.Key.AssetId}",
        one.Key.Platform.Name(),
        one.Key.AssetId,
        one.Name,
        one.Handle,
        one.PausedBy is null && one.DisconnectedAt is null,
        one.PausedBy?.Text,
        one.PausedBy?.OwnerAction,
        one.TokenSetAt,
        one.TokenExpiresAt,
        one.DisconnectedAt);

    private static async Task<ApiAnswer> List(ApiCall call)
    {
        var keys = await call.Grains.GetGrain<IWorkspaceGrain>(call.Tenant).GetConnections();
        var all = await Task.WhenAll(keys.Where(call.Sees).Select(key => call.Grains.GetGrain<IChannelConnectionGrain>(key.Value).Get()));
        return ApiAnswer.Ok(new ApiList<ChannelModels.Channel>([.. all.OfType<ConnectionStatus>().Select(Model)]));
    }

    private static async Task<ApiAnswer> Connect(ApiCall call)
    {
        var body = call.Body<ChannelModels.ConnectBody>();
        var session = call.Grains.GetGrain<IConnectSessionGrain>(
            $"{call.Tenant}{GrainKeys.Separator}{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}");
        var person = call.Member.AccountId;
        await session.Start(new ConnectStart { Flow = ConnectFlow.WhatsAppToken, Person = person, RedirectUri = "" });
        var connected = await session.UseToken(person, new ConnectToken
        {
            Token = body.Token?.Trim() ?? "",
            PhoneNumberId = body.PhoneNumberId?.Trim() ?? "",
            BusinessAccountId = body.BusinessAccountId?.Trim() ?? "",
            Pin = string.IsNullOrWhiteSpace(body.Pin) ? null : body.Pin.Trim(),
        });
        if (connected?.Connected is [var key, ..])
        {
            return ApiAnswer.Made("/channels/" + ChannelCalls.IdOf(key.Value), Model((await call.Grains.GetGrain<IChannelConnectionGrain>(key.Value).Get())!));
        }

        return connected?.Problem is { } problem
            ? ApiProblem.Invalid(problem.Field ?? "token", problem.Text, problem.Code)
            : ApiProblem.Invalid("token", "The number could not be connected. Check the token, and try again.");
    }

    private static async Task<ApiAnswer> Rename(ApiCall call)
    {
        var connection = await call.Channel();
        var grain = call.Grains.GetGrain<IChannelConnectionGrain>(connection.Key.Value);
        try
        {
            await grain.Rename(call.Body<ChannelModels.ChannelBody>().Name?.Trim() ?? "");
        }
        catch (InvalidDefinitionException wrong)
        {
            return ApiProblem.Of(wrong.Errors[0]);
        }

        return ApiAnswer.Ok(Model((await grain.Get())!));
    }

    private static async Task<ApiAnswer> Disconnect(ApiCall call)
    {
        var connection = await call.Channel();
        await call.Grains.GetGrain<IConnectionCareGrain>(connection.Key.Value).Disconnect(DisconnectReason.Owner);
        return ApiAnswer.Ok(Model((await call.Grains.GetGrain<IChannelConnectionGrain>(connection.Key.Value).Get())!));
    }
}
