using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Connecting;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.People.Security;
using Chatbotics.Grains.Privacy.Ports;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Channels.Connecting;

/// <inheritdoc cref="IConnectSessionGrain"/>
/// <param name="session">The stored state.</param>
/// <param name="accounts">Speaks with Meta.</param>
/// <param name="vault">Keeps the tokens until one is chosen.</param>
/// <param name="routes">Which connection an asset belongs to.</param>
/// <param name="audit">Writes down what was connected.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
[GrainType("connect-session")]
internal sealed partial class ConnectSessionGrain(
    [PersistentState("connect-session")] IPersistentState<ConnectSessionState> session,
    IMetaAccounts accounts,
    ISecretVault vault,
    IChannelRoutes routes,
    ChannelAudit audit,
    TimeProvider time,
    ILogger<ConnectSessionGrain> logger) : Grain, IConnectSessionGrain, IRemindable
{
    private const string Lapse = "lapse";
    private const int MaxOffers = 200;

    private static readonly TimeSpan Life = TimeSpan.FromHours(1);
    private static readonly TimeSpan AtMeta = TimeSpan.FromMinutes(20);

    /// <summary>A little less than a grain's call may take.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    private string Tenant => GrainKeys.TenantOf(this.GetPrimaryKeyString()).ToString();

    private string Id => this.GetPrimaryKeyString()[(Tenant.Length + 1)..];

    /// <inheritdoc/>
    public async Task Start(ConnectStart start)
    {
        ChannelGate.RequireManager();
        GrainKeys.Tenant(Tenant);
        GrainKeys.Part(Id, "session id");
        if (session.State.Flow is not null)
        {
            return;
        }

        await this.RegisterOrUpdateReminder(Lapse, Life, Life);
        await session.Replace(new ConnectSessionState
        {
            Flow = start.Flow,
            Step = ConnectStep.Begun,
            Person = start.Person,
            RedirectUri = start.RedirectUri,
            ExpiresAt = time.GetUtcNow() + Life,
        });
    }

    /// <inheritdoc/>
    public async Task<ConnectDialog?> Open(string person)
    {
        ChannelGate.RequireManager();
        if (!IsOf(person) || session.State is not { Flow: { } flow and not ConnectFlow.WhatsAppToken, Step: ConnectStep.Begun or ConnectStep.AtMeta }
            || !accounts.MissingSettings(flow).IsEmpty)
        {
            return null;
        }

        var (secret, browser) = (SecretTokens.Create(), SecretTokens.Create());
        await session.Replace(session.State with
        {
            Step = ConnectStep.AtMeta,
            SecretHash = SecretTokens.Hash(secret),
            BrowserHash = SecretTokens.Hash(browser),
            ReturnBy = time.GetUtcNow() + AtMeta,
        });
        return new ConnectDialog(accounts.Dialog(flow, session.State.RedirectUri, $"{Tenant}.{Id}.{secret}").AbsoluteUri, browser);
    }

    /// <inheritdoc/>
    public async Task<bool> Complete(ConnectReturn returned)
    {
        ChannelGate.RequireManager();
        if (WhyNot(returned) is { } reason)
        {
            LogRefused(logger, Tenant, reason);
            return false;
        }

        // Used up before anything else: whatever happens now, it can't be shown again.
        var flow = session.State.Flow!.Value;
        await session.Replace(session.State with { Step = ConnectStep.Failed, SecretHash = null, BrowserHash = null, Problem = ConnectProblems.Unfinished });
        if (returned.Code is not { Length: > 0 } code)
        {
            await Fail(ConnectProblems.Denied);
            return true;
        }

        using var patience = new CancellationTokenSource(Patience, time);
        var answer = await accounts.Redeem(flow, code, session.State.RedirectUri, patience.Token);
        if (answer.Value is { } grant)
        {
            await Offer(flow, grant);
        }
        else
        {
            await Fail(ConnectProblems.Of(answer.Fault!));
        }

        return true;
    }

    /// <inheritdoc/>
    public Task<ConnectSession?> Get(string person)
    {
        ChannelGate.RequireManager();
        return Task.FromResult(IsOf(person) ? View() : null);
    }

    /// <inheritdoc/>
    public async Task<ConnectSession?> Choose(string person, ImmutableArray<string> assetIds, string? pin)
    {
        ChannelGate.RequireManager();
        if (!IsOf(person))
        {
            return null;
        }

        if (session.State.Step != ConnectStep.Choosing)
        {
            return View();
        }

        var chosen = session.State.Offers.Where(offer => assetIds.Contains(offer.Asset.AssetId, StringComparer.Ordinal)).ToList();
        using var patience = new CancellationTokenSource(Patience, time);
        ConnectProblem? problem = chosen.Count == 0 ? ConnectProblems.NothingChosen : null;
        foreach (var offer in chosen.Where(offer => !IsConnectedHere(offer)))
        {
            var token = await vault.Get(offer.TokenReference, patience.Token);
            problem = token is null
                ? ConnectProblems.Unfinished
                : await Connect(offer.Asset, new MetaToken(token, offer.TokenExpiresAt), pin, patience.Token) ?? problem;
        }

        var next = session.State with { Problem = problem };
        if (problem is null)
        {
            await DropTokens();
            next = next with { Step = ConnectStep.Done, Offers = [] };
        }

        await session.Replace(next);
        return View();
    }

    /// <inheritdoc/>
    public async Task<ConnectSession?> UseToken(string person, ConnectToken token)
    {
        ChannelGate.RequireManager();
        if (!IsOf(person) || session.State is not { Flow: ConnectFlow.WhatsAppToken, Step: ConnectStep.Begun })
        {
            return IsOf(person) ? View() : null;
        }

        using var patience = new CancellationTokenSource(Patience, time);
        var problem = ConnectTyping.Check(token) ?? await Try(token, patience.Token);
        await session.Replace(session.State with { Problem = problem, Step = problem is null ? ConnectStep.Done : ConnectStep.Begun });
        return View();
    }

    /// <inheritdoc/>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await DropTokens();
        if (await this.GetReminder(Lapse) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }

        await session.ClearStateAsync();
        DeactivateOnIdle();
    }

    private async Task<ConnectProblem?> Try(ConnectToken token, CancellationToken cancellationToken)
    {
        var answer = await accounts.ReadNumber(token, cancellationToken);
        if (answer.Value is not { Assets: [var found, ..] } grant)
        {
            return ConnectProblems.OfTyped(answer.Fault ?? new MetaFault(MetaFaultKind.OtherAccount));
        }

        var missing = Missing(ConnectFlow.WhatsAppToken, grant);
        return missing.IsEmpty
            ? await Connect(found.Asset, found.Token, token.Pin, cancellationToken)
            : ConnectProblems.OfTyped(new MetaFault(MetaFaultKind.PermissionMissing));
    }

    private async Task Offer(ConnectFlow flow, MetaGrant grant)
    {
        if (Missing(flow, grant) is { IsEmpty: false } missing)
        {
            await Fail(ConnectProblems.MissingScopes, missing);
            return;
        }

        if (grant.Assets.IsEmpty)
        {
            await Fail(ConnectProblems.NoAssets(flow));
            return;
        }

        var offers = ImmutableArray.CreateBuilder<ConnectOffer>();
        foreach (var (asset, token) in grant.Assets.Take(MaxOffers))
        {
            var reference = $"{Tenant}/connect-{Id}-{offers.Count}";
            await vault.Put(reference, token.Value);
            var present = await GrainFactory.GetGrain<IChannelConnectionGrain>(ConnectionKey.Create(Tenant, asset.Platform, asset.AssetId).Value).Get();
            offers.Add(new ConnectOffer
            {
                Asset = asset with { IsConnected = present is { DisconnectedAt: null } },
                TokenReference = reference,
                TokenExpiresAt = token.ExpiresAt,
            });
        }

        await session.Replace(session.State with
        {
            Step = ConnectStep.Choosing,
            Problem = null,
            MissingScopes = [],
            Offers = offers.DrainToImmutable(),
            MetaPerson = grant.UserId is { } user ? MetaPersons.KeyOf(flow.Product(), user) : null,
        });
        LogOffered(logger, Tenant, flow, session.State.Offers.Length);
    }

    private async Task Fail(ConnectProblem problem, ImmutableArray<string> missingScopes = default)
    {
        LogFailed(logger, Tenant, session.State.Flow!.Value, problem.Code);
        await session.Replace(session.State with
        {
            Step = ConnectStep.Failed,
            Problem = problem,
            MissingScopes = missingScopes.IsDefault ? [] : missingScopes,
        });
    }

    private async Task DropTokens()
    {
        foreach (var offer in session.State.Offers)
        {
            await vault.Delete(offer.TokenReference);
        }
    }

    private static ImmutableArray<string> Missing(ConnectFlow flow, MetaGrant grant) =>
        grant.Scopes.IsDefault ? [] : [.. flow.Scopes().Except(grant.Scopes, StringComparer.Ordinal)];

    private bool IsOf(string person) =>
        session.State.Flow is not null && time.GetUtcNow() < session.State.ExpiresAt && string.Equals(session.State.Person, person, StringComparison.Ordinal);

    private bool IsConnectedHere(ConnectOffer offer) =>
        session.State.Connected.Contains(ConnectionKey.Create(Tenant, offer.Asset.Platform, offer.Asset.AssetId).Value, StringComparer.Ordinal);

    private string? WhyNot(ConnectReturn returned) => session.State switch
    {
        { Flow: null } => "unknown",
        { Step: not ConnectStep.AtMeta } or { SecretHash: null } => "used",
        { ReturnBy: var end } when time.GetUtcNow() >= end => "late",
        { SecretHash: { } hash } when !SecretTokens.Matches(hash, returned.Secret) => "secret",
        _ when !IsOf(returned.Person) => "person",
        { BrowserHash: var browser } when browser is null || !SecretTokens.Matches(browser, returned.Browser) => "browser",
        _ => null,
    };

    private ConnectSession View() => new()
    {
        Flow = session.State.Flow!.Value,
        Step = session.State.Step,
        ExpiresAt = session.State.ExpiresAt,
        Assets = [.. session.State.Offers.Select(static offer => offer.Asset)],
        MissingScopes = session.State.MissingScopes,
        Problem = session.State.Problem,
        Connected = [.. session.State.Connected.Select(ConnectionKey.Parse)],
    };
}
