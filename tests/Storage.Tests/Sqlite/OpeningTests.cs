using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Storage.Sqlite.Raw;
using Chatbotics.Storage.Tests.Compliance;

namespace Chatbotics.Storage.Tests.Sqlite;

/// <summary>What a data folder says when it can't be opened, and fault 12.</summary>
public sealed class OpeningTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("opening-").FullName;

    private string Database => Path.Combine(_folder, "chatbotics.db");

    private string Log => Database + "-wal";

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_second_process_is_refused()
    {
        using var first = new TestStore(folder: _folder);
        var refusal = Assert.Throws<StoreStartException>(() => new TestStore(folder: _folder));
        Assert.Contains("Another process is using the data folder", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_that_was_overtaken_writes_nothing_more()
    {
        using var store = new TestStore(folder: _folder);
        var key = Sample.Conversation(1);
        await store.Conversations.Append(Sample.Append(key, 0));

        // As when the lock was lost and another process has opened the folder.
        using (var other = Connection.Open(Database, ConnectionAccess.Write))
        {
            other.Execute("UPDATE meta SET v = v + 1 WHERE k = 'owner_epoch'");
        }

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Conversations.Append(Sample.Append(key, 1)));
        Assert.Contains("Another process has taken over", refusal.Message, StringComparison.Ordinal);
        Assert.NotNull(store.Fatality.Stopped);
        Assert.Null(store.Fatality.FailedFast);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Conversations.Append(Sample.Append(Sample.Conversation(2), 0)));
        using var reader = Connection.Open(Database, ConnectionAccess.Read);
        Assert.Equal(1, reader.Number("SELECT count(*) FROM entry"));
    }

    [Fact]
    public async Task A_clean_end_leaves_no_log_and_the_next_start_finds_everything()
    {
        var store = new TestStore(folder: _folder);
        var appends = Enumerable.Range(0, 500).Select(number => store.Conversations.Append(Sample.Append(Sample.Conversation(number), 0))).ToArray();
        await store.Close();
        await Task.WhenAll(appends);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Conversations.Append(Sample.Append(Sample.Conversation(1), 1)));
        store.Dispose();
        Assert.False(File.Exists(Log));

        using (var reader = Connection.Open(Database, ConnectionAccess.Write))
        {
            Assert.Equal(reader.Number("SELECT max(id) FROM entry"), reader.Number("SELECT v FROM meta WHERE k = 'indexed_upto'"));
            Assert.Equal(500, reader.Number("SELECT count(*) FROM head WHERE version = 1"));
        }

        using var again = new TestStore(folder: _folder);
        Assert.Equal(1, (await again.Conversations.Load(Sample.Conversation(499)))!.Version);
    }

    [Fact]
    public async Task A_newer_schema_is_refused_and_left_alone()
    {
        await Fill();
        using (var newer = Connection.Open(Database, ConnectionAccess.Write))
        {
            newer.Execute("PRAGMA user_version = 99");
        }

        var refusal = Assert.Throws<StoreStartException>(() => new TestStore(folder: _folder));
        Assert.Contains("newer version of this program (schema 99", refusal.Message, StringComparison.Ordinal);
        using var reader = Connection.Open(Database, ConnectionAccess.Read);
        Assert.Equal(99, reader.Number("PRAGMA user_version"));
    }

    [Fact]
    public void Somebody_elses_database_is_refused_and_left_alone()
    {
        using (var foreign = Connection.Open(Database, ConnectionAccess.Create))
        {
            foreign.Execute("CREATE TABLE songs (title TEXT)");
        }

        var before = File.ReadAllBytes(Database);
        var refusal = Assert.Throws<StoreStartException>(() => new TestStore(folder: _folder));
        Assert.Contains("not a database of this program", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Database));
    }

    [Fact]
    public async Task A_log_without_its_database_is_not_taken_for_a_fresh_start()
    {
        await FillAndCrash();
        File.Delete(Database);
        var refusal = Assert.Throws<StoreStartException>(() => new TestStore(folder: _folder));
        Assert.Contains("is missing", refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Database));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(100)]
    public async Task Fault12_a_broken_structure_is_found_quarantined_and_never_created_anew(int offset)
    {
        await Fill();
        var bytes = await File.ReadAllBytesAsync(Database);

        // The head of the file, or of every page below it.
        for (var page = offset == 0 ? 0 : 4_096; page < (offset == 0 ? 1 : bytes.Length); page += 4_096)
        {
            for (var index = 0; index < 40; index++)
            {
                bytes[page + index + (offset == 100 ? 0 : offset)] ^= 0x5a;
            }
        }

        await File.WriteAllBytesAsync(Database, bytes);
        Assert.Throws<StoreStartException>(() => new TestStore(folder: _folder));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Database));

        // Even when someone removes the file, nothing new takes its place until the mark is gone.
        File.Delete(Database);
        var refusal = Assert.Throws<StoreStartException>(() => new TestStore(folder: _folder));
        Assert.Contains("quarantine", refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Database));

        File.Delete(Database + ".quarantine");
        using var fresh = new TestStore(folder: _folder);
        Assert.Null(await fresh.Conversations.Load(Sample.Conversation(1)));
    }

    [Fact]
    public async Task A_changed_byte_in_the_log_is_found_instead_of_losing_commits()
    {
        await FillAndCrash();
        var bytes = await File.ReadAllBytesAsync(Log);
        var frames = (bytes.Length - 32) / (24 + 4_096);
        Assert.InRange(frames, 20, 100_000);
        var random = new Random(3);
        for (var attempt = 0; attempt < 12; attempt++)
        {
            // Anywhere in the first half, frame headers included.
            var copy = CopyFolder(attempt);
            var broken = bytes.ToArray();
            broken[random.Next(0, bytes.Length / 2)] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(Path.Combine(copy, "chatbotics.db-wal"), broken);
            var refusal = Assert.Throws<StoreStartException>(() => new TestStore(folder: copy));
            Assert.Contains("write-ahead log", refusal.Message, StringComparison.Ordinal);
            Assert.Throws<StoreStartException>(() => new TestStore(folder: copy));
            Assert.Equal(broken, await File.ReadAllBytesAsync(Path.Combine(copy, "chatbotics.db-wal")));

            // The drill: a backup restored, the mark removed.
            File.Copy(Log, Path.Combine(copy, "chatbotics.db-wal"), overwrite: true);
            File.Delete(Path.Combine(copy, "chatbotics.db.quarantine"));
            using var restored = new TestStore(folder: copy);
            Assert.Equal(40, (await restored.Conversations.Load(Sample.Conversation(1)))!.Version);
        }
    }

    [Fact]
    public async Task A_torn_end_of_the_log_is_dropped_quietly()
    {
        await FillAndCrash();
        var length = new FileInfo(Log).Length;
        foreach (var cut in (long[])[1, 24, 100, 4_119, 4_121])
        {
            var copy = CopyFolder((int)cut);
            using (var log = File.OpenWrite(Path.Combine(copy, "chatbotics.db-wal")))
            {
                log.SetLength(length - cut);
            }

            using var store = new TestStore(folder: copy);
            Assert.InRange((await store.Conversations.Load(Sample.Conversation(1)))!.Version, 39, 40);
        }
    }

    [Fact]
    public async Task Damage_that_shows_while_running_stops_the_program()
    {
        await Fill();
        using var store = new TestStore(options => options.IntegrityCheck = IntegrityCheck.Off, _folder);
        using (var file = File.Open(Database, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
            for (var page = 1; page < file.Length / 4_096; page++)
            {
                file.Position = page * 4_096;
                file.Write(new byte[200]);
            }
        }

        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.Conversations.Load(Sample.Conversation(1)));
        Assert.NotNull(store.Fatality.Stopped);
        Assert.True(File.Exists(Database + ".quarantine"));
    }

    [Fact]
    public async Task A_full_check_passes_on_a_sound_folder()
    {
        await Fill();
        using var store = new TestStore(options => options.IntegrityCheck = IntegrityCheck.Full, _folder);
        Assert.Equal(40, (await store.Conversations.Load(Sample.Conversation(1)))!.Version);
    }

    [Fact]
    public async Task A_check_that_has_no_time_does_not_hinder_the_start()
    {
        await Fill();
        using var store = new TestStore(options => options.QuickCheckLimit = TimeSpan.Zero, _folder);
        Assert.Equal(40, (await store.Conversations.Load(Sample.Conversation(1)))!.Version);
    }

    [Fact]
    public void A_folder_that_can_not_be_created_is_named()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        var refusal = Assert.Throws<StoreStartException>(() => new TestStore(folder: Path.Combine(file, "data")));
        Assert.Contains("Store:Folder", refusal.Message, StringComparison.Ordinal);
    }

    private async Task Fill()
    {
        var store = new TestStore(folder: _folder);
        await Write(store);
        await store.Close();
        store.Dispose();
    }

    /// <summary>Leaves the folder as kill -9 does.</summary>
    private async Task FillAndCrash()
    {
        using var store = new TestStore(options => options.IdleDelay = TimeSpan.FromHours(1), Path.Combine(_folder, "live"));
        await Write(store);
        var files = Directory.GetFiles(store.Folder, "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith("-shm", StringComparison.Ordinal) && !file.EndsWith(".lock", StringComparison.Ordinal));
        foreach (var file in files)
        {
            var target = Path.Combine(_folder, Path.GetRelativePath(store.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var to = File.Create(target);
            await from.CopyToAsync(to);
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(_folder, "vault", "master.key"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private string CopyFolder(int number)
    {
        var copy = Path.Combine(_folder, $"copy-{number}");
        Directory.CreateDirectory(Path.Combine(copy, "vault"));
        foreach (var file in (string[])["chatbotics.db", "chatbotics.db-wal", "keys.db", "keys.db-wal", "vault/master.key"])
        {
            File.Copy(Path.Combine(_folder, file), Path.Combine(copy, file));
        }

        return copy;
    }

    private static async Task Write(TestStore store)
    {
        for (var version = 0; version < 40; version++)
        {
            for (var number = 1; number < 6; number++)
            {
                await store.Conversations.Append(Sample.Append(Sample.Conversation(number), version, text: new string('x', 500)));
            }
        }

        using var key = await store.Keys.Take("acme");
    }
}
