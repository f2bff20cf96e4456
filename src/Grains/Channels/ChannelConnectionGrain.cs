using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Health;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Channels.Connecting;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Privacy.Ports;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Channels;

/// <inheritdoc cref="IChannelConnectionGrain"/>
/// <param name="connection">The stored state.</param>
/// <param name="routes">Which connection an asset belongs to.</param>
/// <param name="vault">Keeps the token.</param>
/// <param name="credentials">This silo's senders.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
[GrainType("channel-connection")]
internal sealed partial class ChannelConnectionGrain(
    [PersistentState("connection")] IPersistentState<ConnectionState> connection,
    IChannelRoutes routes,
    ISecretVault vault,
    IConnectionCredentials credentials,
    TimeProvider time,
    ILogger<ChannelConnectionGrain> logger) : Grain, IChannelConnectionGrain
{
    private const int MaxEvents = 50;

    /// <summary>How long a paused connection tells conversations to wait; the index that wakes them looks once a minute.</summary>
    private static readonly TimeSpan PausedRetry = TimeSpan.FromMinutes(1);

    private ConnectionKey _key;
    private SendBudget _budget = null!;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _key = ConnectionKey.Parse(this.GetPrimaryKeyString());
        _budget = new SendBudget(connection.State.SendsPerSecond ?? SendRates.Untried, SendRates.Granted(_key.Platform), time);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task Configure(ConnectionDefinition definition)
    {
        if (ConnectionDefinitionRules.Check(_key.Platform, definition) is { IsEmpty: false } errors)
        {
            throw new InvalidDefinitionException(errors);
        }

        await ClaimRoutes(definition);
        var present = connection.State;
        var next = present with
        {
            Name = definition.Name,
            BusinessAccountId = definition.BusinessAccountId,
            SecondAssetId = definition.SecondAssetId,
            InstagramLogin = definition.InstagramLogin,
            PageId = definition.PageId,
            SendsPerSecond = definition.SendsPerSecond,
            Handle = definition.Handle ?? present.Handle,
        };
        if (definition.AccessToken is { } token)
        {
            next = (await IsPresentToken(token) ? next : await WithToken(next with { TokenExpiresAt = null, MetaPerson = null }, token)) with
            {
                DisconnectedAt = null,
                DisconnectedFor = null,
            };
            next = next with
            {
                TokenExpiresAt = definition.TokenExpiresAt ?? next.TokenExpiresAt,
                MetaPerson = definition.MetaPerson ?? next.MetaPerson,
            };
        }

        if (next != present)
        {
            await connection.Replace(next with { Revision = present.Revision + 1 });
            _budget.Allow(next.SendsPerSecond ?? SendRates.Untried);
            credentials.Forget(_key);
            LogConfigured(logger, _key, connection.State.Revision);
            if (present.TokenReference is { } old && !string.Equals(old, next.TokenReference, StringComparison.Ordinal))
            {
                await vault.Delete(old);
            }
        }

        // Also when nothing changed: an earlier call may have ended between the two writes.
        await GrainFactory.GetGrain<IWorkspaceGrain>(_key.Tenant).AddConnection(_key);
    }

    /// <inheritdoc/>
    public Task<ConnectionStatus?> Get() => Task.FromResult(connection.State is { Name: { } name } state
        ? new ConnectionStatus
        {
            Key = _key,
            Name = name,
            BusinessAccountId = state.BusinessAccountId,
            SecondAssetId = state.SecondAssetId,
            InstagramLogin = state.InstagramLogin,
            PageId = state.PageId,
            SendsPerSecond = state.SendsPerSecond,
            TokenSetAt = state.TokenSetAt,
            TokenReference = state.TokenReference,
            PausedBy = state.PausedBy,
            Events = state.Events,
            Revision = state.Revision,
            TokenExpiresAt = state.TokenExpiresAt,
            MetaPerson = state.MetaPerson,
            Handle = state.Handle,
            DisconnectedAt = state.DisconnectedAt,
            DisconnectedFor = state.DisconnectedFor,
        }
        : null);

    /// <inheritdoc/>
    public Task<SendLease> LeaseSends(int wanted)
    {
        var paused = connection.State.TokenReference is null ? ConnectionPauses.NotConnected : connection.State.PausedBy;
        return Task.FromResult(paused is null
            ? _budget.Take(Math.Clamp(wanted, 1, 1_000))
            : new SendLease(0, PausedRetry, paused));
    }

    /// <inheritdoc/>
    public async Task ReportFailure(SendError error)
    {
        if (ConnectionPauses.Pauses(error.Kind))
        {
            // Every send that was under way reports the same: the first one is written, the others cost nothing.
            if (connection.State.PausedBy is null && connection.State.Name is not null)
            {
                var pause = error.OwnerAction is null ? error with { OwnerAction = ConnectionPauses.OwnerAction(error.Kind) } : error;
                await connection.Replace(connection.State with { PausedBy = pause, Revision = connection.State.Revision + 1 });
                credentials.Forget(_key);
                LogPaused(logger, _key, error.Kind, error.Code);
                await GrainFactory.GetGrain<IConnectionCareGrain>(_key.Value).Paused(pause);
            }
        }
        else if (SendRates.ConcernsAsset(error))
        {
            _budget.Throttle(error.RetryAfter);
            LogThrottled(logger, _key, error.Code, _budget.Rate);
        }
    }

    /// <inheritdoc/>
    public async Task Resume()
    {
        if (connection.State.PausedBy is null)
        {
            return;
        }

        await connection.Replace(connection.State with { PausedBy = null, Revision = connection.State.Revision + 1 });
        _budget.Reset();
        credentials.Forget(_key);
        LogResumed(logger, _key);
    }

    /// <inheritdoc/>
    public async Task Record(AccountEvent accountEvent)
    {
        var events = connection.State.Events;

        // The platform delivers again what it thinks was lost.
        if (connection.State.Name is null || events.Contains(accountEvent))
        {
            return;
        }

        events = events.Insert(0, accountEvent);
        if (events.Length > MaxEvents)
        {
            events = events.RemoveRange(MaxEvents, events.Length - MaxEvents);
        }

        await connection.Replace(connection.State with { Events = events, Revision = connection.State.Revision + 1 });
    }

    /// <inheritdoc/>
    public async Task Rename(string name)
    {
        ChannelGate.RequireManager();
        var present = connection.State;
        if (present.Name is null || string.Equals(present.Name, name, StringComparison.Ordinal))
        {
            return;
        }

        if (ConnectionDefinitionRules.Check(_key.Platform, new ConnectionDefinition { Name = name }) is { IsEmpty: false } errors)
        {
            throw new InvalidDefinitionException(errors);
        }

        await connection.Replace(present with { Name = name, Revision = present.Revision + 1 });
    }

    /// <inheritdoc/>
    public async Task RenewToken(string token, DateTimeOffset? expiresAt)
    {
        var present = connection.State;
        if (present.TokenReference is not { } old)
        {
            // Disconnected meanwhile: a token that was on its way must not bring it back.
            return;
        }

        var next = await IsPresentToken(token) ? present : await WithToken(present, token);
        await connection.Replace(next with { TokenExpiresAt = expiresAt, Revision = present.Revision + 1 });
        credentials.Forget(_key);
        if (!string.Equals(old, next.TokenReference, StringComparison.Ordinal))
        {
            await vault.Delete(old);
        }

        LogRenewed(logger, _key, connection.State.Revision);
    }

    /// <inheritdoc/>
    public async Task Disconnect(DisconnectReason reason)
    {
        var present = connection.State;
        if (present.Name is null || present.DisconnectedAt is not null)
        {
            return;
        }

        await connection.Replace(present with
        {
            TokenReference = null,
            TokenSetAt = null,
            TokenExpiresAt = null,
            MetaPerson = null,
            PausedBy = null,
            DisconnectedAt = time.GetUtcNow(),
            DisconnectedFor = reason,
            Revision = present.Revision + 1,
        });
        credentials.Forget(_key);
        await routes.Release(_key);
        if (present.TokenReference is { } reference)
        {
            await vault.Delete(reference);
        }

        LogDisconnected(logger, _key, reason);
    }

    private async Task ClaimRoutes(ConnectionDefinition definition)
    {
        if (connection.State.SecondAssetId is { } old && !string.Equals(old, definition.SecondAssetId, StringComparison.Ordinal))
        {
            await routes.Release(_key);
        }

        if (!await routes.Claim(_key.Platform, _key.AssetId, _key))
        {
            throw new AssetTakenException();
        }

        if (definition.SecondAssetId is { } second && !await routes.Claim(_key.Platform, second, _key))
        {
            if (connection.State.Name is null)
            {
                await routes.Release(_key);
            }

            throw new AssetTakenException();
        }

        if (definition.BusinessAccountId is { } account)
        {
            // Several numbers share an account: the first keeps its events, the others need nothing.
            await routes.Claim(_key.Platform, ChannelAssets.BusinessAccount(account), _key);
        }
    }

    private async ValueTask<bool> IsPresentToken(string token) =>
        connection.State.TokenReference is { } reference
        && string.Equals(await vault.Get(reference), token, StringComparison.Ordinal);

    /// <summary>
    /// Stores a token under a reference of its own and names it in the state: the state's write is what makes it the
    /// connection's token. What an ended call left behind lies under the reference that the next one uses.
    /// </summary>
    private async ValueTask<ConnectionState> WithToken(ConnectionState next, string token)
    {
        var reference = $"{_key.Tenant}/token-{_key.Platform.Name()}-{_key.AssetId}-{next.Revision + 1}";
        await vault.Put(reference, token);
        return next with
        {
            TokenReference = reference,
            TokenSetAt = time.GetUtcNow(),
            PausedBy = next.PausedBy is { } pause && ConnectionPauses.EndsWithNewToken(pause.Kind) ? null : next.PausedBy,
        };
    }
}
