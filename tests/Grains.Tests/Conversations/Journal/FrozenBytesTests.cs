using System.Text;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Journal;
using Chatbotics.Grains.Conversations.Model;
using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Grains.Conversations.Rules;
using Chatbotics.Grains.Privacy;

namespace Chatbotics.Grains.Tests.Conversations.Journal;

/// <summary>
/// What was written stays readable for ever. The files under <c>Frozen</c> were written by the build that their name
/// says; they are never written again. A new format gets files of its own beside them.
/// </summary>
public sealed class FrozenBytesTests
{
    private static readonly ConversationKey Key = ConversationKey.Parse("acme/whatsapp/106540352242922/491700000001");

    [Fact]
    public void Every_kind_of_entry_has_a_sample() => Assert.Equal(
        Enum.GetValues<EntryKind>().Where(kind => kind != EntryKind.Unknown),
        Samples.All.Select(entry => entry.Kind).Distinct().Order());

    [Theory]
    [InlineData("entries-1.json")]
    [InlineData("entries-organising.json")]
    [InlineData("entries-composing.json")]
    [InlineData("entries-blocking.json")]
    [InlineData("entries-marketing.json")]
    [InlineData("entries-erasing.json")]
    [InlineData("entries-agents.json")]
    [InlineData("entries-website.json")]
    [InlineData("entries-citing.json")]
    public void Entries_are_read_as_they_were_meant(string file)
    {
        var samples = SamplesOf(file);
        var entries = RecordCodec.Parse(Encoding.UTF8.GetBytes(Frozen(file)));
        Assert.Equal(samples.Count, entries.Length);
        foreach (var (expected, actual) in samples.Zip(entries))
        {
            Assert.IsType(expected.GetType(), actual);
            Assert.Equal(Json(expected), Json(actual));
        }
    }

    [Fact]
    public void The_first_sealed_record_opens()
    {
        using var key = SealKey();
        var sealedBytes = Convert.FromBase64String(Frozen("record-1.base64"));
        var entries = RecordCodec.Read(key, Key, new JournalRecord(28, 28, sealedBytes));
        Assert.Equal(Samples.First.Select(Json), entries.Select(Json));
    }

    [Fact]
    public void The_first_snapshot_is_read()
    {
        var state = RecordCodec.ParseSnapshot(Encoding.UTF8.GetBytes(Frozen("snapshot-1.json")));
        Assert.NotNull(state);
        Assert.Equal((SampleState().Version, 2), (state.Version, state.Messages.Length));
        Assert.Equal(Json(SampleState()), Json(state));
    }

    [Fact]
    public void The_second_snapshot_is_read()
    {
        var state = RecordCodec.ParseSnapshot(Encoding.UTF8.GetBytes(Frozen("snapshot-2.json")));
        Assert.NotNull(state);
        Assert.Equal(Json(OrganisedState()), Json(state));
        Assert.Equal(("jonas", "t1", ConversationPriority.Urgent), (state.Assignee!.Id, state.Team!.Id, state.Priority));
    }

    [Fact]
    public void The_fourth_snapshot_is_read_with_what_an_agent_promised()
    {
        var state = RecordCodec.ParseSnapshot(Encoding.UTF8.GetBytes(Frozen("snapshot-4.json")));
        Assert.NotNull(state);
        Assert.Equal(Json(PromisedState()), Json(state));
        Assert.Equal(("Did it arrive?", true), (Assert.Single(state.Scheduled).Content.Text, state.Scheduled[0].UnlessAnswered));
    }

    [Fact]
    public void A_snapshot_from_before_assignees_knows_who_held_it()
    {
        var json = """{"format":1,"state":{"version":5,"number":1,"status":1,"owner":{"kind":3,"id":"mira","name":"Mira"}}}""";
        Assert.Equal(new Assignee("mira", "Mira"), RecordCodec.ParseSnapshot(Encoding.UTF8.GetBytes(json))!.Assignee);
    }

