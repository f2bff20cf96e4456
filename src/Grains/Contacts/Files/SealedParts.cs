using Chatbotics.Grains.Contacts.Ports;
using Chatbotics.Grains.Privacy;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Contacts.Files;

/// <summary>Keeps files in sealed parts, each bound to its place, under a key that goes with the file.</summary>
/// <param name="store">The parts.</param>
/// <param name="keys">The keys.</param>
internal sealed class SealedParts(IContactStore store, IKeyRing keys)
{
    /// <summary>A key for a new file.</summary>
    /// <param name="tenant">The workspace.</param>
    public async ValueTask<Guid> NewKey(string tenant) => (await keys.Take(tenant)).Id;

    /// <summary>Keeps a part.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="file">The file.</param>
    /// <param name="keyId">Its key.</param>
    /// <param name="index">The part's place.</param>
    /// <param name="content">The bytes.</param>
    public async Task Put(string tenant, string file, Guid keyId, int index, ReadOnlyMemory<byte> content)
    {
        var key = await keys.Get(tenant, keyId);
        await store.PutPart(tenant, file, index, key.Seal(content.Span, Context(tenant, file, index)));
    }

    /// <summary>A part, or null.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="file">The file.</param>
    /// <param name="keyId">Its key.</param>
    /// <param name="index">The part's place.</param>
    public async Task<byte[]?> Get(string tenant, string file, Guid keyId, int index) =>
        await store.GetPart(tenant, file, index) is { } content
            ? (await keys.Get(tenant, keyId)).Open(content, Context(tenant, file, index))
            : null;

    /// <summary>Destroys the key and removes the parts. Idempotent.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="file">The file.</param>
    /// <param name="keyId">Its key.</param>
    public async Task Remove(string tenant, string file, Guid keyId)
    {
        await keys.Destroy(tenant, keyId);
        await store.RemoveFile(tenant, file);
    }

    private static byte[] Context(string tenant, string file, int index) => DataKey.Context($"file/{tenant}/{file}", index, new byte[512]).ToArray();
}
