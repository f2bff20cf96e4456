using System.Globalization;
using System.Text;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Grains.Inbox.Ports;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Storage.Tests.Sqlite;

/// <summary>What is erased is in no file any more: not in a row, not in a free page, not in the log.</summary>
public sealed class ErasureTests : IDisposable
{
    private const string Canary = "canary-4915155501234";
    private static readonly ConnectionKey Connection = ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, "number");
    private readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(399)]
    public async Task Nothing_of_an_erased_conversation_is_left_in_any_file(int place)
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 400).Select(number =>
            Make(number == place ? Canary : string.Create(CultureInfo.InvariantCulture, $"contact-{number}"))));
        var canary = made[place];

        Assert.True(await Scrub());
        Assert.NotEmpty(Find(Encoding.UTF8.GetBytes(Canary)));
        Assert.NotEmpty(Find(canary.DataKey.ToByteArray(bigEndian: true)));

        Assert.Equal(1, await _store.Keys.Destroy("acme", [canary.DataKey]));
        await _store.Inbox.Remove(canary.Key.Value);
        await _store.Aliases.Forget(Connection, Canary);
        await _store.Conversations.Erase([canary.Key]);
        await _store.Get<ITombstones>().Bury(Connection, [EventHash.Of("m:" + Canary)]);
        Assert.True(await Scrub());

        Assert.Empty(Find(Encoding.UTF8.GetBytes(Canary)));
        Assert.Empty(Find(canary.DataKey.ToByteArray(bigEndian: true)));
        await Assert.ThrowsAsync<KeyDestroyedException>(async () => await _store.Keys.Get("acme", canary.DataKey));
        Assert.Equal(399, (await _store.Get<IConversationCatalog>().List("acme", null, 1_000)).Length);
    }

    [Fact]
    public async Task The_files_are_closed_to_everyone_else()
    {
        await Make("somebody");
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
                | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
            Assert.Equal(default, File.GetUnixFileMode(_store.Folder) & Others);
            foreach (var file in Directory.GetFiles(_store.Folder, "*", SearchOption.AllDirectories))
            {
                Assert.True((File.GetUnixFileMode(file) & Others) == default || file.EndsWith(".lock", StringComparison.Ordinal), file);
            }
        }
    }

    [Fact]
    public async Task Tombstones_survive_a_restart_and_end_with_their_time()
    {
        var folder = Directory.CreateTempSubdirectory("tombs-").FullName;
        try
        {
            var erased = Event("m:one", null);
            using (var first = new TestStore(folder: folder))
            {
                Assert.False(await first.Get<ITombstones>().Covers(Connection, erased));
                await first.Get<ITombstones>().Bury(Connection, [EventHash.Of("m:one"), EventHash.Of("wamid.target")]);
                await first.Close();
            }

            using var second = new TestStore(folder: folder);
            var tombstones = second.Get<ITombstones>();
            Assert.True(await tombstones.Covers(Connection, erased));
            Assert.True(await tombstones.Covers(Connection, Event("r:two", "wamid.target")));
            Assert.False(await tombstones.Covers(Connection, Event("m:two", null)));
            Assert.False(await tombstones.Covers(ConnectionKey.Create("beta", ChannelPlatform.WhatsApp, "number"), erased));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_workspace_s_keys_and_secrets_go_together_and_others_stay()
    {
        var mine = await _store.Keys.Take("acme");
        var other = await _store.Keys.Take("acme-two");
        await _store.Secrets.Put("acme/token", "secret");
        await _store.Secrets.Put("acme-two/token", "secret");
        Assert.True(await _store.Keys.DestroyAll("acme") > 0);
        await Assert.ThrowsAsync<KeyDestroyedException>(async () => await _store.Keys.Get("acme", mine.Id));
        Assert.Null(await _store.Secrets.Get("acme/token"));
        Assert.Equal(other.Id, (await _store.Keys.Get("acme-two", other.Id)).Id);
        Assert.Equal("secret", await _store.Secrets.Get("acme-two/token"));
        var later = await _store.Keys.Take("acme");
        Assert.Equal(later.Id, (await _store.Keys.Get("acme", later.Id)).Id);
    }

    [Fact]
    public async Task What_is_appended_after_the_last_entry_was_erased_survives_a_crash()
    {
        var folder = Directory.CreateTempSubdirectory("erased-tail-").FullName;
        var copy = Directory.CreateTempSubdirectory("erased-tail-copy-").FullName;
        try
        {
            using (var first = new TestStore(folder: folder))
            {
                for (var number = 0; number < 5; number++)
                {
                    var key = ConversationKey.Create(Connection, string.Create(CultureInfo.InvariantCulture, $"contact-{number}"));
                    await first.Conversations.Append(Append(key, Guid.NewGuid()));
                    if (number == 4)
                    {
                        await first.Close();
                    }
                }
            }

            using (var second = new TestStore(folder: folder))
            {
                await second.Conversations.Erase(ConversationKey.Create(Connection, "contact-4"));
                await second.Close();
            }

            var after = ConversationKey.Create(Connection, "after");
            using (var third = new TestStore(options => options.IdleDelay = TimeSpan.FromMinutes(1), folder))
            {
                await third.Conversations.Append(Append(after, Guid.NewGuid()));

                // A crash: the files as they are now, without the heads.
                foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal) && !file.EndsWith(".lock", StringComparison.Ordinal)))
                {
                    var to = Path.Combine(copy, Path.GetRelativePath(folder, file));
                    Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                    File.Copy(file, to, overwrite: true);
                }
            }

            using var crashed = new TestStore(folder: copy);
            Assert.Equal(2, (await crashed.Conversations.Load(after))!.Version);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            Directory.Delete(copy, recursive: true);
        }
    }

    [Fact]
    public async Task Old_conversations_are_listed_oldest_first_by_platform()
    {
        for (var number = 0; number < 30; number++)
        {
            await Make(string.Create(CultureInfo.InvariantCulture, $"aged-{number:00}"), DateTimeOffset.UnixEpoch.AddDays(number), number % 2 == 0 ? ConversationStatus.Open : ConversationStatus.Resolved);
        }

        var catalog = _store.Get<IConversationCatalog>();
        var first = await catalog.ListOlder("acme", ChannelPlatform.WhatsApp, DateTimeOffset.UnixEpoch.AddDays(20), null, 12);
        var rest = await catalog.ListOlder("acme", ChannelPlatform.WhatsApp, DateTimeOffset.UnixEpoch.AddDays(20), first[^1], 12);
        Assert.Equal(Enumerable.Range(0, 20), first.Concat(rest).Select(row => (int)(row.LastActivity / 86_400_000)));
        Assert.Empty(await catalog.ListOlder("acme", ChannelPlatform.Messenger, DateTimeOffset.UnixEpoch.AddDays(20), null, 12));
        var ages = Assert.Single(await catalog.CountByAge("acme"));
        Assert.Equal((ChannelPlatform.WhatsApp, new DateOnly(1970, 1, 1), 30L), (ages.Platform, ages.Month, ages.Conversations));
    }

    private static ReactionChanged Event(string dedupe, string? target) => new()
    {
        Platform = ChannelPlatform.WhatsApp,
        AssetId = "number",
        Contact = new ContactIdentity { Ids = ["somebody"] },
        DedupeId = dedupe,
        TargetId = target ?? "wamid.none",
    };

    private static ConversationAppend Append(ConversationKey key, Guid dataKey)
    {
        byte[] header = [1, .. dataKey.ToByteArray(bigEndian: true)];
        return new ConversationAppend
        {
            Key = key,
            ExpectedVersion = 0,
            Record = new JournalRecord(2, 2, new byte[300]),
            Header = header,
            WakeAt = 0,
        };
    }

    private async Task<(ConversationKey Key, Guid DataKey)> Make(string contact, DateTimeOffset? last = null, ConversationStatus status = ConversationStatus.Open)
    {
        var thread = await _store.Aliases.Resolve(Connection, [contact]);
        var key = ConversationKey.Create(Connection, thread);
        using var dataKey = await _store.Keys.Take("acme");
        await _store.Conversations.Append(Append(key, dataKey.Id));
        await _store.Inbox.Upsert(new InboxRow
        {
            Conversation = key,
            Version = 2,
            LastActivity = (last ?? DateTimeOffset.UnixEpoch).ToUnixTimeMilliseconds(),
            Status = status,
            HeldBy = OwnerKind.Nobody,
            Platform = ChannelPlatform.WhatsApp,
            Unread = 0,
            Sealed = new byte[120],
            KeyId = dataKey.Id,
        });
        return (key, dataKey.Id);
    }

    private async Task<bool> Scrub() => await _store.Get<IConversationCatalog>().Scrub();

    private string[] Find(byte[] needle) =>
        [.. Directory.GetFiles(_store.Folder, "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))
            .Where(file => Read(file).AsSpan().IndexOf(needle) >= 0)];

    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
