using Chatbotics.Grains.Contacts.Files;
using Chatbotics.Grains.Contacts.Indexing;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Privacy.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chatbotics.Grains.Contacts;

/// <summary>Registers what the contacts need.</summary>
public static class ContactServices
{
    /// <summary>
    /// Adds contacts to a silo. The host adds, besides: grain storage, an <c>IContactStore</c>, an <c>IKeyRing</c> and an
    /// <c>ISecretVault</c>. Idempotent.
    /// </summary>
    /// <param name="services">The silo's services.</param>
    public static IServiceCollection AddContacts(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIdGenerator, SystemIdGenerator>();
        services.TryAddSingleton<ContactHashes>();
        services.TryAddSingleton<ContactRepository>();
        services.TryAddSingleton<SealedParts>();
        services.Replace(ServiceDescriptor.Singleton<IContactReach, ContactRelations>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IErasureTarget, ContactTarget>());
        return services;
    }
}
