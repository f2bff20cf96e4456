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

    [Fact]
    public async Task All_secrets_of_a_workspace_go_together_and_nobody_elses()
    {
        await Vault.Put("acme/token-1", "one");
        await Vault.Put("acme/token-2", "two");
        await Vault.Put("acme-too/token-1", "three");
        await Vault.DeleteAll("acme");
        await Vault.DeleteAll("acme");
        Assert.Null(await Vault.Get("acme/token-1"));
        Assert.Null(await Vault.Get("acme/token-2"));
        Assert.Equal("three", await Vault.Get("acme-too/token-1"));
    }

    [Fact]
    public async Task Secrets_that_are_put_at_the_same_time_do_not_mix()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(async () => await Vault.Put($"acme/token-{number}", $"secret {number}"))));
        for (var number = 0; number < 20; number++)
        {
            Assert.Equal($"secret {number}", await Vault.Get($"acme/token-{number}"));
        }
    }

    [Fact]
    public async Task A_long_secret_is_kept_whole()
    {
        var secret = string.Concat(Enumerable.Repeat("0123456789abcdef", 1_000));
        await Vault.Put("acme/long", secret);
        Assert.Equal(secret, await Vault.Get("acme/long"));
    }
}
