namespace Chatbotics.Grains.Conversations.Journal;

/// <summary>What a store keeps beside a conversation's journal: a version byte, and the id of the key that seals it.</summary>
internal static class Header
{
    private const byte Version = 1;

    /// <summary>The header that names a key.</summary>
    /// <param name="keyId">The key's id.</param>
    public static byte[] Write(Guid keyId)
    {
        var header = new byte[17];
        header[0] = Version;
        keyId.TryWriteBytes(header.AsSpan(1), bigEndian: true, out _);
        return header;
    }

    /// <summary>The id of the key that a header names.</summary>
    /// <param name="header">The header.</param>
    /// <exception cref="InvalidDataException">It has another form.</exception>
    public static Guid Read(ReadOnlySpan<byte> header) => header.Length >= 17 && header[0] == Version
        ? new Guid(header.Slice(1, 16), bigEndian: true)
        : throw new InvalidDataException("The header of this conversation has a form that this build doesn't know.");
}
