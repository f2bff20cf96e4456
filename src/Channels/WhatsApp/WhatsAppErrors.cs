using System.Collections.Frozen;
using System.Globalization;
using Chatbotics.Channels.Meta.Sending;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.WhatsApp;

/// <summary>WhatsApp's error codes and what they mean for the agent and the owner (PROTOCOLS C, table of WhatsApp).</summary>
internal static class WhatsAppErrors
{
    private static readonly SendErrorRule Token = new(
        SendErrorKind.TokenInvalid,
        "Not sent. WhatsApp no longer accepts this channel's access.",
        "Reconnect the WhatsApp channel.");

    private static readonly SendErrorRule Permission = new(
        SendErrorKind.PermissionMissing,
        "Not sent. This channel lacks a permission at WhatsApp.",
        "Grant the app messaging for this WhatsApp account, then reconnect the channel.");

    private static readonly SendErrorRule Temporary = new(
        SendErrorKind.Temporary,
        "Not sent yet. WhatsApp has a problem of its own. We try again by ourselves.");

    private static readonly SendErrorRule Throttled = new(
        SendErrorKind.Throttled,
        "Not sent yet. WhatsApp lets this number send only so fast. We try again by ourselves.");

    private static readonly SendErrorRule Request = new(
        SendErrorKind.InvalidRequest,
        "Not sent. WhatsApp doesn't take a message of this form. Change it and send it again.");

    private static readonly SendErrorRule Template = new(
        SendErrorKind.InvalidRequest,
        "Not sent. WhatsApp doesn't take this template as it is. Choose another one or fill it differently.",
        "Check the template in WhatsApp Manager.");

    private static readonly SendErrorRule TemplatePaused = new(
        SendErrorKind.InvalidRequest,
        "Not sent. WhatsApp has switched this template off. Choose another one.",
        "See in WhatsApp Manager why the template was paused or disabled.");

    private static readonly SendErrorRule Locked = new(
        SendErrorKind.AccountBlocked,
        "Not sent. WhatsApp has locked or restricted this business's account.",
        "See in WhatsApp Manager, under account quality, what WhatsApp asks for.");

    private static readonly FrozenDictionary<int, SendErrorRule> Rules = new Dictionary<int, SendErrorRule>
    {
        [0] = Token,
        [190] = Token,
        [3] = Permission,
        [10] = Permission,
        [131005] = Permission,
        [1] = Temporary,
        [2] = Temporary,
        [131000] = Temporary,
        [131016] = Temporary,
        [133004] = Temporary,
        [131057] = Temporary with
        {
            Text = "Not sent yet. WhatsApp is upgrading this account, which takes a minute. We try again by ourselves.",
            RetryAfter = TimeSpan.FromMinutes(1),
        },
        [4] = Throttled,
        [80007] = Throttled,
        [130429] = Throttled,
        [131048] = Throttled with
        {
            Text = "Not sent yet. WhatsApp slows this number down because people blocked or reported its messages.",
            OwnerAction = "Check the number's quality in WhatsApp Manager, and write only to people who expect it.",
        },
        [131056] = Throttled with
        {
            Text = "Not sent yet. WhatsApp lets only so many messages in a row go to one customer. We try again by ourselves.",
            RetryAfter = TimeSpan.FromSeconds(6),
        },
        [131047] = new(
            SendErrorKind.OutsideWindow,
            "Not sent. The customer last wrote more than 24 hours ago. Send a template instead."),
        [131026] = new(
            SendErrorKind.RecipientUnavailable,
            "Not delivered. WhatsApp can't reach this customer: the number may not be on WhatsApp, or its app is too old."),
        [131030] = new(
            SendErrorKind.RecipientUnavailable,
            "Not sent. A test number writes only to numbers on its list, and this one isn't on it.",
            "Add the number to the test list of the app, or connect a real number."),
        [131050] = new(
            SendErrorKind.RecipientUnavailable,
            "Not sent. This customer stopped marketing messages from you. You can still answer what they write.",
            IsMarketingStopped: true),
        [130472] = new(
            SendErrorKind.RecipientUnavailable,
            "Not delivered. WhatsApp leaves this customer out of marketing messages for an experiment of its own. Sending again won't help."),
        [131049] = new(
            SendErrorKind.NotNow,
            "Not delivered. WhatsApp holds marketing messages to this customer back for now. Try again tomorrow at the earliest.",
            RetryAfter: TimeSpan.FromHours(24)),
        [100] = Request,
        [131008] = Request,
        [131009] = Request,
        [131051] = Request,
        [131021] = Request with { Text = "Not sent. The customer's number is this channel's own number." },
        [131062] = Request with { Text = "Not sent. This template needs the customer's phone number, and WhatsApp hasn't told it to us." },
        [132015] = TemplatePaused,
        [132016] = TemplatePaused,
        [132068] = TemplatePaused,
        [132069] = TemplatePaused,
        [131052] = new(
            SendErrorKind.MediaRejected,
            "WhatsApp couldn't hand over the customer's file. Ask them to send it again."),
        [131053] = new(
            SendErrorKind.MediaRejected,
            "Not sent. WhatsApp couldn't take the file. Check its type and size, and attach it again."),
        [131031] = Locked,
        [368] = Locked,
        [130497] = Locked with { Text = "Not sent. WhatsApp doesn't let this business write to customers in that country." },
        [131042] = new(
            SendErrorKind.AccountBlocked,
            "Not sent. WhatsApp asks this business for a working payment method.",
            "Add or mend the payment method of the WhatsApp account."),
        [131045] = NotRegistered(),
        [133010] = NotRegistered(),
    }.ToFrozenDictionary();

    /// <summary>The row for an error.</summary>
    /// <param name="error">The error.</param>
    public static SendErrorRule Find(GraphError error)
    {
        if (Rules.TryGetValue(error.Code, out var rule))
        {
            return rule;
        }

        return error.Code switch
        {
            >= 200 and <= 299 => Permission,
            >= 132000 and <= 132099 => Template,
            _ when error.IsTransient == true => Temporary,
            _ => Request with
            {
                Text = string.Create(CultureInfo.InvariantCulture, $"Not sent. WhatsApp refused the message and gives only its code, {error.Code}."),
            },
        };
    }

    private static SendErrorRule NotRegistered() => new(
        SendErrorKind.AccountBlocked,
        "Not sent. This phone number isn't registered with WhatsApp.",
        "Register the number again in WhatsApp Manager, then resume the channel.");
}
