using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Grains.Inbox.Ports;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Storage.Hosting;
using Chatbotics.Storage.Sqlite.Keys;
using Chatbotics.Storage.Sqlite.Opening;
using Chatbotics.Storage.Sqlite.Writing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Chatbotics.Storage.Tests.Sqlite;

/// <summary>An embedded store as the product registers it, in a folder of its own.</summary>
internal sealed class TestStore : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly bool _ownsFolder;
    private bool _closed;

    public TestStore(
        Action<StoreOptions>? options = null,
        string? folder = null,
        IEnumerable<KeyValuePair<string, string?>>? settings = null,
        Action<IServiceCollection>? services = null)
    {
        _ownsFolder = folder is null;
        Folder = folder ?? Directory.CreateTempSubdirectory("store-").FullName;
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings ?? []).Build());
        collection.AddSingleton<IStoreFatality>(Fatality);
        services?.Invoke(collection);
        collection.AddSqliteStorage();

        // Beside the validation, which would refuse the small figures that tests need.
        var chosen = new StoreOptions { Folder = Folder };
        options?.Invoke(chosen);
        collection.AddSingleton(Options.Create(chosen));
        _services = collection.BuildServiceProvider();
        try
        {
            Database.Open();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Folder { get; }

    public RecordedFatality Fatality { get; } = new();

    public EmbeddedDatabase Database => Get<EmbeddedDatabase>();

    public KeyDatabase KeyDatabase => Get<KeyDatabase>();

    public IConversationStore Conversations => Get<IConversationStore>();

    public IWakeIndex Wakes => Get<IWakeIndex>();

    public IKeyRing Keys => Get<IKeyRing>();

    public ISecretVault Secrets => Get<ISecretVault>();

    public IContactAliases Aliases => Get<IContactAliases>();

    public IChannelRoutes Routes => Get<IChannelRoutes>();

    public IInboxStore Inbox => Get<IInboxStore>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Stops in order, as the host does.</summary>
    public async Task Close()
    {
        if (!_closed)
        {
            _closed = true;
            await Get<IEnumerable<IHostedService>>().OfType<StoreLifetime>().Single().StoppedAsync(default);
        }
    }

    public void Dispose()
    {
        _services.Dispose();
        if (_ownsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}

/// <summary>Remembers what would have ended the process.</summary>
internal sealed class RecordedFatality : IStoreFatality
{
    public string? FailedFast { get; private set; }

    public string? Stopped { get; private set; }

    public void FailFast(string reason, Exception failure) => FailedFast = reason;

    public void Stop(string reason) => Stopped = reason;
}
