namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>How far an outgoing message is, honestly. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("delivery-state")]
public enum DeliveryState
{
    /// <summary>Durable with us, not yet tried.</summary>
    Queued = 1,

    /// <summary>Handed to the platform; no answer yet.</summary>
    Attempting = 2,

    /// <summary>The platform took it and gave it an id.</summary>
    Accepted = 3,

    /// <summary>Left the platform's servers.</summary>
    Sent = 4,

    /// <summary>Reached the customer's device.</summary>
    Delivered = 5,

    /// <summary>Was seen.</summary>
    Read = 6,

    /// <summary>Will not arrive; see the error.</summary>
    Failed = 7,

    /// <summary>The platform's answer was lost: it may have arrived. Reconciled before anything is sent again.</summary>
    Unknown = 8,

    /// <summary>Taken back by a person before it was tried.</summary>
    Cancelled = 9,
}
