namespace Chatbotics.Grains.Abstractions.Privacy.Receipts;

/// <summary>What is wrong with a receipt.</summary>
public enum ReceiptFault
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It isn't a receipt, or of a version that this build doesn't know.</summary>
    NotAReceipt = 1,

    /// <summary>The key in it is no key.</summary>
    BadKey = 2,

    /// <summary>The signature does not belong to the text: something was changed.</summary>
    BadSignature = 3,

    /// <summary>It does not follow the receipt before it: one was taken out, put in or swapped.</summary>
    BrokenChain = 4,

    /// <summary>It was signed with another key than the receipt before.</summary>
    OtherKey = 5,
}
