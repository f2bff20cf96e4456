using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Engine;

internal sealed partial class ConversationEngine
{
    /// <summary>WhatsApp's indicator ends after 25 seconds, the others' a little earlier.</summary>
    private static readonly TimeSpan TypingAgain = TimeSpan.FromSeconds(12);

    private PresenceBoard? _presence;
    private long _personTypedAt;

    /// <summary>See <see cref="IConversationGrain.ShowDraft"/>.</summary>
    /// <param name="turnId">The turn.</param>
    /// <param name="epoch">Its epoch.</param>
    /// <param name="text">The text so far.</param>
    public void ShowDraft(string turnId, long epoch, string text)
    {
        // Both states: a turn that is being dropped at this moment must not show itself once more.
        if (!_isLost && _observers is { IsEmpty: false } && _settled.Epoch == epoch && _state.Epoch == epoch
            && string.Equals(_settled.Turn?.Id, turnId, StringComparison.Ordinal) && string.Equals(_state.Turn?.Id, turnId, StringComparison.Ordinal))
        {
            var key = _key;
            _observers.Notify(observer => observer.AssistantDraft(key, text));
        }
    }

    /// <summary>See <see cref="IConversationGrain.Announce"/>.</summary>
    /// <param name="presence">Who and what.</param>
    public void Announce(PersonPresence presence)
    {
        if (_isLost || presence.Id.Length is 0 or > 128)
        {
            return;
        }

        var board = _presence ??= new PresenceBoard();
        var changed = board.Set(presence, Now);
        if (presence.Activity == PresenceActivity.Writing && Now - _personTypedAt >= (long)TypingAgain.TotalMilliseconds
            && _settled.Owner is { Kind: OwnerKind.Person } owner && owner.Id == presence.Id)
        {
            _personTypedAt = Now;
            ShowPresence(isTyping: true);
        }

        if (board.IsEmpty)
        {
            _presence = null;
        }

        if (changed && _observers is { IsEmpty: false })
        {
            var (key, people) = (_key, board.People);
            _observers.Notify(observer => observer.PresenceChanged(key, people));
        }
    }
}
