namespace Chatbotics.Grains.Conversations.Engine;

internal sealed partial class ConversationEngine
{
    /// <summary>
    /// The conversation is being erased: forgets what is in memory at once, key included. Whatever is in flight fails, and
    /// the activation ends.
    /// </summary>
    public void Forget()
    {
        _isLost = true;
        _state = Model.ConversationState.Empty;
        _settled = Model.ConversationState.Empty;
        _dataKey?.Dispose();
        _dataKey = null;
        _host.Discard();
    }
}
