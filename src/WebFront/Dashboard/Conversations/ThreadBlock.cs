using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.WebFront.Dashboard.Conversations;

/// <summary>What stands in one line of the thread's list: a day, a group of messages under one foot, or an activity.</summary>
/// <param name="Id">Stays the same while the block grows, so that the page keeps its element.</param>
/// <param name="HeldBy">Draws the spine.</param>
internal abstract record ThreadBlock(string Id, OwnerKind HeldBy)
{
    /// <summary>A new day begins.</summary>
    /// <param name="Id">The block's id.</param>
    /// <param name="HeldBy">Who holds it here.</param>
    /// <param name="At">A moment of that day.</param>
    public sealed record Day(string Id, OwnerKind HeldBy, DateTimeOffset At) : ThreadBlock(Id, HeldBy);

    /// <summary>Messages of one author, one right after the other.</summary>
    /// <param name="Id">The block's id.</param>
    /// <param name="HeldBy">Who holds it here.</param>
    /// <param name="Items">At least one message.</param>
    /// <param name="IsOneTurn">An assistant answered them together.</param>
    public sealed record Messages(string Id, OwnerKind HeldBy, ImmutableArray<ThreadItem> Items, bool IsOneTurn) : ThreadBlock(Id, HeldBy);

    /// <summary>A private note.</summary>
    /// <param name="Id">The block's id.</param>
    /// <param name="HeldBy">Who holds it here.</param>
    /// <param name="Item">The note.</param>
    public sealed record Note(string Id, OwnerKind HeldBy, ThreadItem Item) : ThreadBlock(Id, HeldBy);

    /// <summary>Something happened.</summary>
    /// <param name="Id">The block's id.</param>
    /// <param name="HeldBy">Who holds it from here on.</param>
    /// <param name="Item">What.</param>
    /// <param name="From">Who held it before; another than <paramref name="HeldBy"/> makes a knot in the spine.</param>
    public sealed record Line(string Id, OwnerKind HeldBy, ThreadItem Item, OwnerKind From) : ThreadBlock(Id, HeldBy);
}
