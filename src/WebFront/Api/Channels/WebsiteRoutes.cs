using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Website;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.WebFront.Dashboard.Channels;
using Chatbotics.WebFront.Widget;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.WebFront.Api.Channels;

/// <summary>The chats of websites: made, read, changed, and their identity secrets renewed.</summary>
internal static class WebsiteRoutes
{
    private const string Path = "/channels/website";

    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "POST", Path = Path, Noun = ChannelRoutes.Noun, Id = "createWebsite", Needs = Permission.ManageChannels, Status = 201,
            Summary = "Makes the chat of a website. Origins are the sites that may show it; the snippet in the answer goes into their pages.",
            Body = typeof(WebsiteModels.WebsiteBody), Answer = typeof(WebsiteModels.Website), Do = Create,
        },
        new()
        {
            Method = "GET", Path = Path + "/{site}", Noun = ChannelRoutes.Noun, Id = "getWebsite", Needs = Permission.ManageChannels,
            Summary = "Gives the chat of a website: how it looks, where it may stand, and its snippets. Its identity secret is never given.",
            Answer = typeof(WebsiteModels.Website), Do = static async call => ApiAnswer.Ok(Model(call, (await Find(call)).View)),
        },
        new()
        {
            Method = "PATCH", Path = Path + "/{site}", Noun = ChannelRoutes.Noun, Id = "updateWebsite", Needs = Permission.ManageChannels,
            Summary = "Changes the chat of a website; pages show it within half a minute. What is left out stays.",
            Body = typeof(WebsiteModels.WebsiteBody), Answer = typeof(WebsiteModels.Website), Do = Update,
        },
        new()
        {
            Method = "POST", Path = Path + "/{site}/secret", Noun = ChannelRoutes.Noun, Id = "renewWebsiteSecret", Needs = Permission.ManageChannels,
            Summary = "Makes a new identity secret and gives it this once. Hashes under the one before are wrong from then on.",
            Answer = typeof(WebsiteModels.WebsiteSecret), Do = Renew,
        },
    ];

    private static async Task<ApiAnswer> Create(ApiCall call)
    {
        var body = call.Body<WebsiteModels.WebsiteBody>();
        var key = ConnectionKey.Create(call.Tenant, ChannelPlatform.WebChat, call.RepeatableId[..20]);
        var grain = call.Grains.GetGrain<IWebsiteGrain>(key.Value);
        return await Save(grain, body.Name ?? body.Title ?? "", Change(new WebsiteSettings { Title = "" }, body)) is { } problem
            ? problem
            : ApiAnswer.Made($"{Path}/{key.AssetId}", Model(call, (await grain.Find())!));
    }

    private static async Task<ApiAnswer> Update(ApiCall call)
    {
        var (grain, view) = await Find(call);
        var body = call.Body<WebsiteModels.WebsiteBody>();
        return await Save(grain, body.Name ?? view.Name, Change(view.Settings, body)) is { } problem
            ? problem
            : ApiAnswer.Ok(Model(call, (await grain.Find())!));
    }

    private static async Task<ApiAnswer> Renew(ApiCall call) => await (await Find(call)).Grain.RenewSecret() is { } secret
        ? ApiAnswer.Ok(new WebsiteModels.WebsiteSecret(secret))
        : ApiProblem.NotFound;

    private static async Task<(IWebsiteGrain Grain, WebsiteView View)> Find(ApiCall call)
    {
        if (!GrainKeys.IsPart(call.Route("site")))
        {
            throw new ApiException(ApiProblem.NotFound);
        }

        var key = ConnectionKey.Create(call.Tenant, ChannelPlatform.WebChat, call.Route("site"));
        var grain = call.Grains.GetGrain<IWebsiteGrain>(key.Value);
        return call.Sees(key) && await grain.Find() is { } view ? (grain, view) : throw new ApiException(ApiProblem.NotFound);
    }

    private static async Task<ApiProblem?> Save(IWebsiteGrain grain, string name, WebsiteSettings settings)
    {
        // All that is wrong at once, before anything is made.
        ImmutableArray<DefinitionError> errors =
            [.. WebsiteSettingsRules.Check(settings), .. ConnectionDefinitionRules.Check(ChannelPlatform.WebChat, new ConnectionDefinition { Name = name.Trim() })];
        if (!errors.IsEmpty)
        {
            return ApiProblem.Of(errors);
        }

        await grain.Save(name.Trim(), settings);
        return null;
    }

    private static WebsiteSettings Change(WebsiteSettings old, WebsiteModels.WebsiteBody body) => new()
    {
        IsOn = body.IsOn ?? old.IsOn,
        Title = body.Title?.Trim() ?? old.Title,
        Greeting = body.Greeting?.Trim() ?? old.Greeting,
        Launcher = body.Launcher?.Trim() ?? old.Launcher,
        Colour = body.Colour?.Trim() ?? old.Colour,
        Language = body.Language ?? old.Language,
        Origins = body.Origins is { } origins
            ? [.. origins.Select(static one => WebsiteSettingsRules.Origin(one) ?? one ?? "").Distinct(StringComparer.OrdinalIgnoreCase)]
            : old.Origins,
    };

    private static WebsiteModels.Website Model(ApiCall call, WebsiteView one)
    {
        var script = call.Context.RequestServices.GetRequiredService<PublicAddress>().Of(WidgetAddress.Script);
        var (settings, site) = (one.Settings, one.Key.AssetId);
        return new(
            ChannelCalls.IdOf(one.Key.Value),
            site,
            one.Name,
            settings.IsOn,
            settings.Title,
            settings.Greeting,
            settings.Launcher,
            settings.Colour,
            settings.Origins,
            settings.Language,
            WidgetSnippet.Of(script, site),
            WidgetSnippet.Known(script, site),
            one.IsSecretInUse,
            one.SecretSetAt);
    }
}
