using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Connecting;
using Chatbotics.Grains.Abstractions.Channels.Health;

namespace Chatbotics.WebFront.Dashboard.Channels;

/// <summary>The words and icons of the channels' pages.</summary>
internal static class ChannelWords
{
    /// <summary>A way to connect: its title.</summary>
    /// <param name="flow">The way.</param>
    public static string Title(ConnectFlow flow) => flow switch
    {
        ConnectFlow.WhatsAppSignup => "WhatsApp, guided by Meta",
        ConnectFlow.WhatsAppToken => "WhatsApp, with a token of your own",
        ConnectFlow.MessengerPage => "Messenger on a Facebook Page",
        ConnectFlow.InstagramPage => "Instagram linked to a Page",
        _ => "Instagram with its own login",
    };

    /// <summary>For whom it is and what one needs.</summary>
    /// <param name="flow">The way.</param>
    public static string About(ConnectFlow flow) => flow switch
    {
        ConnectFlow.WhatsAppSignup => "Make or choose a business account and a number on Meta's own pages. You need a phone number that can take a call or text, and rights in the business portfolio.",
        ConnectFlow.WhatsAppToken => "For people who made a system user at Meta. You need its token, the phone number ID and the account ID; we check them before anything is kept.",
        ConnectFlow.MessengerPage => "Sign in with Facebook and tick the Pages whose messages you want here. You need full control of the Page.",
        ConnectFlow.InstagramPage => "For a professional account that is linked to a Page. Its owner must have \"Allow access to messages\" switched on.",
        _ => "For a professional account without a Page. Its access lasts 60 days and renews by itself.",
    };

    /// <summary>The button that begins it.</summary>
    /// <param name="flow">The way.</param>
    public static string Button(ConnectFlow flow) => flow switch
    {
        ConnectFlow.WhatsAppToken => "Enter the token",
        ConnectFlow.InstagramLogin => "Continue with Instagram",
        _ => "Continue with Facebook",
    };

    /// <summary>What is chosen, in the plural: "numbers".</summary>
    /// <param name="flow">The way.</param>
    public static string Things(ConnectFlow flow) => flow.Platform() switch
    {
        ChannelPlatform.WhatsApp => "numbers",
        ChannelPlatform.Messenger => "Pages",
        _ => "accounts",
    };

    /// <summary>A permission in people's words.</summary>
    /// <param name="scope">Its name at Meta.</param>
    public static string Scope(string scope) => scope switch
    {
        "whatsapp_business_management" => "See and manage the WhatsApp account",
        "whatsapp_business_messaging" => "Send and receive WhatsApp messages",
        "pages_show_list" => "See the list of your Pages",
        "pages_messaging" => "Read and answer a Page's messages",
        "pages_manage_metadata" => "Get told about new messages of a Page",
        "instagram_basic" or "instagram_business_basic" => "See the Instagram account",
        "instagram_manage_messages" or "instagram_business_manage_messages" => "Read and answer Instagram messages",
        _ => scope,
    };

    /// <summary>The badge of a state: style, icon and word.</summary>
    /// <param name="health">The state.</param>
    public static (string Css, string Icon, string Word) Badge(ChannelHealth health) => health switch
    {
        ChannelHealth.Good => ("ok", "check", "Fine"),
        ChannelHealth.ToKnow => ("warn", "alert", "To know"),
        ChannelHealth.ToFix => ("danger", "stop", "To fix"),
        ChannelHealth.Off => ("line", "link", "Disconnected"),
        _ => ("draft", "unknown", "Not examined"),
    };

    /// <summary>The class and icon of a finding.</summary>
    /// <param name="state">How it stands.</param>
    public static (string Css, string Icon, string Word) Finding(FindingState state) => state switch
    {
        FindingState.Bad => ("fix", "stop", "To fix"),
        FindingState.Warn => ("know", "alert", "To know"),
        FindingState.Ok => ("fine", "check", "Fine"),
        _ => ("open", "unknown", "Not checked"),
    };

    /// <summary>"1 to fix, 1 to know, 5 fine".</summary>
    /// <param name="examination">The examination.</param>
    public static string Sum(Examination examination)
    {
        var parts = new (FindingState State, string Word)[]
        {
            (FindingState.Bad, "to fix"), (FindingState.Warn, "to know"), (FindingState.NotChecked, "not checked"), (FindingState.Ok, "fine"),
        };
        return string.Join(", ", parts.Select(part => (Count: examination.Count(part.State), part.Word)).Where(static part => part.Count > 0)
            .Select(static part => $"{part.Count} {part.Word}"));
    }

    /// <summary>What a remedy's button says; null when there is none.</summary>
    /// <param name="remedy">The remedy.</param>
    public static string? Button(Remedy remedy) => remedy switch
    {
        Remedy.Reconnect => "Connect again",
        Remedy.Subscribe => "Subscribe again",
        Remedy.Resume => "Send again",
        Remedy.Renew => "Renew now",
        Remedy.OpenMeta => "Open at Meta",
        Remedy.ShowWebhook => "Show the address",
        _ => null,
    };

    /// <summary>What a platform calls its assets' ids.</summary>
    /// <param name="platform">The platform.</param>
    public static string IdName(ChannelPlatform platform) => platform switch
    {
        ChannelPlatform.WhatsApp => "Phone number ID",
        ChannelPlatform.Messenger => "Page ID",
        _ => "Account ID",
    };
}
