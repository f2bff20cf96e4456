using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Storage.Tests.Compliance;
using Chatbotics.Storage.Tests.Sqlite;
using Chatbotics.Storage.Vault;
using Chatbotics.TestKit.Vault;
using Microsoft.Extensions.Options;

namespace Chatbotics.Storage.Tests.Vault;

public sealed class KeyVaultSecretVaultTests : SecretVaultCompliance, IAsyncLifetime
{
    private KeyVaultDouble _vault = null!;
    private TestStore _store = null!;

    protected override ISecretVault Vault => _store.Secrets;

    public async Task InitializeAsync()
    {
        _vault = await KeyVaultDouble.Start();
        _store = KeyVaultStore.Open(_vault);
    }

    public async Task DisposeAsync()
    {
        _store.Dispose();
        await _vault.DisposeAsync();
    }
}

public sealed class KeyVaultKeyRingTests : KeyRingCompliance, IAsyncLifetime
{
    private KeyVaultDouble _vault = null!;
    private TestStore _store = null!;

    protected override IKeyRing Keys => _store.Keys;

    public async Task InitializeAsync()
    {
        _vault = await KeyVaultDouble.Start();
        _store = KeyVaultStore.Open(_vault);
    }

    public async Task DisposeAsync()
    {
        _store.Dispose();
        await _vault.DisposeAsync();
    }
}

