using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Customers;
using Chatbotics.MetaSimulator.Faults;
using Chatbotics.MetaSimulator.Ledger;
using Chatbotics.MetaSimulator.Login;
using Chatbotics.MetaSimulator.Media;
using Chatbotics.MetaSimulator.Webhooks;

namespace Chatbotics.MetaSimulator;

/// <summary>
/// The state of a simulated Meta: assets, their customers, what was sent, what goes wrong.
/// Safe to use from several threads. <see cref="SimulatorHost"/> puts a Graph API in front of it.
/// </summary>
public sealed class SimulatedMeta : IAsyncDisposable
{
    private readonly AssetRegistry _assets = new();

    internal SimulatedMeta(SimulatorOptions options)
    {
        Options = options;
        Clock = new SimulatorClock(options.Time);
        Tokens = new TokenRegistry(options.AppSecret, Clock);
        Media = new MediaStore(options, Clock, Ids);
        Ledger = new SendLedger(options.LedgerCapacity);
        Customers = new CustomerRegistry(this, options.MaxCustomers);
        Webhooks = new WebhookSender(options, Clock);
        Login = new LoginDesk(this);
        Receipts = options.Receipts;
        Limits = options.Limits;
        Window = options.Window;
    }

    /// <summary>What it was started with.</summary>
    public SimulatorOptions Options { get; }

    /// <summary>Its clock, which can be turned.</summary>
    public SimulatorClock Clock { get; }

    /// <summary>The tokens it has given out, and how to revoke one.</summary>
    public TokenRegistry Tokens { get; }

    /// <summary>What the business got accepted.</summary>
    public SendLedger Ledger { get; }

    /// <summary>What goes wrong.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>The way out for webhooks.</summary>
    public WebhookSender Webhooks { get; }

    /// <summary>The people who log in to connect their assets.</summary>
    public LoginDesk Login { get; }

    /// <summary>Receipts and echoes, unless an asset or customer has its own.</summary>
    public ReceiptPolicy Receipts { get; set; }

    /// <summary>Throttling.</summary>
    public SendLimits Limits { get; set; }

    /// <summary>The 24-hour window.</summary>
    public WindowRule Window { get; set; }

    /// <summary>All assets.</summary>
    public IReadOnlyList<Asset> Assets => _assets.All;

    internal AssetRegistry Registry => _assets;

    internal CustomerRegistry Customers { get; }

    internal MediaStore Media { get; }

    internal IdSource Ids { get; } = new();

    /// <summary>The file behind an address that a phone shows; null when it is gone or lies elsewhere.</summary>
    /// <param name="url">A <see cref="PhoneMessage.MediaUrl"/>.</param>
    public StoredMedia? FindMedia(string? url)
    {
        if (url is null || !Uri.TryCreate(url, UriKind.Absolute, out var address) || !url.StartsWith(Media.BaseUrl, StringComparison.Ordinal))
        {
            return null;
        }

        var query = System.Web.HttpUtility.ParseQueryString(address.Query);
        return (query["mid"] ?? query["asset_id"]) is { } id ? Media.Find(id) : null;
    }

    /// <summary>Adds a WhatsApp number.</summary>
    /// <param name="phoneNumberId">The id sends go to.</param>
    /// <param name="wabaId">The WhatsApp Business Account it lies in.</param>
    /// <param name="displayNumber">The number people dial.</param>
    /// <param name="token">The business's token; several numbers may share one.</param>
    /// <param name="name">The verified name.</param>
    public WhatsAppNumber AddWhatsAppNumber(string phoneNumberId, string wabaId, string displayNumber, string token, string name = "Business") =>
        _assets.Add(new WhatsAppNumber(phoneNumberId, wabaId, displayNumber, name, Tokens.GetOrAdd(token, TokenKind.Business)));

    /// <summary>Adds a Page.</summary>
    public Page AddPage(string pageId, string name, string token) =>
        _assets.Add(new Page(pageId, name, Tokens.GetOrAdd(token, TokenKind.Business)));

    /// <summary>Adds an Instagram account, by Instagram Login or (with <paramref name="pageId"/>) linked to a Page that was added before.</summary>
    /// <param name="id">The app-scoped id.</param>
    /// <param name="userId">The professional id (17841…); the same as <paramref name="id"/> where the two do not matter.</param>
    /// <param name="username">The account's name.</param>
    /// <param name="token">An Instagram user token; for a Page-linked account the Page's token.</param>
    /// <param name="pageId">The Page it is linked to.</param>
    public InstagramAccount AddInstagramAccount(string id, string userId, string username, string token, string? pageId = null)
    {
        var page = pageId is null
            ? null
            : _assets.Find(pageId) as Page ?? throw new KeyNotFoundException($"Add the Page {pageId} before the Instagram account that is linked to it.");
        var kind = page is null ? TokenKind.InstagramUser : TokenKind.Business;
        var account = _assets.Add(new InstagramAccount(id, userId, username, Tokens.GetOrAdd(token, kind), page));
        if (page is not null)
        {
            page.Instagram = account;
        }

        return account;
    }

    /// <summary>The asset with this id, either id of an Instagram account; null when there is none.</summary>
    public Asset? FindAsset(string id) => _assets.Find(id);

    /// <summary>A customer of an asset: the same object for the same ids, made when it is new.</summary>
    /// <param name="platform">The asset's platform, as a check.</param>
    /// <param name="assetId">The asset.</param>
    /// <param name="contact">Phone number or business-scoped user id (WhatsApp), PSID (Messenger), IGSID (Instagram).</param>
    /// <param name="profile">Name and other ids; null leaves a known customer's as they are.</param>
    /// <exception cref="KeyNotFoundException">There is no such asset on this platform.</exception>
    public Customer Customer(Platform platform, string assetId, string contact, CustomerProfile? profile = null)
    {
        var asset = _assets.Find(assetId);
        if (asset is null || asset.Platform != platform)
        {
            throw new KeyNotFoundException($"There is no {platform} asset with the id {assetId}; add it first.");
        }

        return Customers.GetOrAdd(asset, contact, profile);
    }

    /// <summary>Customers that exist, in no order.</summary>
    public IReadOnlyList<Customer> AllCustomers => Customers.All;

    /// <summary>Sends composed events, of one or several customers of the same platform, in one webhook.</summary>
    public Task<Delivery> Send(IReadOnlyList<WebhookEvent> events, BatchShape shape = BatchShape.Together)
    {
        foreach (var webhookEvent in events)
        {
            if (Customers.Find(webhookEvent.Asset, webhookEvent.Thread) is { } customer)
            {
                customer.Shown(webhookEvent);
                if (webhookEvent is { OpensWindow: true, MessageId: { } id, Asset: WhatsAppNumber })
                {
                    Customers.Wrote(customer, id);
                }
            }
        }

        return Webhooks.Send(events, shape);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Webhooks.DisposeAsync();
}
