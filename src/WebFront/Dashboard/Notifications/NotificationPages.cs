using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.WebFront.Dashboard.Settings;
using Chatbotics.WebFront.Dashboard.Shell.Places;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chatbotics.WebFront.Dashboard.Notifications;

/// <summary>The bell, the page behind it, the person's wishes, and the mails.</summary>
internal static class NotificationPages
{
    /// <summary>Adds them.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddNotificationPages(this IServiceCollection services)
    {
        services.TryAddSingleton<INotificationMailer, NotificationMailer>();
        services.TryAddSingleton<INotificationPushWriter, NotificationPushWriter>();
        return services
            .AddScoped<NotificationView>()
            .AddScoped<NotificationPulse>()
            .AddSettingsSection(new SettingsSection
            {
                Id = "notifications", Title = AreaTexts.Later("Notifications"), Group = SettingsGroup.You, Order = 40, Icon = "bell",
                About = AreaTexts.Later("What you are told of in this workspace, and how."), Component = typeof(NotificationsSection),
            });
    }
}
