using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Contacts.Ports;
using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Inbox.Ports;
using Chatbotics.Grains.Knowledge.Ports;
using Chatbotics.Grains.Media.Ports;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Grains.Search.Ports;
using Chatbotics.Storage.Hosting;
using Chatbotics.Storage.Media;
using Chatbotics.Storage.Sqlite.Channels;
using Chatbotics.Storage.Sqlite.Contacts;
using Chatbotics.Storage.Sqlite.Conversations;
using Chatbotics.Storage.Sqlite.Inbox;
using Chatbotics.Storage.Sqlite.Keys;
using Chatbotics.Storage.Sqlite.Knowledge;
using Chatbotics.Storage.Sqlite.Opening;
using Chatbotics.Storage.Sqlite.Privacy;
using Chatbotics.Storage.Sqlite.Search;
using Chatbotics.Storage.Sqlite.Writing;
using Chatbotics.Storage.Vault;
using Chatbotics.Storage.Vault.Azure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Chatbotics.Storage;

/// <summary>Registers the embedded store.</summary>
public static class StorageServiceCollectionExtensions
{
    /// <summary>
    /// Registers the embedded store behind the ports: conversations, wake index, keys, secrets, aliases, routes, inbox, passages, contacts. It
    /// opens before anything else of the host starts and closes last. Options come from the sections "Store" and "Vault".
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Changes the options after the configuration was read.</param>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, Action<StoreOptions>? configure = null)
    {
        var options = services.AddOptions<StoreOptions>().BindConfiguration(StoreOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StoreOptions>, StoreOptionsValidation>());
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.AddOptions<VaultOptions>().BindConfiguration(VaultOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<VaultOptions>, VaultOptionsValidation>());
        services.TryAddSingleton<KeyVaultConnection>();
        services.TryAddSingleton<MasterKeyStores>();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIdGenerator, SystemIdGenerator>();
        services.TryAddSingleton<IStoreFatality, ProcessFatality>();
        services.TryAddSingleton<StoreMetrics>();
        services.TryAddSingleton(new FileLayer(null));
        services.TryAddSingleton<EmbeddedDatabase>();
        services.TryAddSingleton<IStoreHealth, StoreHealth>();
        services.TryAddSingleton<KeyDatabase>();
        services.TryAddSingleton<SideDatabaseServices>();
        services.TryAddSingleton<KnowledgeDatabase>();
        services.TryAddSingleton<ContactDatabase>();
        services.TryAddSingleton<SearchDatabase>();
        services.TryAddSingleton<OpenedWorkspaces>();
        services.TryAddSingleton<TenantKeys>();
        services.TryAddSingleton<LocalKeyRing>();
        services.TryAddSingleton<IKeyRing>(provider => provider.GetRequiredService<LocalKeyRing>());
        services.TryAddSingleton<LocalSecretVault>();
        services.TryAddSingleton<KeyVaultSecretVault>();
        services.TryAddSingleton<ISecretVault>(provider => provider.GetRequiredService<IOptions<VaultOptions>>().Value.Kind == VaultOptions.AzureKeyVault
            ? provider.GetRequiredService<KeyVaultSecretVault>()
            : provider.GetRequiredService<LocalSecretVault>());
        services.TryAddSingleton<KeyRotations>();
        services.TryAddSingleton<IKeyRotation>(provider => provider.GetRequiredService<KeyRotations>());
        services.TryAddSingleton<SqliteConversationStore>();
        services.TryAddSingleton<IConversationStore>(provider => provider.GetRequiredService<SqliteConversationStore>());
        services.TryAddSingleton<IWakeIndex>(provider => provider.GetRequiredService<SqliteConversationStore>());
        services.TryAddSingleton<IContactAliases, SqliteContactAliases>();
        services.TryAddSingleton<IChannelRoutes, SqliteChannelRoutes>();
        services.TryAddSingleton<ITombstones, SqliteTombstones>();
        services.TryAddSingleton<IConversationCatalog, SqliteConversationCatalog>();
        services.TryAddSingleton<IWorkspaceStates, SqliteWorkspaceStates>();
        services.TryAddSingleton<IInboxStore, SqliteInboxStore>();
        services.TryAddSingleton<IPassageIndex, SqlitePassageIndex>();
        services.TryAddSingleton<IMediaStore, FolderMediaStore>();
        services.TryAddSingleton<IMessageIndex, SqliteMessageIndex>();
        services.TryAddSingleton<IJournalFeed, SqliteJournalFeed>();
        services.Replace(ServiceDescriptor.Singleton<IPartIndex, SqlitePartIndex>());
        services.TryAddSingleton<IContactStore, SqliteContactStore>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StoreLifetime>());
        return services;
    }
}
