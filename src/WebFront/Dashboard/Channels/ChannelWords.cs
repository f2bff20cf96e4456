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
        ConnectFlow.WhatsAppSignup => Texts.Channels["WhatsApp, guided by Meta"],
        ConnectFlow.WhatsAppToken => Texts.Channels["WhatsApp, with a token of your own"],
        ConnectFlow.MessengerPage => Texts.Channels["Messenger on a Facebook Page"],
        ConnectFlow.InstagramPage => Texts.Channels["Instagram linked to a Page"],
        _ => Texts.Channels["Instagram with its own login"],
    };

    /// <summary>For whom it is and what one needs.</summary>
    /// <param name="flow">The way.</param>
    public static string About(ConnectFlow flow) => flow switch
    {
        ConnectFlow.WhatsAppSignup => Texts.Channels["Make or choose a business account and a number on Meta's own pages. You need a phone number that can take a call or text, and rights in the business portfolio."],
        ConnectFlow.WhatsAppToken => Texts.Channels["For people who made a system user at Meta. You need its token, the phone number ID and the account ID; we check them before anything is kept."],
        ConnectFlow.MessengerPage => Texts.Channels["Sign in with Facebook and tick the Pages whose messages you want here. You need full control of the Page."],
        ConnectFlow.InstagramPage => Texts.Channels["For a professional account that is linked to a Page. Its owner must have \"Allow access to messages\" switched on."],
        _ => Texts.Channels["For a professional account without a Page. Its access lasts 60 days and renews by itself."],
    };

    /// <summary>The button that begins it.</summary>
    /// <param name="flow">The way.</param>
    public static string Button(ConnectFlow flow) => flow switch
    {
        ConnectFlow.WhatsAppToken => Texts.Channels["Enter the token"],
        ConnectFlow.InstagramLogin => Texts.Channels["Continue with Instagram"],
        _ => Texts.Channels["Continue with Facebook"],
    };

    /// <summary>What is chosen, in the plural: "numbers".</summary>
    /// <param name="flow">The way.</param>
    public static string Things(ConnectFlow flow) => flow.Platform() switch
    {
        ChannelPlatform.WhatsApp => "numbers",
        ChannelPlatform.Messenger => Texts.Channels["Pages"],
        _ => "accounts",
    };

    /// <summary>A permission in people's words.</summary>
    /// <param name="scope">Its name at Meta.</param>
    public static string Scope(string scope) => scope switch
    {
        "whatsapp_business_management" => Texts.Channels["See and manage the WhatsApp account"],
        "whatsapp_business_messaging" => Texts.Channels["Send and receive WhatsApp messages"],
        "pages_show_list" => Texts.Channels["See the list of your Pages"],
        "pages_messaging" => Texts.Channels["Read and answer a Page's messages"],
        "pages_manage_metadata" => Texts.Channels["Get told about new messages of a Page"],
        "instagram_basic" or "instagram_business_basic" => Texts.Channels["See the Instagram account"],
        "instagram_manage_messages" or "instagram_business_manage_messages" => Texts.Channels["Read and answer Instagram messages"],
        _ => scope,
    };

    /// <summary>The badge of a state: style, icon and word.</summary>
    /// <param name="health">The state.</param>
    public static (string Css, string Icon, string Word) Badge(ChannelHealth health) => health switch
    {
        ChannelHealth.Good => ("ok", "check", Texts.Channels["Fine"]),
        ChannelHealth.ToKnow => ("warn", "alert", Texts.Channels["To know"]),
        ChannelHealth.ToFix => ("danger", "stop", Texts.Channels["To fix"]),
        ChannelHealth.Off => ("line", "link", Texts.Channels["Disconnected"]),
        _ => ("draft", "unknown", Texts.Channels["Not examined"]),
    };

    /// <summary>The class and icon of a finding.</summary>
    /// <param name="state">How it stands.</param>
    public static (string Css, string Icon, string Word) Finding(FindingState state) => state switch
    {
        FindingState.Bad => ("fix", "stop", Texts.Channels["To fix"]),
        FindingState.Warn => ("know", "alert", Texts.Channels["To know"]),
        FindingState.Ok => ("fine", "check", Texts.Channels["Fine"]),
        _ => ("open", "unknown", Texts.Channels["Not checked"]),
    };

    /// <summary>"1 to fix, 1 to know, 5 fine".</summary>
    /// <param name="examination">The examination.</param>
    public static string Sum(Examination examination)
    {
        var parts = new (FindingState State, string Word)[]
        {
            (FindingState.Bad, Texts.Channels["to fix#part"]), (FindingState.Warn, Texts.Channels["to know#part"]), (FindingState.NotChecked, Texts.Channels["not checked#part"]), (FindingState.Ok, Texts.Channels["fine#part"]),
        };
        return string.Join(", ", parts.Select(part => (Count: examination.Count(part.State), part.Word)).Where(static part => part.Count > 0)
            .Select(static part => $"{part.Count} {part.Word}"));
    }

    /// <summary>What a remedy's button says; null when there is none.</summary>
    /// <param name="remedy">The remedy.</param>
    public static string? Button(Remedy remedy) => remedy switch
    {
        Remedy.Reconnect => Texts.Channels["Connect again"],
        Remedy.Subscribe => Texts.Channels["Subscribe again"],
        Remedy.Resume => Texts.Channels["Send again"],
        Remedy.Renew => Texts.Channels["Renew now"],
        Remedy.OpenMeta => Texts.Channels["Open at Meta"],
        Remedy.ShowWebhook => Texts.Channels["Show the address"],
        _ => null,
    };

    /// <summary>What a platform calls its assets' ids.</summary>
    /// <param name="platform">The platform.</param>
    public static string IdName(ChannelPlatform platform) => platform switch
    {
        ChannelPlatform.WhatsApp => Texts.Channels["Phone number ID"],
        ChannelPlatform.Messenger => Texts.Channels["Page ID"],
        _ => Texts.Channels["Account ID"],
    };
}