    [Fact]
    public void A_record_cannot_be_moved_to_another_place()
    {
        using var key = SealKey();
        var record = RecordCodec.Write(key, Key, 28, Samples.First);
        Assert.Equal(28, RecordCodec.Read(key, Key, record).Length);
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => RecordCodec.Read(key, Key, record with { Version = 29 }));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(
            () => RecordCodec.Read(key, ConversationKey.Parse("evil/whatsapp/106540352242922/491700000001"), record));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => RecordCodec.ReadSnapshot(key, Key, record));
    }

    [Fact]
    public void What_a_newer_build_wrote_is_kept_and_shown_as_unknown()
    {
        var json = """[{"k":1,"v":1,"at":5,"d":{"hash":1,"content":{"text":"Hi","mood":"sunny"},"novelty":true}},{"k":999,"v":3,"at":6,"d":{"a":[1,2,{"b":"ü"}]}},{"k":20,"v":2,"at":7,"d":{"x":1}}]""";
        var entries = RecordCodec.Parse(Encoding.UTF8.GetBytes(json));
        Assert.Equal("Hi", Assert.IsType<MessageIn>(entries[0]).Content.Text);
        Assert.Equal((999, 3), (Assert.IsType<UnknownEntry>(entries[1]).Number, ((UnknownEntry)entries[1]).Version));
        Assert.Equal((20, 2), (Assert.IsType<UnknownEntry>(entries[2]).Number, ((UnknownEntry)entries[2]).Version));

        // Written again, for example in a snapshot's waiting changes, they are what they were.
        Assert.Equal("""{"k":999,"v":3,"at":6,"d":{"a":[1,2,{"b":"ü"}]}}""", Json(entries[1]));
        var state = entries.Aggregate(ConversationState.Empty, (state, entry) => state.Apply(entry));
        Assert.Equal(3, state.Version);
        Assert.Equal([999, 20], state.UnknownKinds.ToArray());
    }

    [Theory]
    [InlineData(4, "whatsapp", false)]
    [InlineData(4, "messenger", true)]
    [InlineData(Snapshot.CurrentFormat, "whatsapp", true)]
    public void A_snapshot_from_before_marketing_is_replayed_where_customers_may_have_stopped_it(int format, string platform, bool isUsed)
    {
        using var key = SealKey();
        var conversation = ConversationKey.Parse($"acme/{platform}/106540352242922/491700000001");
        var json = Encoding.UTF8.GetBytes($$$"""{"format":{{{format}}},"state":{"version":5,"number":1,"status":1}}""");
        Span<byte> context = stackalloc byte[256];
        var record = new JournalRecord(5, 0, key.Seal(json, DataKey.Context(conversation.Value, -5, context)));
        Assert.Equal(isUsed, RecordCodec.ReadSnapshot(key, conversation, record) is not null);
    }

    [Fact]
    public void A_snapshot_of_another_format_is_not_used()
    {
        var json = Frozen("snapshot-1.json");
        Assert.Null(RecordCodec.ParseSnapshot(Encoding.UTF8.GetBytes(json.Replace("\"format\":1", "\"format\":99", StringComparison.Ordinal))));
        Assert.Null(RecordCodec.ParseSnapshot("{\"format\":1,\"state\":{\"version\":\"x\"}}"u8));
        Assert.Null(RecordCodec.ParseSnapshot(Encoding.UTF8.GetBytes(json.Replace("\"unknownKinds\":[]", "\"unknownKinds\":[20]", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_snapshot_stays_small()
    {
        using var key = SealKey();
        var talk = new Talk { Responder = null };
        for (var i = 0; i < 500; i++)
        {
            talk.After(1).Says($"wamid.HBgLNDkxNzAwMDAwMDAVAgASGBQzQTdC{i:0000}", new string('x', 100));
        }

        Assert.InRange(RecordCodec.Write(key, talk.Key, talk.State).Body.Length, 1_000, 16_384);
    }

    private static IReadOnlyList<Entry> SamplesOf(string file) => file switch
    {
        "entries-organising.json" => Samples.Organising,
        "entries-composing.json" => Samples.Composing,
        "entries-blocking.json" => Samples.Blocking,
        "entries-marketing.json" => Samples.Marketing,
        "entries-erasing.json" => Samples.Erasing,
        "entries-agents.json" => Samples.Agents,
        "entries-website.json" => Samples.Website,
        "entries-citing.json" => Samples.Citing,
        _ => Samples.First,
    };

    private static ConversationState OrganisedState()
    {
        var talk = new Talk { Responder = null };
        talk.Says("wamid.1", "Hello?");
        return Samples.Organising.Aggregate(talk.State, (state, entry) => state.Apply(entry));
    }

    private static ConversationState PromisedState()
    {
        var talk = new Talk { Responder = null };
        talk.Says("wamid.1", "Hello?");
        return Samples.Agents.Aggregate(talk.State, (state, entry) => state.Apply(entry));
    }

    private static ConversationState SampleState()
    {
        var talk = new Talk();
        talk.Says("wamid.1", "Hello?").Answers("One.").Lost();
        talk.Accept(Events.Edit(talk.Key, "wamid.9", "An edit that waits.", talk.Now));
        talk.Accept(Events.Reaction(talk.Key, "wamid.1", "👍", talk.Now));
        return talk.State;
    }

    private static DataKey SealKey() => new(new Guid("0b3c7f52-5a9e-4c39-9a53-1f6f0a4f7f11"), Enumerable.Range(0, 32).Select(i => (byte)i).ToArray());

    private static string Json(Entry entry) => Serialize(entry, JournalJson.Default.Entry);

    private static string Json(ConversationState state) => Serialize(new Snapshot(Snapshot.CurrentFormat, state), JournalJson.Default.Snapshot);

    private static string Serialize<T>(T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            JsonSerializer.Serialize(writer, value, type);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Frozen(string name)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Conversations", "Journal", "Frozen", name);
        if (!File.Exists(file) && Environment.GetEnvironmentVariable("CHATBOTICS_FREEZE") is { Length: > 0 } folder)
        {
            file = Path.Combine(folder, name);
            using var key = SealKey();
            File.WriteAllText(file, name switch
            {
                _ when name.StartsWith("entries-", StringComparison.Ordinal) => "[" + string.Join(",\n", SamplesOf(name).Select(Json)) + "]\n",
                _ when name.StartsWith("snapshot-", StringComparison.Ordinal) => Json(name switch { "snapshot-1.json" => SampleState(), "snapshot-4.json" => PromisedState(), _ => OrganisedState() }) + "\n",
                _ => Convert.ToBase64String(RecordCodec.Write(key, Key, 28, Samples.First).Body.Span) + "\n",
            });
        }

        return File.ReadAllText(file);
    }
}
