using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.WebFront.Dashboard.Conversations;

/// <summary>The items of a thread as read page by page: the newest part again and again, older parts as one scrolls back.</summary>
internal sealed class ThreadItems
{
    private ImmutableArray<ThreadItem> _older = [];
    private ImmutableArray<ThreadItem> _newest = [];
    private long _seenUpTo = long.MinValue;

    /// <summary>Everything read so far, oldest first.</summary>
    public ImmutableArray<ThreadItem> All { get; private set; } = [];

    /// <summary>The cursor of what lies before; null at the beginning.</summary>
    public long? Earlier { get; private set; }

    /// <summary>How many messages came after what <see cref="SeenToEnd"/> noted.</summary>
    public int NewSinceSeen => All.Count(item => item.Kind == ThreadItemKind.Message && item.Position > _seenUpTo);

    /// <summary>Takes the newest part, which replaces what was read of it before.</summary>
    /// <param name="page">The page.</param>
    public void TakeNewest(ThreadPage page)
    {
        _newest = page.Items;
        if (_older.IsEmpty || page.Earlier is null)
        {
            Earlier = page.Earlier;
        }

        Assemble();
    }

    /// <summary>Takes a part that lies before everything read so far.</summary>
    /// <param name="page">The page.</param>
    public void TakeEarlier(ThreadPage page)
    {
        _older = [.. page.Items.Where(item => _older.IsEmpty || item.Position < _older[0].Position), .. _older];
        Earlier = page.Earlier;
        Assemble();
    }

    /// <summary>The end is in view: what is there now counts as seen.</summary>
    public void SeenToEnd()
    {
        if (!All.IsEmpty)
        {
            _seenUpTo = All[^1].Position;
        }
    }

    // What was read earlier stays, up to where the newest part begins. What fell out between the two is kept as it was.
    private void Assemble()
    {
        var begin = _newest.IsEmpty ? long.MaxValue : _newest[0].Position;
        var kept = All.Where(item => item.Position < begin && (_older.IsEmpty || item.Position > _older[^1].Position));
        _older = [.. _older.Where(item => item.Position < begin), .. kept];
        All = [.. _older, .. _newest];
    }
}
