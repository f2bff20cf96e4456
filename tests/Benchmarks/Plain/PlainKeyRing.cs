using Chatbotics.Grains.Privacy;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Benchmarks.Plain;

/// <summary>The product's keys, made and kept as always, that do not seal.</summary>
internal sealed class PlainKeyRing(IKeyRing keys) : IKeyRing
{
    public async ValueTask<DataKey> Take(string tenant, CancellationToken cancellationToken = default) =>
        new PlainKey((await keys.Take(tenant, cancellationToken)).Id);

    public async ValueTask<DataKey> Get(string tenant, Guid keyId, CancellationToken cancellationToken = default) =>
        new PlainKey((await keys.Get(tenant, keyId, cancellationToken)).Id);

    public ValueTask Destroy(string tenant, Guid keyId, CancellationToken cancellationToken = default) => keys.Destroy(tenant, keyId, cancellationToken);

    public ValueTask<long> Destroy(string tenant, IReadOnlyCollection<Guid> keyIds, CancellationToken cancellationToken = default) =>
        keys.Destroy(tenant, keyIds, cancellationToken);

    public ValueTask<long> DestroyAll(string tenant, CancellationToken cancellationToken = default) => keys.DestroyAll(tenant, cancellationToken);

    /// <summary>Writes texts as they are, as long as sealed ones.</summary>
    private sealed class PlainKey(Guid id) : DataKey(id, new byte[32])
    {
        public override byte[] Seal(ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> context)
        {
            var bytes = new byte[plaintext.Length + Overhead];
            plaintext.CopyTo(bytes);
            return bytes;
        }

        public override byte[] SealOnce(ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> context) => Seal(plaintext, context);

        public override byte[] Open(ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> context) => sealedBytes[..^Overhead].ToArray();
    }
}
