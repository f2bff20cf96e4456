using System.Collections.Immutable;
using System.Security.Claims;
using System.Security.Cryptography;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Connecting;
using Chatbotics.Grains.Abstractions.Channels.Health;
using Chatbotics.Grains.Abstractions.Channels.Website;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.WebFront.Identity.Access;
using Chatbotics.WebFront.Identity.Sessions;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.WebFront.Dashboard.Channels;

/// <summary>
/// What the channels' pages and endpoints ask of the grains, on behalf of the person who looks. Null means: no such
/// thing, or not for this person; the page answers as if there were nothing.
/// </summary>
/// <param name="grains">The cluster.</param>
/// <param name="services">The page's services.</param>
/// <param name="state">Who is signed in at a live page.</param>
internal sealed partial class ChannelDesk(IClusterClient grains, IServiceProvider services, AuthenticationStateProvider state)
{
    /// <summary>The workspace's channels, those that need somebody first.</summary>
    /// <param name="tenant">The workspace, as it stands in an address.</param>
    public Task<Listing?> List(string tenant) => On(tenant, async _ =>
    {
        if (await grains.GetGrain<IWorkspaceGrain>(tenant).Get() is not { } workspace)
        {
            return null;
        }

        var keys = await grains.GetGrain<IWorkspaceGrain>(tenant).GetConnections();
        var cards = await Task.WhenAll(keys.Where(IsShown).Select(Card));
        return new Listing(workspace.Name, [.. cards.OfType<ChannelCard>().OrderByDescending(static card => card.Health == ChannelHealth.ToFix)
            .ThenBy(static card => card.Health == ChannelHealth.Off).ThenBy(static card => card.Status.Key.Platform).ThenBy(static card => card.Status.Name, StringComparer.OrdinalIgnoreCase)]);
    });

    /// <summary>One channel.</summary>
    /// <param name="tenant">The workspace, as it stands in an address.</param>
    /// <param name="platform">The platform's name, as it stands in an address.</param>
    /// <param name="assetId">The asset, as it stands in an address.</param>
    public Task<ChannelCard?> Get(string tenant, string platform, string assetId) => On(tenant, _ =>
        ChannelPlatforms.TryParse(platform, out var known) && GrainKeys.IsPart(assetId)
            ? Card(ConnectionKey.Create(tenant, known, assetId))
            : Task.FromResult<ChannelCard?>(null));

