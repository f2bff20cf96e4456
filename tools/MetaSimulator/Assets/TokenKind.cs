namespace Chatbotics.MetaSimulator.Assets;

/// <summary>Whose access token it is.</summary>
public enum TokenKind
{
    /// <summary>A business's token for its WhatsApp Business Account, or a Page's token.</summary>
    Business,

    /// <summary>An Instagram user's token, the currency of graph.instagram.com.</summary>
    InstagramUser,

    /// <summary>A person's Facebook token, which lists Pages but sends nothing.</summary>
    User,
}
