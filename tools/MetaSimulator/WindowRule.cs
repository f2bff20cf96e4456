namespace Chatbotics.MetaSimulator;

/// <summary>What happens to a free-form message more than 24 hours after the customer's last one.</summary>
public enum WindowRule
{
    /// <summary>As Meta: WhatsApp accepts and then reports the status <c>failed</c> with 131047; Messenger and Instagram refuse.</summary>
    Meta,

    /// <summary>Refused at once on every product: WhatsApp answers 131047.</summary>
    RefuseAtOnce,

    /// <summary>Not looked at: for load, where the customers' messages come from elsewhere.</summary>
    Off,
}
