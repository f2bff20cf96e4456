using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Notifications;

/// <summary>The items of members' lists that lead to an erased conversation: its key holds the customer's id.</summary>
/// <param name="grains">The hubs.</param>
internal sealed class NotificationTarget(IGrainFactory grains) : IErasureTarget
{
    /// <inheritdoc/>
    public string Store => "notifications";

    /// <inheritdoc/>
    public int Order => 510;

    /// <inheritdoc/>
    public async ValueTask<long> Erase(
        ErasureScope scope, ImmutableArray<DoomedConversation> conversations, CancellationToken cancellationToken = default)
    {
        using var engine = Caller.Use(Caller.Engine);
        return await grains.GetGrain<INotificationHubGrain>(scope.Tenant).Erase([.. conversations.Select(static one => one.Key.Value)]);
    }
}
