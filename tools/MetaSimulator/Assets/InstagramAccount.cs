namespace Chatbotics.MetaSimulator.Assets;

/// <summary>An Instagram professional account, connected by Instagram Login or linked to a Page.</summary>
public sealed class InstagramAccount : Asset
{
    internal InstagramAccount(string id, string userId, string username, AccessToken token, Page? page)
        : base(id, username, token)
    {
        UserId = userId;
        Page = page;
    }

    /// <summary>The professional id (17841…), the second of the account's two ids. A webhook may carry either.</summary>
    public string UserId { get; }

    /// <summary>The account's name without @.</summary>
    public string Username => Name;

    /// <summary>The Page the account is linked to; null when it is connected by Instagram Login.</summary>
    public Page? Page { get; }

    /// <summary>Whether webhooks carry the app-scoped <see cref="Asset.Id"/> where they usually carry <see cref="UserId"/>.</summary>
    public bool WebhooksCarryAppScopedId { get; set; }

    /// <inheritdoc/>
    public override Platform Platform => Platform.Instagram;

    /// <summary>Instagram Login is the product of graph.instagram.com: other secret, other error type.</summary>
    internal bool IsInstagramLogin => Page is null;

    internal override string EntryId => WebhooksCarryAppScopedId ? Id : UserId;

    internal override string WebhookObject => "instagram";
}
