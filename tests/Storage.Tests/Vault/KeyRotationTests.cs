// Long because a rotation is cut at every place that it has, and all cuts need the same folder of keys.
using System.Security.Cryptography;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Storage.Sqlite.Raw;
using Chatbotics.Storage.Tests.Sqlite;
using Chatbotics.Storage.Tests.Sqlite.Faults;
using Chatbotics.Storage.Vault;
using Microsoft.Extensions.Configuration;

namespace Chatbotics.Storage.Tests.Vault;

/// <summary>Keys are renewed while everything goes on, and a renewal that is cut off anywhere goes on.</summary>
public sealed class KeyRotationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rotation-").FullName;

    private string Master => Path.Combine(_folder, "vault", "master.key");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_workspaces_key_is_renewed_and_everything_stays_readable_all_the_time()
    {
        using var store = new TestStore(options => options.KeyCache = 16, _folder);
        var texts = await Fill(store, 1_200);
        await store.Secrets.Put("acme/token", "one");
        using var foreign = await store.Keys.Take("other");
        var old = (await TenantKey(store)).Id;
        var rotation = store.Get<IKeyRotation>();

        Assert.True(await rotation.Begin("acme"));
        Assert.False(await rotation.Begin("acme"));
        Assert.True((await rotation.Get("acme")).IsRotating);
        Assert.True((await rotation.Get("acme")).Waiting >= 1_200);
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            var rounds = 0;
            while (!stop.IsCancellationRequested || rounds == 0)
            {
                await Verify(store, texts.Take(100));
                Assert.Equal("one", await store.Secrets.Get("acme/token"));
                await store.Secrets.Put("acme/other", "two");
                (await store.Keys.Take("acme")).Dispose();
                rounds++;
            }
        });
        var done = Assert.Single(await rotation.Work());
        await stop.CancelAsync();
        await reading;

        Assert.Equal(["acme"], done.Tenants.AsEnumerable());
        Assert.True(done.Moved >= 1_201);
        await Verify(store, texts);
        Assert.NotEqual(old, (await TenantKey(store)).Id);
        var facts = await rotation.Get("acme");
        Assert.Equal((0L, false), (facts.Waiting, facts.IsRotating));
        Assert.NotNull(facts.RotatedAt);
        await rotation.Reported(done.Id);
        Assert.Empty(await rotation.Work());

        // Nobody else's key was touched, and of the old one nothing is left in the files.
        (await store.Keys.Get("other", foreign.Id)).Dispose();
        await store.Close();
        Assert.False(InFiles(old.ToByteArray(bigEndian: true)));
    }

    [Fact]
    public async Task A_key_that_is_destroyed_while_it_is_wrapped_anew_stays_destroyed()
    {
        using var store = new TestStore(folder: _folder);
        var texts = await Fill(store, 30);
        await store.Get<IKeyRotation>().Begin("acme");
        await store.Keys.Destroy("acme", texts[7].Id);
        await store.Get<IKeyRotation>().Work();
        await Assert.ThrowsAsync<KeyDestroyedException>(async () => await store.Keys.Get("acme", texts[7].Id));
        await Verify(store, texts.Where((_, index) => index != 7));
    }

    [Fact]
    public async Task A_workspace_that_is_erased_while_its_key_is_renewed_stays_erased()
    {
        using var store = new TestStore(folder: _folder);
        var texts = await Fill(store, 30);
        await store.Get<IKeyRotation>().Begin("acme");
        await store.Keys.DestroyAll("acme");
        Assert.Single(await store.Get<IKeyRotation>().Work());
        await Assert.ThrowsAsync<KeyDestroyedException>(async () => await store.Keys.Get("acme", texts[0].Id));
    }

    [Fact]
    public async Task The_master_key_is_renewed_without_a_pause_and_the_old_one_is_put_aside()
    {
        var before = await Renewed(store => Task.CompletedTask);
        Assert.NotEqual(before, await File.ReadAllTextAsync(Master));
        var retired = Assert.Single(Directory.GetFiles(Path.Combine(_folder, "vault", "retired")));
        Assert.Equal(before, await File.ReadAllTextAsync(retired));
        Assert.False(File.Exists(Master + ".next"));

        // The old key opens nothing any more.
        Directory.Delete(Path.Combine(_folder, "vault", "retired"), recursive: true);
        File.Move(Master, Master + ".kept");
        await File.WriteAllTextAsync(Master, before);
        Close(Master);
        Assert.Contains("not the one", Assert.Throws<StoreStartException>(() => new TestStore(folder: _folder).Dispose()).Message, StringComparison.Ordinal);
        File.Move(Master + ".kept", Master, overwrite: true);
        new TestStore(folder: _folder).Dispose();
    }

    [Fact]
    public async Task A_configured_master_key_is_renewed_by_setting_both()
    {
        var (first, second) = (Key(1), Key(2));
        List<(Guid Id, byte[] Text)> texts;
        using (var store = new TestStore(folder: _folder, settings: [new("Vault:MasterKey", first)]))
        {
            texts = await Fill(store, 20);
            Assert.Contains("Vault__PreviousMasterKey", (await Assert.ThrowsAsync<StoreStartException>(async () => await store.Get<KeyRotations>().BeginMaster())).Message, StringComparison.Ordinal);
        }

        Assert.Throws<StoreStartException>(() => new TestStore(folder: _folder, settings: [new("Vault:MasterKey", second)]).Dispose());
        using (var store = new TestStore(folder: _folder, settings: [new("Vault:MasterKey", second), new("Vault:PreviousMasterKey", first)]))
        {
            await Verify(store, texts);
            Assert.Single(await store.Get<IKeyRotation>().Work());
        }

        using var alone = new TestStore(folder: _folder, settings: [new("Vault:MasterKey", second)]);
        await Verify(alone, texts);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Fault08_a_rotation_that_is_cut_anywhere_goes_on(bool master)
    {
        var cuts = 0;
        for (var actions = 1; ; actions += master ? 4 : 9)
        {
            using var faulty = new FaultyStore();
            List<(Guid Id, byte[] Text)> texts = await Fill(faulty.Store, 40);
            await faulty.Store.Secrets.Put("acme/token", "one");
            var left = actions;
            faulty.Disk.Fault = (action, _) => action is FileAction.Write or FileAction.Sync && Interlocked.Decrement(ref left) < 0 ? FaultyFolder.FailedWrite : 0;
            var done = await Try(faulty.Store, master);
            var cut = faulty.Cut(actions, new Random(actions));
            using (var store = new TestStore(folder: cut))
            {
                await Verify(store, texts);
                await store.Get<IKeyRotation>().Work();
                Assert.Equal("one", await store.Secrets.Get("acme/token"));
                Assert.False((await store.Get<IKeyRotation>().Get("acme")).IsRotating);
                await store.Close();
            }

            // Without what was put aside: nothing needs the old master key any more.
            if (Directory.Exists(Path.Combine(cut, "vault", "retired")))
            {
                Directory.Delete(Path.Combine(cut, "vault", "retired"), recursive: true);
            }

            using (var store = new TestStore(folder: cut))
            {
                await Verify(store, texts);
                using var connection = Connection.Open(Path.Combine(cut, "keys.db"), ConnectionAccess.Read);
                Assert.Equal(1, connection.Number("SELECT count(*) FROM tenant_key"));
                Assert.Equal(0, connection.Number("SELECT count(*) FROM rotation WHERE finished = 0"));
            }

            if (done)
            {
                break;
            }

            cuts++;
        }

        Assert.InRange(cuts, 1, 200);
    }

    [Fact]
    public async Task The_command_asks_the_program_that_runs_and_does_it_itself_when_none_runs()
    {
        var configuration = new ConfigurationBuilder().Build();
        List<(Guid Id, byte[] Text)> texts;
        using (var store = new TestStore(folder: _folder))
        {
            texts = await Fill(store, 20);
            var first = await File.ReadAllTextAsync(Master);
            var command = Task.Run(() => MasterKeyRotation.Run(_folder, configuration, TimeProvider.System));
            while (!command.IsCompleted)
            {
                // What the program's timer does.
                await store.Get<IKeyRotation>().Work();
                await Task.Yield();
            }

            Assert.Contains("is renewed", await command, StringComparison.Ordinal);
            Assert.NotEqual(first, await File.ReadAllTextAsync(Master));
            await Verify(store, texts);
            await store.Close();
        }

        var second = await File.ReadAllTextAsync(Master);
        Assert.Contains("is renewed", await MasterKeyRotation.Run(_folder, configuration, TimeProvider.System), StringComparison.Ordinal);
        Assert.NotEqual(second, await File.ReadAllTextAsync(Master));
        using var again = new TestStore(folder: _folder);
        await Verify(again, texts);

        // What was done without the program is still to be told in the audit logs.
        Assert.NotEmpty(await again.Get<IKeyRotation>().Work());
        await Assert.ThrowsAsync<StoreStartException>(() => MasterKeyRotation.Run(Path.Combine(_folder, "nothing"), configuration, TimeProvider.System));
    }

    [Fact]
    public async Task Fault25_a_master_key_that_can_t_be_had_any_more_refuses_after_its_time_and_nothing_is_written_in_the_clear()
    {
        var time = new ManualTime();
        using var store = new TestStore(options => options.KeyLifetime = TimeSpan.FromMinutes(10), _folder, services: services => services.AddTime(time));
        var texts = await Fill(store, 20);
        File.Move(Master, Master + ".gone");
        await Verify(store, texts);
        time.Advance(TimeSpan.FromMinutes(11));
        var refusal = await Assert.ThrowsAsync<VaultUnavailableException>(async () => await store.Keys.Get("acme", texts[0].Id));
        Assert.IsAssignableFrom<StoreUnavailableException>(refusal);
        await Assert.ThrowsAsync<VaultUnavailableException>(async () => await store.Secrets.Put("acme/canary", "a canary in the clear"));
        await Assert.ThrowsAsync<VaultUnavailableException>(async () => await store.Keys.Take("somebody-new"));
        Assert.False(InFiles("a canary in the clear"u8.ToArray()));
        File.Move(Master + ".gone", Master);
        await Verify(store, texts);
    }

    private async Task<string> Renewed(Func<TestStore, Task> beside)
    {
        string before;
        List<(Guid Id, byte[] Text)> texts;
        using (var store = new TestStore(folder: _folder))
        {
            texts = await Fill(store, 20);
            before = await File.ReadAllTextAsync(Master);
            await store.Get<KeyRotations>().BeginMaster();
            (await store.Keys.Take("made-meanwhile")).Dispose();
            await beside(store);
            Assert.True(Assert.Single(await store.Get<IKeyRotation>().Work()).IsMaster);
            (await store.Keys.Take("made-afterwards")).Dispose();
            await Verify(store, texts);
        }

        using var again = new TestStore(folder: _folder);
        await Verify(again, texts);
        return before;
    }

    private static async Task<bool> Try(TestStore store, bool master)
    {
        try
        {
            if (master)
            {
                await store.Get<KeyRotations>().BeginMaster();
            }
            else
            {
                await store.Get<IKeyRotation>().Begin("acme");
            }

            await store.Get<IKeyRotation>().Work();
            return true;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    private static async Task<List<(Guid Id, byte[] Text)>> Fill(TestStore store, int count)
    {
        var texts = new List<(Guid, byte[])>();
        for (var number = 0; number < count; number++)
        {
            using var key = await store.Keys.Take("acme");
            texts.Add((key.Id, key.Seal("hello"u8, [])));
        }

        return texts;
    }

    private static async Task Verify(TestStore store, IEnumerable<(Guid Id, byte[] Text)> texts)
    {
        foreach (var (id, text) in texts)
        {
            using var key = await store.Keys.Get("acme", id);
            Assert.Equal("hello"u8.ToArray(), key.Open(text, []));
        }
    }

    private static async Task<(Guid Id, byte[] Wrapped)> TenantKey(TestStore store) =>
        (await store.KeyDatabase.Readers.Read(0, static (reader, _) => reader.Keys.LatestTenantKey("acme")))!.Value;

    private static string Key(byte seed) => Convert.ToBase64String(SHA256.HashData([seed]));

    private static void Close(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private bool InFiles(byte[] bytes) => Directory.GetFiles(_folder, "keys.db*").Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)).Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray().AsSpan().IndexOf(bytes) >= 0;
    });
}
