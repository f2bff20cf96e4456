using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Chatbotics.Grains.Abstractions.Privacy.Receipts;

/// <summary>Checks receipts. Needs nothing but the receipts, so that anyone can do it anywhere.</summary>
public static class ReceiptVerifier
{
    /// <summary>Checks one receipt by itself.</summary>
    /// <param name="receipt">The receipt.</param>
    public static ReceiptFault Verify(ErasureReceipt receipt)
    {
        if (receipt.Version != ErasureReceipt.PresentVersion || receipt.Stores.IsDefault)
        {
            return ReceiptFault.NotAReceipt;
        }

        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(receipt.PublicKey), out _);
            return key.KeySize == 256 && key.VerifyData(ReceiptText.ToSign(receipt), Convert.FromBase64String(receipt.Signature), HashAlgorithmName.SHA256)
                ? ReceiptFault.None
                : ReceiptFault.BadSignature;
        }
        catch (CryptographicException)
        {
            return ReceiptFault.BadKey;
        }
        catch (FormatException)
        {
            return ReceiptFault.BadSignature;
        }
    }

    /// <summary>Checks that a receipt is good and follows another.</summary>
    /// <param name="receipt">The receipt.</param>
    /// <param name="before">The receipt before it.</param>
    public static ReceiptFault Verify(ErasureReceipt receipt, ErasureReceipt before) =>
        Verify(receipt) is var fault && fault != ReceiptFault.None ? fault
        : !string.Equals(receipt.PublicKey, before.PublicKey, StringComparison.Ordinal) ? ReceiptFault.OtherKey
        : receipt.Number != before.Number + 1
            || !string.Equals(receipt.Workspace, before.Workspace, StringComparison.Ordinal)
            || !string.Equals(receipt.Previous, ReceiptText.Hash(before), StringComparison.Ordinal) ? ReceiptFault.BrokenChain
        : ReceiptFault.None;

    /// <summary>Checks receipts that follow each other.</summary>
    /// <param name="receipts">In the order of their numbers.</param>
    /// <returns>The first that is wrong and what is wrong with it; null when all are good.</returns>
    public static (ErasureReceipt Receipt, ReceiptFault Fault)? VerifyAll(ImmutableArray<ErasureReceipt> receipts)
    {
        for (var index = 0; index < receipts.Length; index++)
        {
            var fault = index == 0 ? VerifyFirst(receipts[0]) : Verify(receipts[index], receipts[index - 1]);
            if (fault != ReceiptFault.None)
            {
                return (receipts[index], fault);
            }
        }

        return null;
    }

    private static ReceiptFault VerifyFirst(ErasureReceipt receipt) =>
        Verify(receipt) is var fault && fault == ReceiptFault.None && receipt.Number == 1 && receipt.Previous != ReceiptText.None
            ? ReceiptFault.BrokenChain
            : fault;
}
