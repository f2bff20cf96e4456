using Chatbotics.Storage.Sqlite.GrainStates;
using Chatbotics.Storage.Sqlite.Reminders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Providers;
using Orleans.Runtime.Hosting;

namespace Chatbotics.Storage;

/// <summary>Lets a silo keep its grains' states and reminders in the embedded store.</summary>
public static class StorageSiloBuilderExtensions
{
    /// <summary>
    /// Registers the default grain storage and the reminder table. The store itself is registered by
    /// <see cref="StorageServiceCollectionExtensions.AddSqliteStorage"/> in the same services.
    /// </summary>
    /// <param name="builder">The silo.</param>
    public static ISiloBuilder AddSqliteStorage(this ISiloBuilder builder)
    {
        builder.AddReminders();
        builder.Services.TryAddSingleton<SqliteGrainStorage>();
        builder.Services.AddGrainStorage(
            ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, static (provider, _) => provider.GetRequiredService<SqliteGrainStorage>());
        builder.Services.AddSingleton<IReminderTable, SqliteReminderTable>();
        return builder;
    }
}
