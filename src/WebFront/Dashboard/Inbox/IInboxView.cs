using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;

namespace Chatbotics.WebFront.Dashboard.Inbox;

/// <summary>What the list knows of the inbox.</summary>
internal interface IInboxView
{
    /// <summary>One page of the list.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="query">Which rows.</param>
    Task<InboxPage> List(string tenant, InboxQuery query);

    /// <summary>Tells of every change from now on, until disposed. The calls come on any thread.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="changed">A row changed; its cursor follows the last one's, else something was missed.</param>
    /// <param name="missed">Changes may have been missed: list again.</param>
    Task<IAsyncDisposable> Watch(string tenant, Action<long, ConversationSummary> changed, Action missed);
}
