using Chatbotics.Grains.Conversations.Rules;
using Chatbotics.Grains.Notifications;

namespace Chatbotics.Grains.Conversations.Engine;

// Who is told of what was decided: found when it is decided, told once it is durable.
internal sealed partial class ConversationEngine
{
    private Queue<(long Version, List<OutgoingNotice> Notices)>? _notices;

    private void NoteFor(Decision decision)
    {
        if (_services.Notices is not null && NoticeRules.Of(_state, decision, _key) is { } found)
        {
            (_notices ??= []).Enqueue((decision.State.Version, found));
        }
    }

    private void SendNotices()
    {
        while (_notices is { Count: > 0 } waiting && waiting.Peek().Version <= _settled.Version)
        {
            _host.Notify(waiting.Dequeue().Notices);
        }
    }
}
