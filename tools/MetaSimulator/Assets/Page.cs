namespace Chatbotics.MetaSimulator.Assets;

/// <summary>A Facebook Page with Messenger.</summary>
public sealed class Page : Asset
{
    internal Page(string id, string name, AccessToken token)
        : base(id, name, token)
    {
    }

    /// <inheritdoc/>
    public override Platform Platform => Platform.Messenger;

    /// <summary>The Instagram account linked to the Page, whose messages are sent with the Page's token.</summary>
    public InstagramAccount? Instagram { get; internal set; }

    internal override string EntryId => Id;

    internal override string WebhookObject => "page";
}