/// <summary>What is Key Vault's own: challenge, versions, soft delete, throttling, and what happens when it is down.</summary>
public sealed class KeyVaultTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("key-vault-").FullName;
    private KeyVaultDouble _vault = null!;

    public async Task InitializeAsync() => _vault = await KeyVaultDouble.Start();

    public async Task DisposeAsync()
    {
        await _vault.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_challenge_says_what_to_sign_in_for_and_where()
    {
        var credential = new RecordedCredential();
        using var store = KeyVaultStore.Open(_vault, _folder, credential: credential);
        await store.Secrets.Put("acme/token", "one");
        Assert.True(_vault.Challenges > 0);
        Assert.All(credential.Asked, asked => Assert.Equal(("https://vault.azure.net/.default", KeyVaultDouble.Directory), asked));
    }

    [Fact]
    public async Task A_value_that_is_set_again_is_a_new_version_and_names_say_nothing()
    {
        using var store = KeyVaultStore.Open(_vault, _folder);
        await store.Secrets.Put("acme/token-whatsapp-106540352242922", "one");
        await store.Secrets.Put("acme/token-whatsapp-106540352242922", "two");
        var name = Assert.Single(_vault.Names, name => name != KeyVaultStore.MasterSecret);
        Assert.Equal(2, _vault.VersionsOf(name));
        Assert.DoesNotContain("106540352242922", name, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder, "vault", "master.key")));
    }

    [Fact]
    public async Task What_is_throttled_is_asked_again_when_the_vault_says()
    {
        using var store = KeyVaultStore.Open(_vault, _folder);
        await store.Secrets.Put("acme/token", "one");
        _vault.ThrottleNext(1);
        await store.Secrets.Put("acme/token", "two");
        Assert.Equal(1, _vault.Throttled);
        Assert.Equal("two", await store.Secrets.Get("acme/token"));
    }

    [Fact]
    public async Task A_deleted_secret_is_purged_and_where_that_is_forbidden_its_name_can_still_be_used()
    {
        using var store = KeyVaultStore.Open(_vault, _folder);
        await store.Secrets.Put("acme/token", "one");
        await store.Secrets.Delete("acme/token");
        Assert.Empty(_vault.DeletedNames);

        _vault.IsPurgeProtected = true;
        await store.Secrets.Put("acme/token", "two");
        await store.Secrets.Delete("acme/token");
        Assert.Single(_vault.DeletedNames);
        Assert.Null(await store.Secrets.Get("acme/token"));
        await store.Secrets.Put("acme/token", "three");
        Assert.Equal("three", await store.Secrets.Get("acme/token"));
    }

    [Fact]
    public async Task Fault25_without_the_vault_remembered_values_serve_for_their_time_and_then_nothing()
    {
        var time = new ManualTime();
        using var store = KeyVaultStore.Open(_vault, _folder, options => options.KeyLifetime = TimeSpan.FromMinutes(10), time);
        await store.Secrets.Put("acme/token", "one");
        using var key = await store.Keys.Take("acme");
        _vault.IsDown = true;

        time.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal("one", await store.Secrets.Get("acme/token"));
        (await store.Keys.Get("acme", key.Id)).Dispose();

        time.Advance(TimeSpan.FromMinutes(2));
        await Assert.ThrowsAsync<VaultUnavailableException>(async () => await store.Secrets.Get("acme/token"));
        await Assert.ThrowsAsync<VaultUnavailableException>(async () => await store.Keys.Get("acme", key.Id));
        await Assert.ThrowsAsync<VaultUnavailableException>(async () => await store.Keys.Take("never-seen"));
        await Assert.ThrowsAsync<VaultUnavailableException>(async () => await store.Secrets.Put("acme/other", "clear text"));

        _vault.IsDown = false;
        (await store.Keys.Get("acme", key.Id)).Dispose();
        Assert.Equal("one", await store.Secrets.Get("acme/token"));
    }

    [Fact]
    public async Task A_vault_that_is_down_stops_the_start_with_one_sentence()
    {
        KeyVaultStore.Open(_vault, _folder).Dispose();
        _vault.IsDown = true;
        var refusal = Assert.Throws<StoreStartException>(() => KeyVaultStore.Open(_vault, _folder).Dispose());
        Assert.Contains("can't be reached", refusal.Message, StringComparison.Ordinal);
        _vault.IsDown = false;
        using var store = KeyVaultStore.Open(_vault, _folder);
        using var key = await store.Keys.Take("acme");
    }

    [Fact]
    public async Task Keys_and_secrets_move_from_the_file_into_the_vault()
    {
        Guid id;
        byte[] text;
        using (var before = new TestStore(folder: _folder))
        {
            using var key = await before.Keys.Take("acme");
            (id, text) = (key.Id, key.Seal("hello"u8, []));
            await before.Secrets.Put("acme/token", "one");
        }

        using (var store = KeyVaultStore.Open(_vault, _folder))
        {
            var done = Assert.Single(await store.Get<IKeyRotation>().Work());
            Assert.True(done.IsMaster);
            Assert.Equal("one", await store.Secrets.Get("acme/token"));
            Assert.Null(await store.Get<LocalSecretVault>().Get("acme/token"));
        }

        Directory.Delete(Path.Combine(_folder, "vault"), recursive: true);
        using var again = KeyVaultStore.Open(_vault, _folder);
        using var opened = await again.Keys.Get("acme", id);
        Assert.Equal("hello"u8.ToArray(), opened.Open(text, []));
    }

    [Fact]
    public async Task The_master_key_in_the_vault_is_renewed_as_a_new_version()
    {
        using (var store = KeyVaultStore.Open(_vault, _folder))
        {
            using var key = await store.Keys.Take("acme");
            await store.Get<KeyRotations>().BeginMaster();
            await store.Get<KeyRotations>().Work();
        }

        Assert.Equal(2, _vault.VersionsOf(KeyVaultStore.MasterSecret));
        Assert.True(_vault.TagsOf(KeyVaultStore.MasterSecret)[0].ContainsKey("retired"));
        Assert.False(_vault.TagsOf(KeyVaultStore.MasterSecret)[1].ContainsKey("retired"));
        using var again = KeyVaultStore.Open(_vault, _folder);
        using var taken = await again.Keys.Take("acme");
    }

    [Fact]
    public async Task A_workspaces_secrets_go_together_and_no_others()
    {
        using var store = KeyVaultStore.Open(_vault, _folder);
        for (var number = 0; number < 5; number++)
        {
            await store.Secrets.Put($"acme/token-{number}", "one");
        }

        await store.Secrets.Put("acme-2/token", "two");
        await store.Secrets.DeleteAll("acme");
        Assert.Null(await store.Secrets.Get("acme/token-3"));
        Assert.Equal("two", await store.Secrets.Get("acme-2/token"));
        Assert.Equal(2, _vault.Names.Count);
    }

    [Theory]
    [InlineData("Vault:Kind must be", "Vault:Kind", "Azure")]
    [InlineData("Vault:Uri must be the address", "Vault:Kind", "AzureKeyVault")]
    [InlineData("Vault:Uri must be the address", "Vault:Kind", "AzureKeyVault", "Vault:Uri", "http://acme.vault.azure.net")]
    [InlineData("Vault:Uri is set, but", "Vault:Uri", "https://acme.vault.azure.net")]
    [InlineData("Remove one of the two", "Vault:Kind", "AzureKeyVault", "Vault:Uri", "https://acme.vault.azure.net", "Vault:MasterKey", "c2VjcmV0")]
    [InlineData("needs Vault:TenantId", "Vault:Kind", "AzureKeyVault", "Vault:Uri", "https://acme.vault.azure.net", "Vault:ClientSecret", "s3cret")]
    public void Wrong_options_are_one_sentence_and_repeat_no_secret(string sentence, params string[] settings)
    {
        var wrong = Assert.Throws<OptionsValidationException>(() => new TestStore(
            folder: _folder, settings: settings.Chunk(2).Select(pair => new KeyValuePair<string, string?>(pair[0], pair[1]))).Dispose());
        var found = Assert.Single(wrong.Failures);
        Assert.Contains(sentence, found, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", found, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", found, StringComparison.Ordinal);
    }
}
