using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Privacy.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chatbotics.Grains.Notifications;

/// <summary>Registers what telling people needs.</summary>
public static class NotificationRegistration
{
    /// <summary>
    /// Adds notifications to a silo: conversations tell members of what concerns them. Without it they tell nobody. The host
    /// adds people and, for mails, an <see cref="Abstractions.Notifications.INotificationMailer"/>. Idempotent.
    /// </summary>
    /// <param name="services">The silo's services.</param>
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIdGenerator, SystemIdGenerator>();
        services.TryAddSingleton<NoticePost>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IErasureTarget, NotificationTarget>());
        return services;
    }
}
