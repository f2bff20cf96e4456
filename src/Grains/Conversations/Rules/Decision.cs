using Chatbotics.Grains.Channels;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Model;

namespace Chatbotics.Grains.Conversations.Rules;

/// <summary>
/// A decision in the making: the entries raised so far, and the state that they lead to. Pure, so that it can be thrown
/// away: only an accepted append makes it true.
/// </summary>
/// <param name="state">The state it starts from.</param>
/// <param name="context">What else it may look at.</param>
internal sealed class Decision(ConversationState state, DecisionContext context)
{
    private readonly List<Entry> _entries = new(4);

    /// <summary>The state with every entry raised so far.</summary>
    public ConversationState State { get; private set; } = state;

    /// <summary>The entries raised so far.</summary>
    public IReadOnlyList<Entry> Entries => _entries;

    /// <summary>What else it may look at.</summary>
    public DecisionContext Context { get; } = context;

    /// <summary>The time, milliseconds since 1970.</summary>
    public long Now { get; } = context.Now.ToUnixTimeMilliseconds();

    /// <summary>What the platform allows.</summary>
    public MessagingWindow Window => MessagingWindow.For(Context.Platform);

    /// <summary>A time from now.</summary>
    /// <param name="span">How far away.</param>
    public long In(TimeSpan span) => Now + (long)span.TotalMilliseconds;

    /// <summary>A short id that nothing else has.</summary>
    public string NewId() => Context.Ids.NewId().ToString("N");

    /// <summary>Adds an entry.</summary>
    /// <param name="entry">What happens; its <see cref="Entry.At"/> becomes <see cref="Now"/>.</param>
    public void Raise(Entry entry)
    {
        var stamped = entry with { At = Now };
        State = State.Apply(stamped);
        _entries.Add(stamped);
    }

    /// <summary>Takes entries back.</summary>
    /// <param name="state">The state to go back to, as it was seen in this decision.</param>
    /// <param name="count">How many entries to keep.</param>
    public void Restore(ConversationState state, int count)
    {
        State = state;
        _entries.RemoveRange(count, _entries.Count - count);
    }
}
