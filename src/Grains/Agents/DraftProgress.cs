using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Agents;

/// <summary>Shows an answer to whoever watches the conversation while it is written, a few times a second. Nothing of it is kept.</summary>
/// <param name="turn">The turn.</param>
/// <param name="conversation">The conversation, which forgets what a void turn shows.</param>
/// <param name="time">The clock.</param>
internal sealed class DraftProgress(TurnRequest turn, IConversationGrain conversation, TimeProvider time) : IProgress<string>
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(80);

    private string _shown = "";
    private long? _at;

    /// <inheritdoc/>
    public void Report(string value)
    {
        if (value.Length == 0 || string.Equals(value, _shown, StringComparison.Ordinal) || (_at is { } at && time.GetElapsedTime(at) < Pause))
        {
            return;
        }

        (_shown, _at) = (value, time.GetTimestamp());
        _ = conversation.ShowDraft(turn.TurnId, turn.Epoch, value);
    }
}
