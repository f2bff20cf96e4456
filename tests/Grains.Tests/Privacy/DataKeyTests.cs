using System.Security.Cryptography;
using Chatbotics.Grains.Privacy;

namespace Chatbotics.Grains.Tests.Privacy;

public sealed class DataKeyTests
{
    [Fact]
    public void More_keys_than_there_are_ready_ciphers_all_seal_and_open()
    {
        var keys = Enumerable.Range(0, CipherCache.Size + 100).Select(_ => new DataKey(Guid.CreateVersion7(), RandomNumberGenerator.GetBytes(32))).ToArray();
        var seals = Array.ConvertAll(keys, key => key.Seal([1, 2, 3], [9]));
        foreach (var (key, seal) in keys.Zip(seals))
        {
            Assert.Equal([1, 2, 3], key.Open(seal, [9]));
        }

        Assert.ThrowsAny<CryptographicException>(() => keys[0].Open(seals[1], [9]));
        Array.ForEach(keys, key => key.Dispose());
    }

    [Fact]
    public void A_destroyed_key_neither_seals_nor_opens()
    {
        var key = new DataKey(Guid.CreateVersion7(), RandomNumberGenerator.GetBytes(32));
        var seal = key.Seal([1], []);
        key.Dispose();
        Assert.Throws<ObjectDisposedException>(() => key.Open(seal, []));
        Assert.Throws<ObjectDisposedException>(() => key.Seal([1], []));
        Assert.Throws<ObjectDisposedException>(() => key.SealOnce([1], []));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_sealed_once_opens_like_any_seal(bool hasCipher)
    {
        using var key = new DataKey(Guid.CreateVersion7(), RandomNumberGenerator.GetBytes(32));
        if (hasCipher)
        {
            key.Seal([0], []);
        }

        var seal = key.SealOnce([1, 2, 3], [9]);
        Assert.Equal([1, 2, 3], key.Open(seal, [9]));
        Assert.ThrowsAny<CryptographicException>(() => key.Open(seal, [8]));
    }

    [Fact]
    public async Task One_key_may_be_used_by_many_at_once_while_its_cipher_comes_and_goes()
    {
        using var key = new DataKey(Guid.CreateVersion7(), RandomNumberGenerator.GetBytes(32));
        await Parallel.ForAsync(0, 2_000, (i, _) =>
        {
            var plain = BitConverter.GetBytes(i);
            Assert.Equal(plain, key.Open(key.Seal(plain, []), []));
            key.Release();
            return ValueTask.CompletedTask;
        });
    }
}
