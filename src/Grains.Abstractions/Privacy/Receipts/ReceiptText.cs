using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Chatbotics.Grains.Abstractions.Privacy.Receipts;

/// <summary>
/// The text of a receipt that is signed and chained: one "name: value" for each line, ended by a line feed, so that anyone
/// can rebuild it with any tool.
/// </summary>
public static class ReceiptText
{
    /// <summary>What stands for the receipt before the first one.</summary>
    public static string None { get; } = new('0', 64);

    /// <summary>The bytes that are signed: everything but the signature.</summary>
    /// <param name="receipt">The receipt.</param>
    public static byte[] ToSign(ErasureReceipt receipt)
    {
        var text = new StringBuilder(1_024);
        text.Append(CultureInfo.InvariantCulture, $"chatbotics-receipt/{receipt.Version}\n");
        Line(text, "workspace", receipt.Workspace);
        Line(text, "number", receipt.Number);
        Line(text, "erasure", receipt.Erasure);
        Line(text, "kind", receipt.Kind.ToString());
        Line(text, "cause", receipt.Cause.ToString());
        Line(text, "policy", receipt.Policy ?? "");
        Line(text, "subject", receipt.Subject);
        foreach (var store in receipt.Stores)
        {
            Line(text, "store " + store.Store, store.Removed);
        }

        Line(text, "conversations", receipt.Conversations);
        Line(text, "messages", receipt.Messages);
        Line(text, "media", receipt.Media);
        Line(text, "started", Time(receipt.StartedAt));
        Line(text, "keys-destroyed", Time(receipt.KeysDestroyedAt));
        Line(text, "finished", Time(receipt.FinishedAt));
        Line(text, "backups-clear-by", Time(receipt.BackupsClearBy));
        Line(text, "previous", receipt.Previous);
        Line(text, "key", receipt.PublicKey);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The receipt's hash, which the next one names: SHA-256 of the signed text and the signature.</summary>
    /// <param name="receipt">The signed receipt.</param>
    public static string Hash(ErasureReceipt receipt)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(ToSign(receipt));
        hash.AppendData(Encoding.UTF8.GetBytes("signature: " + receipt.Signature + "\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>A public key's fingerprint, to compare by eye: the first 32 hex digits of its SHA-256, in groups of four.</summary>
    /// <param name="publicKey">As it stands in a receipt.</param>
    public static string Fingerprint(string publicKey)
    {
        var hex = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(publicKey)))[..32];
        return string.Join(' ', hex.Chunk(4).Select(static group => new string(group)));
    }

    private static void Line(StringBuilder text, string name, long value) => Line(text, name, value.ToString(CultureInfo.InvariantCulture));

    // A line feed inside of a value would be a line of its own.
    private static void Line(StringBuilder text, string name, string value) =>
        text.Append(name).Append(": ").Append(value.ReplaceLineEndings(" ")).Append('\n');

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