    /// <summary>Begins a connecting.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="flow">Which way.</param>
    /// <param name="redirectUri">Where Meta sends the person back to.</param>
    /// <returns>Its id.</returns>
    public Task<string?> Start(string tenant, ConnectFlow flow, string redirectUri) => On(tenant, async person =>
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        await Session(tenant, id).Start(new ConnectStart { Flow = flow, Person = person, RedirectUri = redirectUri });
        return (string?)id;
    });

    /// <summary>The way to Meta's login.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="id">The connecting.</param>
    public Task<ConnectDialog?> Open(string tenant, string id) => On(tenant, person => Session(tenant, id).Open(person));

    /// <summary>Takes a person back from Meta's login; false when the state isn't good.</summary>
    /// <param name="tenant">The workspace that the state names.</param>
    /// <param name="id">The connecting that it names.</param>
    /// <param name="secret">Its secret.</param>
    /// <param name="browser">The browser's cookie.</param>
    /// <param name="code">The code.</param>
    public async Task<bool> Complete(string tenant, string id, string secret, string? browser, string? code) => await On(tenant, async person =>
        await Session(tenant, id).Complete(new ConnectReturn { Secret = secret, Person = person, Browser = browser, Code = code }) ? "yes" : null) is not null;

    /// <summary>A connecting.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="id">Its id, as it stands in an address.</param>
    public Task<ConnectSession?> Find(string tenant, string id) => On(tenant, person => Session(tenant, id).Get(person));

    /// <summary>Connects what was chosen.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="id">The connecting.</param>
    /// <param name="assetIds">What.</param>
    /// <param name="pin">The PIN that was typed.</param>
    public Task<ConnectSession?> Choose(string tenant, string id, ImmutableArray<string> assetIds, string? pin) =>
        On(tenant, person => Session(tenant, id).Choose(person, assetIds, pin));

    /// <summary>Checks a typed token and connects its number.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="id">The connecting.</param>
    /// <param name="token">What was typed.</param>
    public Task<ConnectSession?> UseToken(string tenant, string id, ConnectToken token) =>
        On(tenant, person => Session(tenant, id).UseToken(person, token));

    /// <summary>Examines a channel now.</summary>
    /// <param name="key">The channel.</param>
    public Task<Examination?> Examine(ConnectionKey key) => On(key.Tenant, _ => Care(key).Examine());

    /// <summary>Does what a finding's button says.</summary>
    /// <param name="key">The channel.</param>
    /// <param name="remedy">Which.</param>
    public Task<RemedyResult?> Apply(ConnectionKey key, Remedy remedy) => On(key.Tenant, async _ => (RemedyResult?)await Care(key).Apply(remedy));

    /// <summary>Sends a test message.</summary>
    /// <param name="key">The channel.</param>
    /// <param name="to">The number that was typed.</param>
    public Task<RemedyResult?> SendTest(ConnectionKey key, string to) => On(key.Tenant, async _ => (RemedyResult?)await Care(key).SendTest(to));

    /// <summary>Renames a channel.</summary>
    /// <param name="key">The channel.</param>
    /// <param name="name">What was typed.</param>
    /// <returns>What is wrong with the name; empty when it is done.</returns>
    public Task<string?> Rename(ConnectionKey key, string name) => On(key.Tenant, async _ =>
    {
        try
        {
            await grains.GetGrain<IChannelConnectionGrain>(key.Value).Rename(name.Trim());
            return string.Empty;
        }
        catch (InvalidDefinitionException refused)
        {
            return (string?)Sentences.Say(refused.Errors[0].Message);
        }
    });

    /// <summary>Disconnects a channel.</summary>
    /// <param name="key">The channel.</param>
    public Task Disconnect(ConnectionKey key) => On(key.Tenant, async _ =>
    {
        await Care(key).Disconnect(DisconnectReason.Owner);
        return "done";
    });

    /// <summary>The chat of a website.</summary>
    /// <param name="tenant">The workspace, as it stands in an address.</param>
    /// <param name="site">The channel's id, as it stands in an address.</param>
    public Task<WebsiteView?> Website(string tenant, string site) => On(tenant, _ =>
        GrainKeys.IsPart(site) ? Site(ConnectionKey.Create(tenant, ChannelPlatform.WebChat, site)).Find() : Task.FromResult<WebsiteView?>(null));

    /// <summary>Makes the chat of a website, or changes it; false when this person may not.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="site">The channel's id.</param>
    /// <param name="name">What the team calls it.</param>
    /// <param name="settings">Its settings, checked.</param>
    public async Task<bool> SaveWebsite(string tenant, string site, string name, WebsiteSettings settings) => await On(tenant, async _ =>
    {
        await Site(ConnectionKey.Create(tenant, ChannelPlatform.WebChat, site)).Save(name, settings);
        return "done";
    }) is not null;

    /// <summary>Puts a new identity secret in the place of the present one and gives it.</summary>
    /// <param name="key">The channel.</param>
    public Task<string?> RenewWebsiteSecret(ConnectionKey key) => On(key.Tenant, _ => Site(key).RenewSecret());

    private static bool IsShown(ConnectionKey key) =>
        key.Platform is ChannelPlatform.WhatsApp or ChannelPlatform.Messenger or ChannelPlatform.Instagram or ChannelPlatform.WebChat;

    private IWebsiteGrain Site(ConnectionKey key) => grains.GetGrain<IWebsiteGrain>(key.Value);

    private IConnectSessionGrain Session(string tenant, string id) =>
        grains.GetGrain<IConnectSessionGrain>($"{tenant}{GrainKeys.Separator}{GrainKeys.Part(id, "session id")}");

    private IConnectionCareGrain Care(ConnectionKey key) => grains.GetGrain<IConnectionCareGrain>(key.Value);

    private async Task<ChannelCard?> Card(ConnectionKey key) =>
        await grains.GetGrain<IChannelConnectionGrain>(key.Value).Get() is { } status ? new ChannelCard(status, await Care(key).Last()) : null;

    private async Task<T?> On<T>(string tenant, Func<string, Task<T?>> ask)
        where T : class
    {
        if (!GrainKeys.IsTenantId(tenant))
        {
            return null;
        }

        try
        {
            var caller = services.GetService<WorkspaceCalls>() is { } calls ? await calls.For(tenant) : null;
            if (caller?.Permissions.Has(Permission.ManageChannels) == false)
            {
                return null;
            }

            using var section = Caller.Use(caller);
            return await ask(caller?.AccountId ?? await Person());
        }
        catch (Exception refused) when (refused is ForeignGrainException or InvalidKeyPartException)
        {
            return null;
        }
    }

    private async Task<string> Person()
    {
        var user = services.GetService<IHttpContextAccessor>()?.HttpContext is { } context && !LiveConnections.IsLive(context)
            ? context.User
            : (await state.GetAuthenticationStateAsync()).User;
        return user.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new ForeignGrainException();
    }

    /// <summary>The channels of a workspace.</summary>
    /// <param name="Workspace">Its name.</param>
    /// <param name="Cards">The channels.</param>
    internal sealed record Listing(string Workspace, ImmutableArray<ChannelCard> Cards);
}
