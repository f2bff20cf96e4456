using Chatbotics.Grains.Abstractions.Channels.Connecting;
using Chatbotics.Grains.Channels.Ports;

namespace Chatbotics.Grains.Channels.Connecting;

/// <summary>Why connecting didn't work, in sentences.</summary>
internal static class ConnectProblems
{
    /// <summary>The person refused at Meta's login.</summary>
    public static ConnectProblem Denied { get; } = new("denied", "You didn't give permission at Meta, so nothing was connected. Begin again when you are ready.");

    /// <summary>The state was used but what followed was cut off.</summary>
    public static ConnectProblem Unfinished { get; } = new("unfinished", "The sign-in at Meta was cut off. Begin again; nothing was changed.");

    /// <summary>The asset belongs to another workspace. Says nothing of whose.</summary>
    public static ConnectProblem Taken { get; } = new("taken", "This account is connected to another workspace already. Disconnect it there first, then connect it here.");

    /// <summary>A number needs a PIN.</summary>
    public static ConnectProblem PinNeeded { get; } = new("pin", "Give a PIN of six digits. It protects the number; keep it.", "pin");

    /// <summary>The PIN isn't the number's.</summary>
    public static ConnectProblem PinWrong { get; } = new("pin", "This isn't the PIN of the number. Use the one that was set before, or reset it in WhatsApp Manager under two-step verification.", "pin");

    /// <summary>Nothing was ticked.</summary>
    public static ConnectProblem NothingChosen { get; } = new("nothing", "Choose at least one to connect.");

    /// <summary>Permissions were unticked.</summary>
    public static ConnectProblem MissingScopes { get; } = new("missing_scopes", "Some permissions weren't given. Without them messages can't be read or answered. Begin again and leave everything ticked.");

    /// <summary>The login offers nothing.</summary>
    /// <param name="flow">The way.</param>
    public static ConnectProblem NoAssets(ConnectFlow flow) => new("no_assets", flow switch
    {
        ConnectFlow.WhatsAppSignup => "Meta shows no WhatsApp number that you shared. Begin again and choose an account with a number.",
        ConnectFlow.MessengerPage => "Meta shows no Page that you shared. Begin again and tick the Page, or ask for the Page's full control first.",
        ConnectFlow.InstagramPage => "None of the Pages you shared is linked to an Instagram account. Link them in the Page's settings, or use Instagram's own login.",
        _ => "Meta shows no professional Instagram account. Switch the account to Business or Creator in the Instagram app, then begin again.",
    });

    /// <summary>What a fault at Meta means to the person who connects.</summary>
    /// <param name="fault">The fault.</param>
    public static ConnectProblem Of(MetaFault fault) => fault.Kind switch
    {
        MetaFaultKind.Unreachable => new("unreachable", "Meta doesn't answer at the moment. Nothing was changed; try again in a minute."),
        MetaFaultKind.Throttled => new("unreachable", "Meta asks to slow down. Nothing was changed; try again in a few minutes."),
        MetaFaultKind.TokenInvalid => new("token", "Meta no longer accepts this sign-in: it is too old or was used already. Begin again."),
        MetaFaultKind.PermissionMissing => new("missing_scopes", "Meta says that a permission is missing. Begin again and leave everything ticked."),
        MetaFaultKind.OtherApp => new("token", "This token was made for another Meta app. Make one for the app of this installation."),
        MetaFaultKind.WrongPin => PinWrong,
        _ => new("meta", $"Meta refused it{Code(fault)}. Nothing was changed; look at the account in Meta Business Suite, then try again."),
    };

    /// <summary>The same for a token that was typed: at its field.</summary>
    /// <param name="fault">The fault.</param>
    public static ConnectProblem OfTyped(MetaFault fault) => fault.Kind switch
    {
        MetaFaultKind.TokenInvalid => new("token", "Meta doesn't accept this token. Copy it again, whole; it may have ended or been withdrawn.", "token"),
        MetaFaultKind.OtherApp => Of(fault) with { Field = "token" },
        MetaFaultKind.PermissionMissing => new("missing_scopes", "This token may not manage the account. Give it whatsapp_business_management and whatsapp_business_messaging.", "token"),
        MetaFaultKind.OtherAccount => new("number", "This number id isn't in that account. Copy the \"Phone number ID\", not the number itself.", "phoneNumberId"),
        MetaFaultKind.NotFound or MetaFaultKind.Refused => new("account", $"Meta shows no such account to this token{Code(fault)}. Copy the \"WhatsApp Business Account ID\".", "businessAccountId"),
        _ => Of(fault),
    };

    private static string Code(MetaFault fault) => fault.Code == 0 ? "" : $" (code {fault.Code})";
}
