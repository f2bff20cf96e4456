using System.Globalization;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Abstractions.Privacy.Receipts;

namespace Chatbotics.WebFront.Dashboard.Privacy;

/// <summary>Receipts in words.</summary>
internal static class ReceiptWords
{
    /// <summary>What was erased.</summary>
    public static string What(ErasureReceipt receipt) => What(receipt.Kind, receipt.Conversations);

    /// <summary>What was erased.</summary>
    public static string What(ErasureKind kind, long conversations) => kind switch
    {
        ErasureKind.Message => "1 message",
        ErasureKind.Conversation => Count(conversations, "conversation"),
        ErasureKind.Contact => "1 contact, " + Count(conversations, "conversation"),
        ErasureKind.Connection => "1 channel, " + Count(conversations, "conversation"),
        ErasureKind.Member => "1 member",
        ErasureKind.Workspace => "The workspace, " + Count(conversations, "conversation"),
        _ => "What a login brought",
    };

    /// <summary>Why.</summary>
    public static string Why(ErasureCause cause) => cause switch
    {
        ErasureCause.Person => "The person asked for it",
        ErasureCause.Retention => "Its time was over",
        ErasureCause.Meta => "Asked for at Meta",
        ErasureCause.Shop => "Asked for by the shop",
        _ => "The team decided it",
    };

    /// <summary>What is wrong with a receipt.</summary>
    public static string Fault(ReceiptFault fault) => fault switch
    {
        ReceiptFault.BadSignature => "the signature does not belong to it, so something in it was changed.",
        ReceiptFault.BadKey => "the key in it is no key.",
        ReceiptFault.BrokenChain => "it does not follow the one before, so a receipt was taken out, put in or swapped.",
        ReceiptFault.OtherKey => "it was signed with another key than the one before.",
        _ => "it is not a receipt that this build knows.",
    };

    /// <summary>A number and its noun.</summary>
    public static string Count(long count, string noun) =>
        count.ToString("N0", CultureInfo.InvariantCulture) + " " + noun + (count == 1 ? "" : "s");
}
