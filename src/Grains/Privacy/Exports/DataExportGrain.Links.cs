using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Abstractions.Privacy.Exports;
using Chatbotics.Grains.Contacts;
using Chatbotics.Grains.People.Security;
using Chatbotics.Grains.Privacy.Wishes;

namespace Chatbotics.Grains.Privacy.Exports;

internal sealed partial class DataExportGrain
{
    private const int SecretBytes = 32;
    private static readonly DataLinkOrder Usual = new(7, 5, Send: true);

    /// <summary>Writes in the team's name.</summary>
    private static readonly Author Privacy = new(AuthorKind.Person, "privacy", "Privacy");

    /// <inheritdoc/>
    public async Task<Outcome> MakeLink(DataLinkOrder order)
    {
        if (!May())
        {
            return Refusals.NotAllowed;
        }

        if (IsGone)
        {
            return Refusals.NotFound;
        }

        if (!_store.State.IsDone)
        {
            return PrivacyRefusals.NotReady;
        }

        if (order.Days is < 1 or > 7 || order.Downloads is < 1 or > 20)
        {
            return PrivacyRefusals.Link;
        }

        var before = (_store.State.LinkHash, _store.State.Link);
        var (secret, address) = await NewLink(order);
        if (order.Send && !await Send(address))
        {
            // Nobody got it: as if it had not been made.
            await Change(state => state with { LinkHash = before.LinkHash, Link = before.Link });
            return PrivacyRefusals.LinkNowhere;
        }

        await Note(PrivacyAuditActions.DataLinkMade, order.Send ? "sent" : "shown");
        return Outcome.Made(secret);
    }

    /// <inheritdoc/>
    public async Task<Outcome> RevokeLink()
    {
        if (!May())
        {
            return Refusals.NotAllowed;
        }

        if (IsGone)
        {
            return Refusals.NotFound;
        }

        if (_store.State.Link is not null)
        {
            await Change(state => state with { LinkHash = [], Link = null, Sending = [] });
            await Note(PrivacyAuditActions.DataLinkEnded, "by hand");
        }

        return Outcome.Done;
    }

    /// <inheritdoc/>
    public Task<DataExportStatus?> FindByLink(string secret) => Task.FromResult(Leads(secret) ? Status() : null);

    /// <inheritdoc/>
    public async Task<DataExportStatus?> FetchByLink(string secret)
    {
        if (!Leads(secret))
        {
            return null;
        }

        var link = _store.State.Link!;
        await Change(state => state with { Link = link with { DownloadsLeft = link.DownloadsLeft - 1, Downloads = link.Downloads + 1 } });
        await Note(PrivacyAuditActions.DataFetched, "by link");
        return Status();
    }

    private bool Leads(string secret) => !IsGone && _store.State is { IsDone: true, Link: { DownloadsLeft: > 0 } link, LinkHash.Length: > 0 }
        && link.Until > _services.Time.GetUtcNow()
        && secret.Length <= 64
        && CryptographicOperations.FixedTimeEquals(_store.State.LinkHash, Hash(secret));

    private async Task<(string Secret, string Address)> NewLink(DataLinkOrder order)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var address = $"{_services.Options.Value.PublicUrl.TrimEnd('/')}/your-data/{Tenant}/{Id}/{secret}";
        var until = _services.Time.GetUtcNow() + TimeSpan.FromDays(order.Days);
        using var key = await _services.Keys.Get(Tenant, _store.State.KeyId);
        await Change(state => state with
        {
            LinkHash = Hash(secret),
            Link = new DataLinkState(until, order.Downloads, 0, order.Send),

            // Until it is on its way, and only when it goes by itself: a crash in between sends the same link, not another one.
            Sending = state.SendWhenDone ? SealedText.Seal(key, Place("sending"), address) : [],
            ExpiresAt = until > state.ExpiresAt ? until : state.ExpiresAt,
        });
        await RemindAtEnd();
        return (secret, address);
    }

    /// <summary>Who asked in the chat gets the link there.</summary>
    private async Task SendByItself()
    {
        string address;
        if (_store.State.Sending.Length == 0)
        {
            (_, address) = await NewLink(Usual);
        }
        else
        {
            using var key = await _services.Keys.Get(Tenant, _store.State.KeyId);
            address = SealedText.Open(key, Place("sending"), _store.State.Sending);
        }

        var wasSent = await Send(address);
        await Change(state => state with { SendWhenDone = false, Sending = [], Link = state.Link! with { WasSent = wasSent } });
        if (_store.State.Request is > 0 and var number)
        {
            await GrainFactory.GetGrain<Abstractions.Privacy.Requests.IRequestDeskGrain>(Tenant).ExportReady(number, Id, wasSent);
        }
    }

    /// <summary>Into the conversation in which the person wrote last.</summary>
    private async Task<bool> Send(string address)
    {
        using var engine = Caller.Use(Caller.Engine);
        ConversationSummary? latest = null;
        foreach (var subject in (await Subjects(_store.State)).Where(static one => !ContactTarget.IsContact(one)))
        {
            if (await GrainFactory.GetGrain<IConversationGrain>(subject).GetSummary() is { } summary && (latest is null || summary.LastActivityAt > latest.LastActivityAt))
            {
                latest = summary;
            }
        }

        if (latest is null)
        {
            return false;
        }

        var (link, language) = (_store.State.Link!, _store.State.Language);
        var sent = await GrainFactory.GetGrain<IConversationGrain>(latest.Key.Value).Reply(new ReplyCommand
        {
            ClientId = "data-link-" + Convert.ToHexStringLower(_store.State.LinkHash.AsSpan(0, 8)),
            Person = Privacy,
            Content = MessageContent.FromText($"{_services.Speech.Say("Your data is ready:", language)} {address}\n{_services.Speech.Say(
                $"The link is for you alone. It works until {CustomerTimes.Say(link.Until, CultureInfo.GetCultureInfo(_services.Speech.Spoken(language)))}, at most {link.DownloadsLeft} times.",
                language)}"),
        });
        return sent.Refusal is null;
    }

    private async Task Note(string action, string what)
    {
        var note = AuditNote.OfCaller(_services.Ids.NewId(), _services.Time.GetUtcNow(), action, Id, new AuditDetail("what", what));
        using var engine = Caller.Use(Caller.Engine);
        await GrainFactory.GetGrain<IAuditGrain>(Tenant).Append(note);
    }

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
