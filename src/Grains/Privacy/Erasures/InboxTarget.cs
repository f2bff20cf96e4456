using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Privacy.Erasures;

/// <summary>The inbox's rows.</summary>
/// <param name="grains">The inboxes.</param>
internal sealed class InboxTarget(IGrainFactory grains) : IErasureTarget
{
    /// <inheritdoc/>
    public string Store => "inbox";

    /// <inheritdoc/>
    public int Order => 500;

    /// <inheritdoc/>
    public async ValueTask<long> Erase(
        ErasureScope scope, ImmutableArray<DoomedConversation> conversations, CancellationToken cancellationToken = default)
    {
        await grains.GetGrain<IInboxGrain>(scope.Tenant).Remove([.. conversations.Select(static one => one.Key)]);
        return conversations.Length;
    }

    /// <inheritdoc/>
    public async ValueTask<long> End(ErasureScope scope, CancellationToken cancellationToken = default)
    {
        // The row shows the last words, which may be those that went.
        if (scope.Kind == ErasureKind.Message
            && await grains.GetGrain<IConversationGrain>(scope.Subjects[0]).GetSummary() is { } summary)
        {
            await grains.GetGrain<IInboxGrain>(scope.Tenant).Publish(summary);
        }

        return 0;
    }
}
