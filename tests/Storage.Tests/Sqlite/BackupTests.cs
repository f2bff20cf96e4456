using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Storage.Backup;

namespace Chatbotics.Storage.Tests.Sqlite;

/// <summary>Fault 12: what is damaged is restored. And what is erased can't be: the keys are not in any backup that still exists.</summary>
public sealed class BackupTests : IDisposable
{
    private static readonly DateTimeOffset s_now = new(2026, 2, 1, 3, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan s_keepData = TimeSpan.FromDays(30);
    private static readonly TimeSpan s_keepKeys = TimeSpan.FromDays(14);
    private readonly string _root = Directory.CreateTempSubdirectory("backup-test-").FullName;

    private string Data => Path.Combine(_root, "data");

    private string Backups => Path.Combine(_root, "backups");

    private string Restored => Path.Combine(_root, "restored");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Fault12_a_backup_made_while_the_program_runs_restores_everything()
    {
        ConversationKey key;
        byte[] sealedText;
        using (var store = new TestStore(folder: Data))
        {
            (key, sealedText) = await Write(store, "somebody");
            await store.Secrets.Put("acme/token", "s3cret");
            StoreBackup.Create(Data, Backups, null, s_keepData, s_keepKeys, s_now);
            await store.Close();
        }

        CarryMasterKey();
        StoreBackup.Restore(Backups, Restored, null);
        using var restored = new TestStore(folder: Restored);
        var loaded = await restored.Conversations.Load(key);
        Assert.Equal(sealedText, loaded!.Records[0].Body.ToArray());
        using var dataKey = await restored.Keys.Get("acme", new Guid(loaded.Header.Span[1..17], bigEndian: true));
        Assert.Equal("hello"u8, dataKey.Open(sealedText, "context"u8));
        Assert.Equal("s3cret", await restored.Secrets.Get("acme/token"));
        await restored.Close();
    }

    [Fact]
    public async Task What_was_erased_can_t_be_read_from_an_older_data_backup_once_the_older_key_backup_is_gone()
    {
        ConversationKey key;
        using (var store = new TestStore(folder: Data))
        {
            (key, var sealedText) = await Write(store, "erased");
            StoreBackup.Create(Data, Backups, null, s_keepData, s_keepKeys, s_now);
            var header = (await store.Conversations.Load(key))!.Header;
            await store.Keys.Destroy("acme", [new Guid(header.Span[1..17], bigEndian: true)]);
            await store.Conversations.Erase([key]);
            await store.Get<IConversationCatalog>().Scrub();

            // Fifteen days later: the old keys are gone, the old data is still there.
            var later = StoreBackup.Create(Data, Backups, null, s_keepData, s_keepKeys, s_now.AddDays(15));
            Assert.Equal(1, later.Removed);
            File.Delete(later.Data);
            await store.Close();
        }

        CarryMasterKey();
        StoreBackup.Restore(Backups, Restored, null);
        using var restored = new TestStore(folder: Restored);
        var loaded = await restored.Conversations.Load(key);
        Assert.NotNull(loaded);
        await Assert.ThrowsAsync<KeyDestroyedException>(async () => await restored.Keys.Get("acme", new Guid(loaded.Header.Span[1..17], bigEndian: true)));
        await restored.Close();
    }

    [Fact]
    public async Task A_backup_from_before_the_master_key_was_renewed_restores_with_the_retired_key_until_no_backup_needs_it()
    {
        ConversationKey key;
        var retired = Path.Combine(Data, "vault", "retired");
        using (var store = new TestStore(folder: Data))
        {
            (key, _) = await Write(store, "somebody");
            StoreBackup.Create(Data, Backups, null, s_keepData, s_keepKeys, s_now);
            await store.Get<Storage.Vault.KeyRotations>().BeginMaster();
            await store.Get<IKeyRotation>().Work();
            CopyFolder(Path.Combine(Data, "vault"), Path.Combine(Restored, "vault"));
            Assert.Single(Directory.GetFiles(retired));
            await store.Close();
        }

        StoreBackup.Restore(Backups, Restored, null);
        using (var restored = new TestStore(folder: Restored))
        {
            var loaded = await restored.Conversations.Load(key);
            (await restored.Keys.Get("acme", new Guid(loaded!.Header.Span[1..17], bigEndian: true))).Dispose();

            // What came back is wrapped with the retired key, and is wrapped anew at once.
            Assert.True(Assert.Single(await restored.Get<IKeyRotation>().Work()).IsMaster);
            await restored.Close();
        }

        // The retired key goes with the last backup that needs it.
        StoreBackup.Create(Data, Backups, null, s_keepData, s_keepKeys, TimeProvider.System.GetUtcNow().AddDays(29));
        Assert.Single(Directory.GetFiles(retired));
        StoreBackup.Create(Data, Backups, null, s_keepData, s_keepKeys, TimeProvider.System.GetUtcNow().AddDays(32));
        Assert.Empty(Directory.GetFiles(retired));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public async Task Fault12_a_flipped_byte_in_a_backup_is_found_and_nothing_is_half_restored(double place)
    {
        string data;
        using (var store = new TestStore(folder: Data))
        {
            await Write(store, "somebody");
            data = StoreBackup.Create(Data, Backups, null, s_keepData, s_keepKeys, s_now).Data;
            await store.Close();
        }

        var bytes = await File.ReadAllBytesAsync(data);
        bytes[(int)(bytes.Length * place)] ^= 1;
        await File.WriteAllBytesAsync(data, bytes);
        CarryMasterKey();
        Assert.Throws<BackupException>(() => StoreBackup.Restore(Backups, Restored, null));
        Assert.Equal(["vault"], Directory.GetFileSystemEntries(Restored).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_backup_says_nothing_to_whoever_has_no_master_key_and_a_cut_off_one_is_refused()
    {
        BackupResult made;
        using (var store = new TestStore(folder: Data))
        {
            await Write(store, "canary-491700009999");
            made = StoreBackup.Create(Data, Backups, null, s_keepData, s_keepKeys, s_now);
            await store.Close();
        }

        Assert.Equal(-1, (await File.ReadAllBytesAsync(made.Data)).AsSpan().IndexOf("canary-491700009999"u8));
        Assert.Throws<BackupException>(() => StoreBackup.Restore(Backups, Restored, [Convert.ToBase64String(new byte[32])]));
        using (var file = new FileStream(made.Data, FileMode.Open))
        {
            file.SetLength(file.Length - 70_000);
        }

        CarryMasterKey();
        Assert.Throws<BackupException>(() => StoreBackup.Restore(Backups, Restored, null));
    }

    private static async Task<(ConversationKey Key, byte[] Sealed)> Write(TestStore store, string contact)
    {
        var key = ConversationKey.Create(ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, "number"), contact);
        using var dataKey = await store.Keys.Take("acme");
        var text = dataKey.Seal("hello"u8, "context"u8);
        byte[] header = [1, .. dataKey.Id.ToByteArray(bigEndian: true)];
        await store.Conversations.Append(new ConversationAppend { Key = key, ExpectedVersion = 0, Record = new JournalRecord(1, 1, text), Header = header, WakeAt = 0 });
        return (key, text);
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private void CarryMasterKey()
    {
        Directory.CreateDirectory(Path.Combine(Restored, "vault"));
        File.Copy(Path.Combine(Data, "vault", "master.key"), Path.Combine(Restored, "vault", "master.key"), overwrite: true);
    }
}
