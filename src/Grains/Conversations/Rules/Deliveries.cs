using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Rules;

/// <summary>The order of delivery states: whatever order receipts come in, none leads back.</summary>
internal static class Deliveries
{
    /// <summary>The state that a receipt tells of.</summary>
    /// <param name="status">The receipt's status.</param>
    public static DeliveryState Of(ReceiptStatus status) => status switch
    {
        ReceiptStatus.Failed => DeliveryState.Failed,
        ReceiptStatus.Sent => DeliveryState.Sent,
        ReceiptStatus.Delivered => DeliveryState.Delivered,
        _ => DeliveryState.Read,
    };

    /// <summary>
    /// Whether <paramref name="next"/> says more than <paramref name="present"/>. Failed lies between sent and delivered:
    /// WhatsApp reports a failure after "sent", and what was seen on the device did arrive.
    /// </summary>
    /// <param name="present">The present state.</param>
    /// <param name="next">What a receipt says.</param>
    public static bool IsAdvance(DeliveryState present, DeliveryState next) => Rank(next) > Rank(present);

    private static int Rank(DeliveryState state) => state switch
    {
        DeliveryState.Accepted => 1,
        DeliveryState.Sent => 2,
        DeliveryState.Failed => 3,
        DeliveryState.Delivered => 4,
        DeliveryState.Read => 5,
        DeliveryState.Cancelled => 6,
        _ => 0,
    };
}
