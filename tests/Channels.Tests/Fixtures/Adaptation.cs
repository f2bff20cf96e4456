using System.Collections.Immutable;

namespace Chatbotics.Channels.Tests.Fixtures;

/// <summary>Where the index's expectation is wrong: what it says, what holds, and why.</summary>
internal sealed record Adaptation(string File, string Field, string? Index, string? Ours, string Reason)
{
    /// <summary>All of them. A row that is not here passes as the index has it.</summary>
    public static ImmutableArray<Adaptation> All { get; } =
    [
        new("whatsapp/metadocs-template-category-update-1.json", "text", "None->UTILITY", "UTILITY", NoPrevious),
        new("whatsapp/pywa-template-category-update-marketing.json", "text", "None->MARKETING", "MARKETING", NoPrevious),
        new(
            "whatsapp/pywa-message-interactive-message-with-err.json",
            "kind",
            "interactive.None",
            "interactive",
            "The message has no sub-type; \"None\" is how the index's normaliser printed that."),
        new(
            "whatsapp/pywa-call-terminate.json",
            "contact",
            "16315553602",
            "16315553601",
            "16315553602 is the business's own number (metadata.display_phone_number); the customer is the other party."),
        new(
            "messenger/restfb-optin-userref.json",
            "contact",
            "user_ref:UNIQUE_REF_PARAM",
            "987654321432",
            "The item has a sender.id, and the index names a contact by user_ref only where nothing else is given. We keep both ids."),
        new(
            "messenger/restfb-message-fallback-attachment.json",
            "media_url",
            null,
            "https://www.messenger.com/",
            "The attachment has a url, as the echo with a null payload has, where the index does give it."),
        new(
            "instagram/chatwoot-story-mention-with-echo.json",
            "contact",
            "Sender-id-1",
            "chatwoot-app-user-id-1",
            "An echo's customer is its recipient. Here neither id is the entry's, as in live traffic when the account appears "
            + "under its other id; taking the sender would open a thread with the account itself."),
    ];

    private const string NoPrevious = "There was no category before; \"None\" is how the index's normaliser printed that.";
}
