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
        ErasureKind.Message => Texts.Privacy["1 message"],
        ErasureKind.Conversation => Count(conversations, "conversation"),
        ErasureKind.Contact => Texts.Privacy["1 contact, "] + Count(conversations, "conversation"),
        ErasureKind.Connection => Texts.Privacy["1 channel, "] + Count(conversations, "conversation"),
        ErasureKind.Member => Texts.Privacy["1 member"],
        ErasureKind.Workspace => Texts.Privacy["The workspace, "] + Count(conversations, "conversation"),
        ErasureKind.Media => Texts.Privacy["Files of {0}", Count(conversations, "conversation")],
        ErasureKind.Traces => Texts.Privacy["Agents’ evidence of {0}", Count(conversations, "conversation")],
        ErasureKind.Knowledge => Texts.Privacy["1 document"],
        _ => Texts.Privacy["What a login brought"],
    };

    /// <summary>Why.</summary>
    public static string Why(ErasureCause cause) => cause switch
    {
        ErasureCause.Person => Texts.Privacy["The person asked for it"],
        ErasureCause.Retention => Texts.Privacy["Its time was over"],
        ErasureCause.Meta => Texts.Privacy["Asked for at Meta"],
        ErasureCause.Shop => Texts.Privacy["Asked for by the shop"],
        _ => Texts.Privacy["The team decided it"],
    };

    /// <summary>What is wrong with a receipt.</summary>
    public static string Fault(ReceiptFault fault) => fault switch
    {
        ReceiptFault.BadSignature => Texts.Privacy["the signature does not belong to it, so something in it was changed."],
        ReceiptFault.BadKey => Texts.Privacy["the key in it is no key."],
        ReceiptFault.BrokenChain => Texts.Privacy["it does not follow the one before, so a receipt was taken out, put in or swapped."],
        ReceiptFault.OtherKey => Texts.Privacy["it was signed with another key than the one before."],
        _ => Texts.Privacy["it is not a receipt that this build knows."],
    };

    /// <summary>A number and its noun.</summary>
    public static string Count(long count, string noun) =>
        noun switch
        {
            "conversation" => Texts.Privacy.Count("{0:N0} conversation|{0:N0} conversations", count),
            "message" => Texts.Privacy.Count("{0:N0} message|{0:N0} messages", count),
            "file" => Texts.Privacy.Count("{0:N0} file|{0:N0} files", count),
            "receipt" => Texts.Privacy.Count("{0:N0} receipt|{0:N0} receipts", count),
            "day" => Texts.Privacy.Count("{0:N0} day|{0:N0} days", count),
            _ => count.ToString("N0", CultureInfo.InvariantCulture) + " " + noun + (count == 1 ? "" : "s"),
        };
}
