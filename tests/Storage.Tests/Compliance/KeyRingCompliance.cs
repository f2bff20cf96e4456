using System.Security.Cryptography;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Storage.Tests.Compliance;

/// <summary>What every key ring must do.</summary>
public abstract class KeyRingCompliance
{
    protected abstract IKeyRing Keys { get; }

    [Fact]
    public async Task A_taken_key_opens_again_by_its_id()
    {
        using var taken = await Keys.Take("acme");
        using var again = await Keys.Get("acme", taken.Id);

        Assert.Equal(taken.Id, again.Id);
        Assert.Equal("hello"u8.ToArray(), again.Open(taken.Seal("hello"u8, "place"u8), "place"u8));
    }

    [Fact]
    public async Task Every_key_is_another_one()
    {
        var taken = new List<Grains.Privacy.DataKey>();
        for (var index = 0; index < 100; index++)
        {
            taken.Add(await Keys.Take(index % 2 == 0 ? "acme" : "other"));
        }

        Assert.Equal(100, taken.Select(key => key.Id).Distinct().Count());
        var text = taken[0].Seal("hello"u8, []);
        Assert.All(taken.Skip(1), key => Assert.ThrowsAny<CryptographicException>(() => key.Open(text, [])));
    }

    [Fact]
    public async Task Keys_taken_at_the_same_time_are_different_and_all_open_again()
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => Task.Run(async () => await Keys.Take("acme"))));
        Assert.Equal(300, taken.Select(key => key.Id).Distinct().Count());
        foreach (var key in taken)
        {
            var again = await Keys.Get("acme", key.Id);
            Assert.Equal("x"u8.ToArray(), again.Open(key.Seal("x"u8, []), []));
        }
    }

    [Fact]
    public async Task A_destroyed_key_never_opens_again()
    {
        var taken = await Keys.Take("acme");
        var other = await Keys.Take("acme");
        await Keys.Get("acme", taken.Id);
        await Keys.Destroy("acme", taken.Id);
        await Keys.Destroy("acme", taken.Id);

        await Assert.ThrowsAsync<KeyDestroyedException>(async () => await Keys.Get("acme", taken.Id));
        Assert.Equal(other.Id, (await Keys.Get("acme", other.Id)).Id);
    }

    [Fact]
    public async Task Another_tenant_does_not_get_the_key_and_can_not_destroy_it()
    {
        var taken = await Keys.Take("acme");
        await Assert.ThrowsAsync<KeyDestroyedException>(async () => await Keys.Get("other", taken.Id));
        await Keys.Destroy("other", taken.Id);
        Assert.Equal(taken.Id, (await Keys.Get("acme", taken.Id)).Id);
    }

    [Fact]
    public async Task A_key_that_never_was_is_as_good_as_destroyed() =>
        await Assert.ThrowsAsync<KeyDestroyedException>(async () => await Keys.Get("acme", Guid.NewGuid()));
}
