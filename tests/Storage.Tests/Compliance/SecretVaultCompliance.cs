using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Storage.Tests.Compliance;

/// <summary>What every vault must do.</summary>
public abstract class SecretVaultCompliance
{
    protected abstract ISecretVault Vault { get; }

    [Fact]
    public async Task A_secret_comes_back_as_it_was()
    {
        await Vault.Put("acme/token-1", "EAAB\u00e9\u4f60\ud83d\ude00");
        Assert.Equal("EAAB\u00e9\u4f60\ud83d\ude00", await Vault.Get("acme/token-1"));
    }

    [Fact]
    public async Task An_unknown_reference_gives_null()
    {
        await Vault.Put("acme/token-1", "one");
        Assert.Null(await Vault.Get("acme/token-2"));
        Assert.Null(await Vault.Get("other/token-1"));
    }

    [Fact]
    public async Task A_later_secret_replaces_an_earlier_one()
    {
        for (var turn = 0; turn < 5; turn++)
        {
            await Vault.Put("acme/token-1", $"secret {turn}");
            Assert.Equal($"secret {turn}", await Vault.Get("acme/token-1"));
        }
    }

    [Fact]
    public async Task A_deleted_secret_is_gone()
    {
        await Vault.Put("acme/token-1", "one");
        await Vault.Put("acme/token-2", "two");
        await Vault.Delete("acme/token-1");
        await Vault.Delete("acme/token-1");
        Assert.Null(await Vault.Get("acme/token-1"));
        Assert.Equal("two", await Vault.Get("acme/token-2"));

        await Vault.Put("acme/token-1", "again");
        Assert.Equal("again", await Vault.Get("acme/token-1"));
    }
}
