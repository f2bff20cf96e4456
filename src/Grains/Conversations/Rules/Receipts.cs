using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Conversations.Entries;

namespace Chatbotics.Grains.Conversations.Rules;

/// <summary>Receipts: they advance messages, and settle sends whose answer was lost.</summary>
internal static class Receipts
{
    /// <summary>Takes a receipt in.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="receipt">The receipt.</param>
    /// <param name="hash">The hash of its dedupe id.</param>
    public static void Take(Decision decision, ReceiptReceived receipt, ulong hash)
    {
        var id = receipt.MessageIds.IsDefaultOrEmpty ? null : receipt.MessageIds[0];
        if (id is not null && receipt.Tracker is { } tracker && Outbox.FindByTracker(decision.State, tracker) is { } found)
        {
            decision.Raise(new SendReconciled { Message = found.Position, Id = id, By = Evidence.Receipt });
        }

        var entry = InboundEntries.Of(receipt, hash);
        decision.Raise(entry);
        if (receipt.Status == ReceiptStatus.Failed)
        {
            foreach (var failed in entry.Ids ?? [])
            {
                if (decision.State.IndexOf(failed) is var index and >= 0)
                {
                    Outbox.TellOfFailure(decision, decision.State.Messages[index]);
                }
            }
        }
    }
}
