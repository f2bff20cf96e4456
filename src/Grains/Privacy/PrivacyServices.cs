using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Conversations.Journal;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Privacy.Erasures;
using Chatbotics.Grains.Privacy.Exports;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Grains.Privacy.Requests;
using Chatbotics.Grains.Privacy.Retention;
using Chatbotics.Grains.Privacy.Shops;
using Chatbotics.Grains.Privacy.Views;
using Chatbotics.Grains.Privacy.Wishes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chatbotics.Grains.Privacy;

/// <summary>Registers what the grains around privacy need.</summary>
public static class PrivacyServices
{
    /// <summary>
    /// Adds erasure, receipts and what belongs to them. The host binds <see cref="PrivacyOptions"/> and adds, besides: an <see cref="IConversationCatalog"/>, an
    /// <see cref="IWorkspaceStates"/>, an
    /// <see cref="Abstractions.Privacy.ITombstones"/>, keys and a vault. A store that holds something of customers adds an
    /// <see cref="IErasureTarget"/>. Idempotent.
    /// </summary>
    /// <param name="services">The silo's services.</param>
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<PrivacyOptions>()
            .ValidateDataAnnotations()
            .Validate(
                static options => options.KeyBackupsKept <= options.DataBackupsKept,
                "Privacy:KeyBackupsKept must not be longer than Privacy:DataBackupsKept: keys go first, so that what was erased can't be read from a backup.");
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIdGenerator, SystemIdGenerator>();
        services.TryAddSingleton<IContactReach, NoContacts>();
        services.TryAddSingleton<IPartIndex, NoParts>();
        services.TryAddSingleton<ConversationInventory>();
        services.TryAddSingleton<JournalRedactor>();
        services.TryAddSingleton<DoomedMessages>();
        services.TryAddSingleton<ErasureServices>();
        services.TryAddSingleton<ExportServices>();
        services.TryAddSingleton<EvidenceFiles>();
        services.TryAddSingleton<ChatWishes>();
        services.TryAddSingleton<ICustomerSpeech, EnglishSpeech>();
        services.TryAddSingleton<IShopWorkspaces, NoShops>();
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IErasureTarget, WorkspaceTarget>(),
            ServiceDescriptor.Singleton<IErasureTarget, ConnectionTarget>(),
            ServiceDescriptor.Singleton<IErasureTarget, PeopleTarget>(),
            ServiceDescriptor.Singleton<IErasureTarget, ExportTarget>(),
            ServiceDescriptor.Singleton<IErasureTarget, KeyTarget>(),
            ServiceDescriptor.Singleton<IErasureTarget, InboxTarget>(),
            ServiceDescriptor.Singleton<IErasureTarget, AliasTarget>(),
            ServiceDescriptor.Singleton<IErasureTarget, WishTarget>(),
            ServiceDescriptor.Singleton<IErasureTarget, StateTarget>(),
            ServiceDescriptor.Singleton<IErasureTarget, LookTarget>(),
            ServiceDescriptor.Singleton<IErasureTarget, JournalTarget>(),
            ServiceDescriptor.Singleton<IErasureTarget, VaultTarget>(),
        ]);
        return services;
    }
}
