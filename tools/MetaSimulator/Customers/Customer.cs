using System.Text.Json.Nodes;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Media;
using Chatbotics.MetaSimulator.Webhooks;

namespace Chatbotics.MetaSimulator.Customers;

/// <summary>
/// A person who writes to one asset of a business. Every method posts a signed webhook and answers how the first
/// attempt went; <see cref="Compose"/> makes the same events without sending them.
/// </summary>
public sealed class Customer
{
    private readonly SimulatedMeta _meta;
    private long _lastInboundTicks;

    internal Customer(SimulatedMeta meta, Asset asset, string contactId, CustomerProfile? profile)
    {
        _meta = meta;
        Asset = asset;
        ContactId = contactId;
        Profile = profile ?? new CustomerProfile();
        if (asset.Platform == Platform.WhatsApp)
        {
            if (IsUserId(contactId))
            {
                Profile = Profile with { UserId = contactId };
            }
            else
            {
                Phone = contactId;
            }
        }

        View = new PhoneView(meta.Clock);
        Compose = asset.Platform == Platform.WhatsApp ? new WhatsAppComposer(this, meta) : new MessagingComposer(this, meta);
        Profile = Profile.Name is null ? Profile with { Name = "Customer " + contactId[^Math.Min(4, contactId.Length)..] } : Profile;
    }

    /// <summary>Whom the customer writes to.</summary>
    public Asset Asset { get; }

    /// <summary>The id the thread was opened with: phone (digits), business-scoped user id, PSID, IGSID.</summary>
    public string ContactId { get; }

    /// <summary>The phone number Meta shows the business; null for people known by their user name only, and off WhatsApp.</summary>
    public string? Phone { get; private set; }

    /// <summary>Name and other ids. Settable: people rename themselves.</summary>
    public CustomerProfile Profile { get; set; }

    /// <summary>What the customer's phone shows.</summary>
    public PhoneView View { get; }

    /// <summary>The same actions as events that are not sent yet.</summary>
    public MessageComposer Compose { get; }

    /// <summary>Receipts for messages to this customer; null takes the asset's or the simulator's.</summary>
    public ReceiptPolicy? Receipts { get; set; }

    /// <summary>When the customer last wrote, by the simulator's clock; the 24-hour window counts from it. Null when never.</summary>
    public DateTimeOffset? LastInbound
    {
        get => Interlocked.Read(ref _lastInboundTicks) is var ticks and not 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
        set => Interlocked.Exchange(ref _lastInboundTicks, value?.UtcTicks ?? 0);
    }

    /// <summary>Sends a text.</summary>
    public Task<SentByCustomer> SendText(string text, MessageExtras? extras = null) => Send(Compose.Text(text, extras));

    /// <summary>Sends a picture; without a file a small one.</summary>
    public Task<SentByCustomer> SendImage(MediaFile? file = null, string? caption = null) => Send(Compose.Media("image", file ?? MediaFile.Picture, caption));

    /// <summary>Sends a video.</summary>
    public Task<SentByCustomer> SendVideo(MediaFile file, string? caption = null) => Send(Compose.Media("video", file, caption));

    /// <summary>Sends a voice note; without a file a short one.</summary>
    public Task<SentByCustomer> SendAudio(MediaFile? file = null) => Send(Compose.Media("audio", file ?? MediaFile.VoiceNote));

    /// <summary>Sends a document; without a file a small PDF.</summary>
    public Task<SentByCustomer> SendDocument(MediaFile? file = null, string? caption = null) =>
        Send(Compose.Media("document", file ?? MediaFile.Document, caption));

    /// <summary>Sends a sticker.</summary>
    public Task<SentByCustomer> SendSticker(MediaFile? file = null) => Send(Compose.Media("sticker", file ?? MediaFile.Picture));

    /// <summary>Sends pictures in one go: one webhook with a message each on WhatsApp, one message on Messenger and Instagram.</summary>
    public async Task<IReadOnlyList<SentByCustomer>> SendAlbum(IReadOnlyList<MediaFile> pictures, string? caption = null)
    {
        var events = Compose.Album(pictures, caption);
        var delivery = await Send(events);
        return [.. events.Select(e => new SentByCustomer(e.MessageId ?? "", delivery))];
    }

    /// <summary>Sends a place (WhatsApp, Messenger).</summary>
    public Task<SentByCustomer> SendLocation(double latitude, double longitude, string? name = null, string? address = null) =>
        Send(Compose.Location(latitude, longitude, name, address));

    /// <summary>Sends a contact card (WhatsApp).</summary>
    public Task<SentByCustomer> SendContactCard(string name, string phone) => Send(Compose.ContactCard(name, phone));

    /// <summary>Taps what hangs under a message of the business.</summary>
    /// <param name="messageId">The message on the phone.</param>
    /// <param name="optionId">The option's id.</param>
    /// <exception cref="KeyNotFoundException">The phone shows no such message or option.</exception>
    public Task<SentByCustomer> Tap(string messageId, string optionId)
    {
        var message = View.Find(messageId);
        var option = message?.Options.FirstOrDefault(candidate => candidate.Id == optionId)
            ?? throw new KeyNotFoundException($"The phone shows no option {optionId} under the message {messageId}.");
        return Send(Compose.Tap(option, messageId, message!.Kind));
    }

