using System.Text.Json.Nodes;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Customers;

namespace Chatbotics.MetaSimulator.Webhooks;

/// <summary>
/// One thing that happened, ready to be put into a webhook alone or with others.
/// Made by <see cref="Customer.Compose"/>; sent by <see cref="WebhookSender.Send"/>.
/// </summary>
public sealed class WebhookEvent
{
    internal WebhookEvent(Asset asset, string thread, string list, JsonObject item)
    {
        Asset = asset;
        Thread = thread;
        List = list;
        Item = item;
    }

    /// <summary>Whose webhook it is.</summary>
    public Asset Asset { get; }

    /// <summary>The contact's id; events of one contact are delivered in the order they were sent in.</summary>
    public string Thread { get; }

    /// <summary>The id of the message it brings or is about; null when it has none.</summary>
    public string? MessageId { get; internal init; }

    /// <summary>The WhatsApp field, <c>messages</c> unless it is an echo of the business's own app.</summary>
    internal string Field { get; init; } = "messages";

    /// <summary>The array the item goes into: messages, statuses, message_echoes, messaging, standby, ….</summary>
    internal string List { get; }

    internal JsonObject Item { get; }

    /// <summary>The sender's entry in <c>contacts</c> (WhatsApp).</summary>
    internal JsonObject? Contact { get; init; }

    /// <summary>What the customer's own phone shows once it is sent.</summary>
    internal Action<PhoneView>? Shown { get; init; }

    /// <summary>Whether it opens the 24-hour window.</summary>
    internal bool OpensWindow { get; init; }
}
