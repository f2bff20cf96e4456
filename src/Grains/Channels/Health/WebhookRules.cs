using System.Globalization;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Health;

namespace Chatbotics.Grains.Channels.Health;

/// <summary>What is judged of the way that messages come in. Pure.</summary>
internal static class WebhookRules
{
    private static readonly TimeSpan Quiet = TimeSpan.FromDays(14);

    /// <summary>The findings.</summary>
    /// <param name="input">What is known.</param>
    public static IEnumerable<Finding?> Judge(ExaminationInput input) =>
        [Subscription(input), Fields(input), Callback(input), Webhook(input), Signatures(input)];

    private static Finding Subscription(ExaminationInput input) => input.Facts.IsSubscribed switch
    {
        true => new Finding { Code = "subscription", State = FindingState.Ok, Title = "Meta tells us about new messages" },
        false => new Finding
        {
            Code = "subscription",
            State = FindingState.Bad,
            Title = "Messages from customers don’t arrive",
            Text = "The app isn’t subscribed to this account’s webhooks; Meta ends that when a server was away for an hour. We can subscribe again; nothing else changes.",
            Remedy = Remedy.Subscribe,
        },
        null => new Finding
        {
            Code = "subscription",
            State = FindingState.NotChecked,
            Title = "The subscription couldn't be checked",
            Text = "It needs a working token.",
        },
    };

    private static Finding? Fields(ExaminationInput input)
    {
        if (input.Facts is not { IsSubscribed: true, Fields: { IsDefault: false } fields })
        {
            return null;
        }

        return !fields.Contains("messages", StringComparer.Ordinal)
            ? new Finding
            {
                Code = "fields",
                State = FindingState.Bad,
                Title = "Messages from customers don’t arrive",
                Text = "The subscription leaves messages out. We can switch them on; nothing else changes.",
                Remedy = Remedy.Subscribe,
            }
            : !fields.Contains("message_echoes", StringComparer.Ordinal) && input.Status.Key.Platform == ChannelPlatform.Messenger
                ? new Finding
                {
                    Code = "fields",
                    State = FindingState.Warn,
                    Title = "Replies from other apps don’t reach the inbox",
                    Text = "The subscription leaves echoes out, so the AI agent could answer over a colleague who uses Meta’s inbox. We can switch them on; nothing else changes.",
                    Remedy = Remedy.Subscribe,
                }
                : new Finding { Code = "fields", State = FindingState.Ok, Title = "Messages, receipts and echoes are subscribed", Fact = $"{fields.Length} fields" };
    }

    private static Finding? Callback(ExaminationInput input) => input.Facts.CallbackUrl switch
    {
        null => null,
        "" => new Finding
        {
            Code = "callback",
            State = FindingState.Bad,
            Title = "The Meta app has no webhook address for this channel",
            Text = "Enter the address and the verify token of this installation in the app's settings.",
            Remedy = Remedy.ShowWebhook,
        },
        var address when !address.EndsWith("/webhooks/meta", StringComparison.Ordinal) => new Finding
        {
            Code = "callback",
            State = FindingState.Warn,
            Title = "Meta sends webhooks to an address that isn't ours",
            Text = "Right when something of yours passes them on; otherwise enter the address of this installation.",
            Fact = address,
            Remedy = Remedy.ShowWebhook,
        },
        var address => new Finding { Code = "callback", State = FindingState.Ok, Title = "Meta knows where to send webhooks", Fact = address },
    };

    private static Finding Webhook(ExaminationInput input) => input.WebhookSeenAt switch
    {
        null => new Finding
        {
            Code = "webhook",
            State = FindingState.Warn,
            Title = "No webhook of this channel has come in yet",
            Text = "Write to it as a customer would, from your own phone. When the message shows in the inbox, this turns green.",
        },
        { } at when input.Now - at > Quiet => new Finding
        {
            Code = "webhook",
            State = FindingState.Warn,
            Title = "Nothing has come in for a while",
            Text = "Perhaps nobody wrote. Write to it from your own phone to be sure.",
            Fact = $"last on {ExaminationRules.Day(at)}",
        },
        { } at => new Finding { Code = "webhook", State = FindingState.Ok, Title = "Meta reaches this server", Fact = $"last on {at.ToString("d MMMM, HH:mm", CultureInfo.InvariantCulture)} UTC" },
    };

    private static Finding? Signatures(ExaminationInput input) => input.Webhooks switch
    {
        { Good: 0, Bad: 0 } => null,
        { Bad: 0, Good: var good } => new Finding { Code = "signatures", State = FindingState.Ok, Title = "The signature of incoming webhooks is right", Fact = $"{good} of {good}" },
        { Good: 0, Bad: var bad } => new Finding
        {
            Code = "signatures",
            State = FindingState.Bad,
            Title = "No webhook had the right signature",
            Text = "Either the app secret of this installation isn't the app's (Meta:AppSecret, Meta:InstagramAppSecret), or somebody else posts to the address.",
            Fact = $"0 of {bad} in 24 hours",
        },
        { Good: var good, Bad: var bad } => new Finding
        {
            Code = "signatures",
            State = FindingState.Warn,
            Title = $"{bad} webhooks with a wrong signature were refused",
            Text = "They changed nothing. If you use Instagram Login, check that its own app secret is set (Meta:InstagramAppSecret).",
            Fact = $"{good} of {good + bad} right in 24 hours",
        },
    };
}