    /// <summary>Reacts to a message.</summary>
    public Task<SentByCustomer> React(string messageId, string emoji) => Send(Compose.React(messageId, emoji));

    /// <summary>Takes the reaction back.</summary>
    public Task<SentByCustomer> Unreact(string messageId) => Send(Compose.React(messageId, null));

    /// <summary>Edits an own message.</summary>
    public Task<SentByCustomer> Edit(string messageId, string text, int number = 1) => Send(Compose.Edit(messageId, text, number));

    /// <summary>Takes an own message back.</summary>
    public Task<SentByCustomer> Unsend(string messageId) => Send(Compose.Unsend(messageId));

    /// <summary>Opens the thread and sees all the business's messages: read receipts for those not yet read.</summary>
    public async Task Read()
    {
        var unread = View.Messages.Where(m => m is { FromBusiness: true, FromNativeApp: false, FailedWith: null } && m.State != PhoneMessageState.Read).ToList();
        if (unread.Count > 0)
        {
            View.Change(m => m.FromBusiness, m => m with { State = PhoneMessageState.Read });
            await Send(Compose.Seen([.. unread.Select(m => m.Id)], _meta.Clock.GetUtcNow()));
        }
    }

    /// <summary>A person of the business answers in its own app or Page inbox; the product hears of it by an echo.</summary>
    public Task<SentByCustomer> HumanAnswersElsewhere(string text) => Send(Compose.HumanAnswer(text));

    /// <summary>From now on Meta shows the business this phone number (WhatsApp): later webhooks carry it beside the user id.</summary>
    public void ShowPhone(string phone)
    {
        Phone = WhatsAppNumber.Digits(phone);
        _meta.Customers.AddAlias(this, Phone);
    }

    /// <summary>From now on Meta hides the phone number (WhatsApp); the customer must have a user id.</summary>
    public void HidePhone() => Phone = Profile.UserId is null
        ? throw new InvalidOperationException("Give the customer a user id first: someone must be named in the webhook.")
        : null;

    /// <summary>The customer changes the number (WhatsApp): a system message tells the business.</summary>
    public Task<SentByCustomer> ChangeNumber(string phone)
    {
        var previous = Phone ?? throw new InvalidOperationException("This customer shows no number that could change.");
        var changed = Compose.IdentityChanged(previous, WhatsAppNumber.Digits(phone));
        ShowPhone(phone);
        return Send(changed);
    }

    /// <summary>Meta gives the customer a new business-scoped user id (WhatsApp): a system message tells the business.</summary>
    public Task<SentByCustomer> ChangeUserId(string userId)
    {
        var previous = Profile.UserId ?? throw new InvalidOperationException("This customer has no user id that could change.");
        var changed = Compose.IdentityChanged(previous, userId);
        Profile = Profile with { UserId = userId };
        _meta.Customers.AddAlias(this, userId);
        return Send(changed);
    }

    /// <summary>Whether the customer has stopped marketing messages of this business (WhatsApp): marketing templates fail with 131050.</summary>
    public bool StopsMarketing { get; private set; }

    /// <summary>Stops marketing messages in WhatsApp's own settings of the chat, or allows them again; the business is told.</summary>
    public Task<SentByCustomer> SetMarketing(bool stops)
    {
        StopsMarketing = stops;
        return Send(Compose.Preference(stops));
    }

    /// <summary>Sends one composed event.</summary>
    public async Task<SentByCustomer> Send(WebhookEvent webhookEvent) =>
        new(webhookEvent.MessageId ?? "", await Send([webhookEvent]));

    /// <summary>Sends composed events in one webhook, in the order given.</summary>
    public Task<Delivery> Send(IReadOnlyList<WebhookEvent> events, BatchShape shape = BatchShape.Together) => _meta.Send(events, shape);

    /// <summary>Whether text is a business-scoped user id: a country's two letters, a dot, up to 128 alphanumerics; a parent's has ENT between.</summary>
    public static bool IsUserId(string text) => UserIds.IsUserId(text);

    internal void Shown(WebhookEvent webhookEvent)
    {
        if (webhookEvent.OpensWindow)
        {
            LastInbound = _meta.Clock.GetUtcNow();
        }

        webhookEvent.Shown?.Invoke(View);
    }

    /// <summary>The entry in <c>contacts</c> of a WhatsApp webhook.</summary>
    internal JsonObject WhatsAppContact()
    {
        var profile = new JsonObject { ["name"] = Profile.Name };
        if (Profile.Username is not null)
        {
            profile["username"] = Profile.Username;
        }

        var contact = new JsonObject { ["profile"] = profile };
        if (Phone is not null)
        {
            contact["wa_id"] = Phone;
        }

        if (Profile.UserId is not null)
        {
            contact["user_id"] = Profile.UserId;
        }

        if (Profile.ParentUserId is not null)
        {
            contact["parent_user_id"] = Profile.ParentUserId;
        }

        return contact;
    }
}
