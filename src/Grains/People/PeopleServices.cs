using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.People.Accounts;
using Chatbotics.Grains.People.Revocations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chatbotics.Grains.People;

/// <summary>Registers what the grains around people need.</summary>
public static class PeopleServices
{
    /// <summary>
    /// Adds what accounts, workspaces' people, API keys and the audit log need. The host adds, besides: grain storage, an
    /// <c>IKeyRing</c> and an <c>ISecretVault</c>. Idempotent.
    /// </summary>
    /// <param name="services">The silo's services.</param>
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIdGenerator, SystemIdGenerator>();
        services.TryAddSingleton<EmailKeys>();
        services.TryAddSingleton<RevocationPublisher>();
        return services;
    }

    /// <summary>Adds the second gate: calls on somebody's behalf stay within that somebody's workspace.</summary>
    /// <param name="silo">The silo.</param>
    public static ISiloBuilder AddTenantCallFilter(this ISiloBuilder silo) => silo.AddIncomingGrainCallFilter<TenantCallFilter>();
}
