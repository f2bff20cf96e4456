using Chatbotics.Storage.Sqlite.Channels;
using Chatbotics.Storage.Sqlite.Contacts;
using Chatbotics.Storage.Sqlite.Conversations;
using Chatbotics.Storage.Sqlite.GrainStates;
using Chatbotics.Storage.Sqlite.Inbox;
using Chatbotics.Storage.Sqlite.Keys;
using Chatbotics.Storage.Sqlite.Knowledge;
using Chatbotics.Storage.Sqlite.Privacy;
using Chatbotics.Storage.Sqlite.Raw;
using Chatbotics.Storage.Sqlite.Reminders;
using Chatbotics.Storage.Sqlite.Search;

namespace Chatbotics.Storage.Sqlite.Reading;

/// <summary>A reading connection with the statements of every table that is asked for.</summary>
internal sealed class Reader : IDisposable
{
    private readonly Connection _connection;
    private readonly Statement _begin;
    private readonly Statement _end;

    /// <summary>Takes over a connection.</summary>
    /// <param name="connection">Opened for reading.</param>
    public Reader(Connection connection)
    {
        _connection = connection;
        _begin = connection.Prepare("BEGIN");
        _end = connection.Prepare("COMMIT");
    }

    /// <summary>The conversations' journals.</summary>
    public JournalReader Journal => field ??= new JournalReader(_connection);

    /// <summary>The keys.</summary>
    public KeyReader Keys => field ??= new KeyReader(_connection);

    /// <summary>The contacts' aliases.</summary>
    public AliasReader Aliases => field ??= new AliasReader(_connection);

    /// <summary>The inbox.</summary>
    public InboxReader Inbox => field ??= new InboxReader(_connection);

    /// <summary>The grains' states.</summary>
    public GrainStateReader GrainStates => field ??= new GrainStateReader(_connection);

    /// <summary>The passages.</summary>
    public KnowledgeReader Knowledge => field ??= new KnowledgeReader(_connection);

    /// <summary>The conversations as lists.</summary>
    public CatalogReader Catalog => field ??= new CatalogReader(_connection);

    /// <summary>The contacts.</summary>
    public ContactReader Contacts => field ??= new ContactReader(_connection);

    /// <summary>What finds messages.</summary>
    public SearchReader Search => field ??= new SearchReader(_connection);

    /// <summary>The journals' rows in their order.</summary>
    public FeedReader Feed => field ??= new FeedReader(_connection);

    /// <summary>The reminders.</summary>
    public ReminderReader Reminders => field ??= new ReminderReader(_connection);

    /// <summary>
    /// Reads within one snapshot, which costs one lock instead of one for each statement. The snapshot is taken by the
    /// first statement.
    /// </summary>
    /// <returns>What <paramref name="read"/> returns: whether it found a consistent picture.</returns>
    public bool Snapshot<TAsk, T>(TAsk ask, SnapshotRead<TAsk, T> read, out T result)
    {
        _begin.Run();
        var consistent = read(this, ask, out result);
        _end.Run();
        return consistent;
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();
}
