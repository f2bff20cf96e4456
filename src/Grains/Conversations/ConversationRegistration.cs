using Chatbotics.Grains.Conversations.Delivery;
using Chatbotics.Grains.Conversations.Engine;
using Chatbotics.Grains.Conversations.Waking;
using Chatbotics.Grains.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Chatbotics.Grains.Conversations;

/// <summary>Registers what conversations need.</summary>
public static class ConversationRegistration
{
    /// <summary>The section of the configuration that holds <see cref="ConversationOptions"/>.</summary>
    public const string Section = "Conversations";

    /// <summary>
    /// Adds conversations to a silo: options, budgets, counters, and the start of the due-time index. The stores, keys and
    /// senders come from their own packages; bind <see cref="ConversationOptions"/> to <see cref="Section"/>. Idempotent.
    /// </summary>
    /// <param name="services">The silo's services.</param>
    public static IServiceCollection AddConversations(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddOptionsWithValidateOnStart<ConversationOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ConversationOptions>, ConversationOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIdGenerator, SystemIdGenerator>();
        services.TryAddSingleton<ISendBudgets, SendBudgets>();
        services.TryAddSingleton<SendLedger>();
        services.TryAddSingleton<ConnectionCatalog>();
        services.TryAddSingleton<FloodGate>();
        services.TryAddSingleton<ConversationMetrics>();
        services.TryAddSingleton<ConversationServices>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ILifecycleParticipant<ISiloLifecycle>, WakeShardStarter>());
        return services;
    }
}
