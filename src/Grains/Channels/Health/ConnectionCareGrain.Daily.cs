using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Health;
using Chatbotics.Grains.Abstractions.Channels.Website;
using Chatbotics.Grains.Channels.Connecting;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.Grains.Hosting;

namespace Chatbotics.Grains.Channels.Health;

// What happens by itself, every day: renew what will end, look, tell.
internal sealed partial class ConnectionCareGrain
{
    /// <summary>Instagram's tokens live 60 days and can be renewed from their second day on (PROTOCOLS D).</summary>
    private static readonly TimeSpan RenewAhead = TimeSpan.FromDays(10);

    private static readonly TimeSpan YoungestRenewal = TimeSpan.FromHours(24);

    private static readonly SendError Ended = new()
    {
        Kind = SendErrorKind.TokenInvalid,
        Code = 190,
        Text = "Not sent yet: Meta no longer accepts this channel's access token. It goes out once the channel is connected again.",
    };

    /// <inheritdoc/>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        if (await Connection.Get() is not { DisconnectedAt: null } connection || await TokenOf(connection) is not { } token)
        {
            return;
        }

        if (connection.InstagramLogin && connection.TokenExpiresAt - time.GetUtcNow() <= RenewAhead)
        {
            await Renew(connection, token, patience.Token);
        }

        await Look(patience.Token);
    }

    private async Task<bool> Renew(ConnectionStatus status, string token, CancellationToken cancellationToken)
    {
        if (!status.InstagramLogin || time.GetUtcNow() - status.TokenSetAt < YoungestRenewal)
        {
            return false;
        }

        var answer = await accounts.Renew(token, cancellationToken);
        if (answer.Value is not { } renewed)
        {
            LogNotRenewed(logger, Key, answer.Fault!.Kind, answer.Fault.Code);
            return false;
        }

        await Connection.RenewToken(renewed.Value, renewed.ExpiresAt);
        await audit.Note(Key, ChannelAudit.Renewed);
        return true;
    }

    private async Task<Examination?> Look(CancellationToken cancellationToken)
    {
        if (await Connection.Get() is not { } status)
        {
            return null;
        }

        if (status.DisconnectedAt is not null || await TokenOf(status) is not { } token)
        {
            return await Keep(new Examination { At = time.GetUtcNow(), Findings = ExaminationRules.Disconnected(status) });
        }

        if (Key.Platform == ChannelPlatform.WebChat)
        {
            // There is nobody to ask but ourselves, and its secret is nothing that leaves.
            var site = await GrainFactory.GetGrain<IWebsiteGrain>(Key.Value).Find();
            return await Keep(new Examination
            {
                At = time.GetUtcNow(),
                Findings = site is null ? ExaminationRules.Disconnected(status) : WebsiteRules.Judge(site, _seenAt ?? care.State.WebhookSeenAt),
            });
        }

        var webhooks = GrainFactory.GetGrain<IWebhookWatchGrain>(IWebhookWatchGrain.Key).Counts();
        var facts = await accounts.Inspect(AssetOf(status), token, cancellationToken);
        if ((facts.TokenIsValid == false && facts.TokenFault is { Kind: MetaFaultKind.TokenInvalid }) || status.TokenExpiresAt <= time.GetUtcNow())
        {
            // The next send would find out the same way; so it needn't be tried.
            await Connection.ReportFailure(Ended);
            status = await Connection.Get() ?? status;
        }

        var findings = ExaminationRules.Judge(new ExaminationInput(status, facts, _seenAt ?? care.State.WebhookSeenAt, await webhooks, time.GetUtcNow()));
        var examination = await Keep(new Examination { At = time.GetUtcNow(), Findings = findings });
        if (findings.FirstOrDefault(finding => finding.Code == "token" && finding.State is FindingState.Bad or FindingState.Warn) is { } token1)
        {
            await TellOnce($"token:{token1.State}:{status.TokenReference}", status, $"{token1.Title}. {token1.Text}");
        }

        return examination;
    }

    private async Task<Examination> Keep(Examination examination)
    {
        await care.Replace(care.State with { Last = examination });
        return examination;
    }

    private async Task TellOnce(string what, ConnectionStatus status, string text)
    {
        if (string.Equals(care.State.ToldOf, what, StringComparison.Ordinal))
        {
            return;
        }

        await care.Replace(care.State with { ToldOf = what });
        await owners.Tell(status, text);
    }
}
