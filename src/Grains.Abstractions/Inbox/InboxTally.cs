namespace Chatbotics.Grains.Abstractions.Inbox;

/// <summary>How many conversations each part of a list has, under its status, conditions and visibility.</summary>
[GenerateSerializer, Immutable, Alias("inbox-tally")]
public sealed record InboxTally
{
    /// <summary>Nothing anywhere.</summary>
    public static InboxTally Empty { get; } = new();

    /// <summary><see cref="InboxView.Mine"/>.</summary>
    [Id(0)]
    public int Mine { get; init; }

    /// <summary><see cref="InboxView.Unassigned"/>.</summary>
    [Id(1)]
    public int Unassigned { get; init; }

    /// <summary><see cref="InboxView.Automated"/>.</summary>
    [Id(2)]
    public int Automated { get; init; }

    /// <summary><see cref="InboxView.All"/>.</summary>
    [Id(3)]
    public int All { get; init; }

    /// <summary><see cref="InboxView.Mentions"/>.</summary>
    [Id(4)]
    public int Mentions { get; init; }

    /// <summary><see cref="InboxView.Unattended"/>.</summary>
    [Id(5)]
    public int Unattended { get; init; }

    /// <summary>Open ones of the list's view, whatever its status.</summary>
    [Id(6)]
    public int Open { get; init; }

    /// <summary>Pending ones of the list's view.</summary>
    [Id(7)]
    public int Pending { get; init; }

    /// <summary>Snoozed ones of the list's view.</summary>
    [Id(8)]
    public int Snoozed { get; init; }

    /// <summary>Resolved ones of the list's view.</summary>
    [Id(9)]
    public int Resolved { get; init; }

    /// <summary>Open ones with unread messages, of all views: what the browser's tab shows.</summary>
    [Id(10)]
    public int Unread { get; init; }
}
