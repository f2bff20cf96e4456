using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Connecting;
using Chatbotics.Grains.Abstractions.Channels.Health;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Channels.Connecting;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Privacy.Ports;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Channels.Health;

/// <inheritdoc cref="IConnectionCareGrain"/>
/// <param name="care">The stored state.</param>
/// <param name="accounts">Speaks with Meta.</param>
/// <param name="vault">Keeps the token.</param>
/// <param name="owners">Tells the people who can mend it.</param>
/// <param name="audit">Writes down what was done.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
[GrainType("connection-care")]
internal sealed partial class ConnectionCareGrain(
    [PersistentState("connection-care")] IPersistentState<ConnectionCareState> care,
    IMetaAccounts accounts,
    ISecretVault vault,
    ChannelOwners owners,
    ChannelAudit audit,
    TimeProvider time,
    ILogger<ConnectionCareGrain> logger) : Grain, IConnectionCareGrain, IRemindable
{
    private const string Daily = "daily";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan FirstLook = TimeSpan.FromHours(1);

    /// <summary>A little less than a grain's call may take.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>How exact the time of the last webhook is kept.</summary>
    private static readonly TimeSpan SeenStep = TimeSpan.FromMinutes(5);

    private DateTimeOffset? _seenAt;

    private ConnectionKey Key => ConnectionKey.Parse(this.GetPrimaryKeyString());

    private IChannelConnectionGrain Connection => GrainFactory.GetGrain<IChannelConnectionGrain>(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public async Task Begin()
    {
        if (await this.GetReminder(Daily) is null)
        {
            // Spread over the hour, so that a thousand channels of one seed don't look at once.
            var spread = TimeSpan.FromSeconds(string.GetHashCode(this.GetPrimaryKeyString(), StringComparison.Ordinal) & 0xFFF);
            await this.RegisterOrUpdateReminder(Daily, FirstLook + spread, Day);
        }
    }

    /// <inheritdoc/>
    public Task<Examination?> Last() => Task.FromResult(care.State.Last);

    /// <inheritdoc/>
    public async Task<Examination?> Examine()
    {
        ChannelGate.RequireManager();
        using var patience = new CancellationTokenSource(Patience, time);
        return await Look(patience.Token);
    }

    /// <inheritdoc/>
    public async Task<RemedyResult> Apply(Remedy remedy)
    {
        ChannelGate.RequireManager();
        using var patience = new CancellationTokenSource(Patience, time);
        if (await Connection.Get() is not { } status || await TokenOf(status) is not { } token)
        {
            return new RemedyResult(false, "The channel isn't connected. Connect it first.");
        }

        switch (remedy)
        {
            case Remedy.Subscribe or Remedy.Renew when status.Key.Platform == ChannelPlatform.WebChat:
                return new(false, "A website's chat needs nothing of the kind.");
            case Remedy.Subscribe:
                var fault = await accounts.Subscribe(AssetOf(status), token, patience.Token);
                return fault is null ? new(true, "Subscribed again. New messages come in from now on.") : new(false, ConnectProblems.Of(fault).Text);
            case Remedy.Resume:
                await Connection.Resume();
                return new(true, "Sending again. What waited goes out now.");
            case Remedy.Renew:
                return await Renew(status, token, patience.Token)
                    ? new(true, "The token is renewed.")
                    : new(false, "Meta didn't renew the token. It must be a day old and not have ended; otherwise connect again.");
            default:
                return new(false, "This can only be done at Meta.");
        }
    }

    /// <inheritdoc/>
    public async Task<RemedyResult> SendTest(string to)
    {
        ChannelGate.RequireManager();
        if (TestNumbers.Read(to) is not { } number)
        {
            return new(false, "Start with the country, for example +49 151 2345 678.");
        }

        if (await Connection.Get() is not { Key.Platform: ChannelPlatform.WhatsApp } status || await TokenOf(status) is not { } token)
        {
            return new(false, "Only a connected WhatsApp number can write first. Write to this channel from your own phone instead.");
        }

        using var patience = new CancellationTokenSource(Patience, time);
        return await accounts.SendTest(AssetOf(status), token, number, patience.Token) is { } fault
            ? new(false, fault.Code switch
            {
                132001 => "The template \"hello_world\" isn't in this account. Write to the number from your own phone instead.",
                131030 => "This number isn't on the app's list of test numbers. Add it at Meta, or write to the channel from your own phone.",
                _ => ConnectProblems.Of(fault).Text,
            })
            : new(true, "WhatsApp took it. When it is on your phone, answer: that shows that both directions work.");
    }

    /// <inheritdoc/>
    public async Task Seen(DateTimeOffset at)
    {
        _seenAt = at;
        if (care.State.WebhookSeenAt is not { } stored || at - stored >= SeenStep)
        {
            await care.Replace(care.State with { WebhookSeenAt = at });
        }
    }

    /// <inheritdoc/>
    public async Task Paused(SendError pause)
    {
        if (await Connection.Get() is { } status)
        {
            await TellOnce($"paused:{pause.Kind}:{status.TokenReference}", status, pause.OwnerAction ?? pause.Text);
        }
    }

    /// <inheritdoc/>
    public async Task Disconnect(DisconnectReason reason)
    {
        ChannelGate.RequireManager();
        if (await Connection.Get() is not { } status || status.DisconnectedAt is not null)
        {
            return;
        }

        var siblings = await Siblings(status);
        if (status.Key.Platform != ChannelPlatform.WebChat && siblings.Count == 0 && await TokenOf(status) is { } token)
        {
            using var patience = new CancellationTokenSource(Patience, time);
            if (await accounts.Unsubscribe(AssetOf(status), token, patience.Token) is { } fault)
            {
                // Webhooks of an asset that nobody has connected are dropped anyway.
                LogNotUnsubscribed(logger, Key, fault.Kind, fault.Code);
            }
        }

        await Connection.Disconnect(reason);
        await vault.Delete(PinReference);
        if (status.MetaPerson is { } person)
        {
            await GrainFactory.GetGrain<IMetaPersonGrain>(person).Remove(Key);
        }

        foreach (var sibling in siblings)
        {
            // The account's events went to this connection; another number of it takes them over.
            await GrainFactory.GetGrain<IChannelConnectionGrain>(sibling.Key.Value).Configure(DefinitionOf(sibling));
        }

        if (await this.GetReminder(Daily) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }

        await care.Replace(care.State with
        {
            Last = new Examination { At = time.GetUtcNow(), Findings = ExaminationRules.Disconnected(status with { DisconnectedFor = reason }) },
            ToldOf = null,
        });
        await audit.Note(Key, ChannelAudit.Disconnected, new AuditDetail("reason", reason.ToString()));
        if (reason != DisconnectReason.Owner)
        {
            await owners.Tell(status, "The channel was disconnected, because the person who had connected it removed the app at Meta. Connect it again to go on.");
        }
    }

    private string PinReference => $"{Key.Tenant}/pin-whatsapp-{Key.AssetId}";

    private async ValueTask<string?> TokenOf(ConnectionStatus status) =>
        status.TokenReference is { } reference ? await vault.Get(reference) : null;

    /// <summary>The workspace's other connections that live off the same subscription: numbers of one account, a Page and its Instagram.</summary>
    private async Task<List<ConnectionStatus>> Siblings(ConnectionStatus status)
    {
        var all = await GrainFactory.GetGrain<IWorkspaceGrain>(Key.Tenant).GetConnections();
        var states = await Task.WhenAll(all.Where(key => key != Key).Select(key => GrainFactory.GetGrain<IChannelConnectionGrain>(key.Value).Get()));
        return [.. states.OfType<ConnectionStatus>().Where(other =>
            other.DisconnectedAt is null && Subscription(other) is { } theirs && string.Equals(theirs, Subscription(status), StringComparison.Ordinal))];
    }

    private static string? Subscription(ConnectionStatus status) => status switch
    {
        { Key.Platform: ChannelPlatform.WhatsApp } => status.BusinessAccountId is { } account ? "waba:" + account : null,
        { Key.Platform: ChannelPlatform.Messenger } => "page:" + status.Key.AssetId,
        _ => status.PageId is { } page ? "page:" + page : null,
    };

    private static ConnectionDefinition DefinitionOf(ConnectionStatus status) => new()
    {
        Name = status.Name,
        BusinessAccountId = status.BusinessAccountId,
        SecondAssetId = status.SecondAssetId,
        InstagramLogin = status.InstagramLogin,
        PageId = status.PageId,
        SendsPerSecond = status.SendsPerSecond,
    };

    private static ConnectAsset AssetOf(ConnectionStatus status) => new()
    {
        Platform = status.Key.Platform,
        AssetId = status.Key.AssetId,
        Name = status.Name,
        BusinessAccountId = status.BusinessAccountId,
        PageId = status.PageId,
        SecondAssetId = status.SecondAssetId,
        InstagramLogin = status.InstagramLogin,
    };
}
