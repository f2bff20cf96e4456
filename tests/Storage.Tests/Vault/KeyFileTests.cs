using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Storage.Sqlite.Raw;
using Chatbotics.Storage.Tests.Sqlite;

namespace Chatbotics.Storage.Tests.Vault;

/// <summary>The master key's file and what lies in <c>keys.db</c>.</summary>
public sealed class KeyFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("keys-").FullName;

    private string Master => Path.Combine(_folder, "vault", "master.key");

    private string Keys => Path.Combine(_folder, "keys.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Keys_and_secrets_survive_a_restart()
    {
        byte[] text;
        Guid id;
        using (var store = new TestStore(folder: _folder))
        {
            using var key = await store.Keys.Take("acme");
            (id, text) = (key.Id, key.Seal("hello"u8, []));
            await store.Secrets.Put("acme/token", "secret");
        }

        using var again = new TestStore(folder: _folder);
        using var opened = await again.Keys.Get("acme", id);
        Assert.Equal("hello"u8.ToArray(), opened.Open(text, []));
        Assert.Equal("secret", await again.Secrets.Get("acme/token"));
    }

    [Fact]
    public void The_master_key_is_for_its_owner_alone()
    {
        Open();
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Master));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(Master)!));

        File.SetUnixFileMode(Master, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        var refusal = Assert.Throws<StoreStartException>(Open);
        Assert.Contains("chmod 600", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_master_key_is_never_replaced()
    {
        Open();
        File.Delete(Master);
        var refusal = Assert.Throws<StoreStartException>(Open);
        Assert.Contains("is missing", refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Master));
    }

    [Fact]
    public void Another_master_key_is_refused()
    {
        Open();
        var refusal = Assert.Throws<StoreStartException>(() => Open(Convert.ToBase64String(new byte[32])));
        Assert.Contains("not the one that wrapped the keys", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("c2hvcnQ=")]
    [InlineData("not base64 at all")]
    public void A_master_key_of_another_shape_is_refused_without_being_repeated(string key)
    {
        var refusal = Assert.Throws<StoreStartException>(() => Open(key));
        Assert.Contains("Vault:MasterKey is not a master key", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(key, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_master_key_from_the_environment_needs_no_file()
    {
        var key = Convert.ToBase64String([.. Enumerable.Range(0, 32).Select(number => (byte)number)]);
        Open(key);
        Assert.False(File.Exists(Master));
        using var store = new TestStore(folder: _folder, settings: [new("Vault:MasterKey", key)]);
        using var taken = await store.Keys.Take("acme");
    }

    [Fact]
    public void A_damaged_master_key_file_is_named()
    {
        Open();
        File.WriteAllText(Master, "rubbish");
        Assert.Contains("not a master key file", Assert.Throws<StoreStartException>(Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_destroyed_key_leaves_no_trace_in_the_files()
    {
        using var store = new TestStore(folder: _folder);
        var key = await store.Keys.Take("acme");
        var wrapped = await store.KeyDatabase.Readers.Read(
            key.Id, static (reader, id) => reader.Keys.DataKey("acme", id)!.Value.Wrapped);
        Assert.True(InFiles(wrapped));

        await store.Keys.Destroy("acme", key.Id);
        Assert.False(InFiles(wrapped));
        Assert.False(InFiles(key.Id.ToByteArray(bigEndian: true)));
    }

    [Fact]
    public async Task A_replaced_or_deleted_secret_leaves_no_trace_in_the_files()
    {
        using var store = new TestStore(folder: _folder);
        await store.Secrets.Put("acme/token", "one");
        var first = await Sealed(store);
        await store.Secrets.Put("acme/token", "two");
        Assert.False(InFiles(first));
        var second = await Sealed(store);
        await store.Secrets.Delete("acme/token");
        Assert.False(InFiles(second));
        Assert.False(InFiles("token"u8.ToArray()));

        static ValueTask<byte[]> Sealed(TestStore store) =>
            store.KeyDatabase.Readers.Read(0, static (reader, _) => reader.Keys.Secret("acme/token")!.Value.Sealed);
    }

    [Fact]
    public async Task A_row_moved_to_another_tenant_or_id_does_not_open()
    {
        using var store = new TestStore(options => options.KeyCache = 1, _folder);
        using var mine = await store.Keys.Take("acme");
        using var other = await store.Keys.Take("other");
        using var second = await store.Keys.Take("acme");
        using (var connection = Connection.Open(Keys, ConnectionAccess.Write))
        {
            connection.Execute("UPDATE data_key SET wrapped = (SELECT wrapped FROM data_key WHERE tenant = 'other' LIMIT 1) WHERE tenant = 'acme'");
        }

        await Assert.ThrowsAnyAsync<System.Security.Cryptography.CryptographicException>(async () => await store.Keys.Get("acme", mine.Id));
    }

    [Fact]
    public async Task Opened_keys_are_forgotten_after_their_time()
    {
        var time = new ManualTime();
        using var store = new TestStore(options => options.KeyLifetime = TimeSpan.FromMinutes(10), _folder, services: services => services.AddTime(time));
        using var key = await store.Keys.Take("acme");
        using (var connection = Connection.Open(Keys, ConnectionAccess.Write))
        {
            connection.Execute("DELETE FROM data_key");
        }

        // Within its time from memory, afterwards from the store, which has lost it.
        time.Advance(TimeSpan.FromMinutes(9));
        using var again = await store.Keys.Get("acme", key.Id);
        time.Advance(TimeSpan.FromMinutes(2));
        await Assert.ThrowsAsync<KeyDestroyedException>(async () => await store.Keys.Get("acme", key.Id));
    }

    [Fact]
    public async Task New_keys_usually_wait_for_nothing()
    {
        using var store = new TestStore(folder: _folder);
        var waited = 0;
        for (var number = 0; number < 2_000; number++)
        {
            var take = store.Keys.Take("acme").AsTask();
            waited += take.IsCompleted ? 0 : 1;
            (await take).Dispose();
        }

        Assert.InRange(waited, 1, 200);
    }

    [Fact]
    public async Task A_clean_end_leaves_no_key_that_nobody_uses()
    {
        var store = new TestStore(folder: _folder);
        using var one = await store.Keys.Take("acme");
        using var two = await store.Keys.Take("acme");
        await store.Close();
        store.Dispose();
        using var connection = Connection.Open(Keys, ConnectionAccess.Write);
        Assert.Equal(2, connection.Number("SELECT count(*) FROM data_key"));
    }

    [Fact]
    public async Task References_name_a_tenant()
    {
        using var store = new TestStore(folder: _folder);
        foreach (var reference in (string[])["token", "/token", "acme/", "Acme/token", "../token"])
        {
            await Assert.ThrowsAsync<InvalidKeyPartException>(async () => await store.Secrets.Get(reference));
        }
    }

    private void Open() => new TestStore(folder: _folder).Dispose();

    private void Open(string key) => new TestStore(folder: _folder, settings: [new("Vault:MasterKey", key)]).Dispose();

    private bool InFiles(byte[] bytes) => Directory.GetFiles(_folder, "keys.db*").Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)).Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray().AsSpan().IndexOf(bytes) >= 0;
    });
}
