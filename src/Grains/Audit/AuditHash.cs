using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Chatbotics.Grains.Abstractions.Audit;

namespace Chatbotics.Grains.Audit;

/// <summary>
/// The hash that chains an entry to the one before: SHA-256 over the previous hash (32 bytes, zeros before the first entry)
/// and the entry's fields, each as a netstring in UTF-8 ("5:hello,", "~" for none), in this order: sequence, id (32
/// hexadecimal digits), time (ISO 8601 with seven decimals, UTC), action, actor kind (number), actor id, target, number of
/// details, each detail's name and value, sealed address. Never changes: entries of every older build must still verify.
/// </summary>
internal static class AuditHash
{
    /// <summary>The length of a hash in bytes.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    /// <summary>The hash of an entry.</summary>
    /// <param name="previous">The hash of the one before.</param>
    /// <param name="sequence">The entry's place.</param>
    /// <param name="note">The entry's note; its clear address doesn't count.</param>
    /// <param name="sealedAddress">The address as it is stored.</param>
    public static byte[] Of(ReadOnlySpan<byte> previous, long sequence, AuditNote note, string? sealedAddress)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        Add(hash, sequence.ToString(CultureInfo.InvariantCulture));
        Add(hash, note.Id.ToString("N"));
        Add(hash, note.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        Add(hash, note.Action);
        Add(hash, ((int)note.ActorKind).ToString(CultureInfo.InvariantCulture));
        Add(hash, note.ActorId);
        Add(hash, note.Target);
        Add(hash, note.Details.Length.ToString(CultureInfo.InvariantCulture));
        foreach (var detail in note.Details)
        {
            Add(hash, detail.Name);
            Add(hash, detail.Value);
        }

        Add(hash, sealedAddress);
        return hash.GetHashAndReset();
    }

    private static void Add(IncrementalHash hash, string? field)
    {
        if (field is null)
        {
            hash.AppendData("~"u8);
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(field);
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{bytes.Length}:")));
        hash.AppendData(bytes);
        hash.AppendData(","u8);
    }
}
