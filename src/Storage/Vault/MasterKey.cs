namespace Chatbotics.Storage.Vault;

/// <summary>A master key and its name.</summary>
/// <param name="bytes">32 bytes.</param>
internal sealed class MasterKey(byte[] bytes)
{
    /// <summary>Its name: 16 bytes derived from the key, so that a key is known wherever it lies. Says nothing about the key.</summary>
    public Guid Id { get; } = new(KeyWrap.Derive(bytes, "master-id").AsSpan(0, 16), bigEndian: true);

    /// <summary>The key itself.</summary>
    public byte[] Bytes => bytes;
}
