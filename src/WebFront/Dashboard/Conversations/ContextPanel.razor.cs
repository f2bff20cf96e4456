using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.WebFront.Dashboard.Inbox;
using Chatbotics.WebFront.Dashboard.Shell;
using Chatbotics.WebFront.Dashboard.Tenancy;
using Microsoft.AspNetCore.Components;

namespace Chatbotics.WebFront.Dashboard.Conversations;

/// <summary>The details of the open conversation.</summary>
public sealed partial class ContextPanel
{
    /// <summary>The workspace.</summary>
    [Parameter, EditorRequired]
    public required WorkspaceOverview Workspace { get; set; }

    /// <summary>Which rows stand beside it; its links lead back there.</summary>
    [Parameter, EditorRequired]
    public required InboxFilter Filter { get; set; }

    [Inject]
    private LocalClock Clock { get; set; } = default!;

    private TurnTrace? LastTrace => Session.Items.LastOrDefault(static item => item.Trace is not null)?.Trace;

    private string Window(ConversationSummary summary) => summary.WindowClosesAt switch
    {
        null => Texts.Thread["Not yet: the customer begins"],
        { } closes when closes > Clock.Now => Texts.Thread["Until {0}", Clock.Until(closes)],
        { } closed => Texts.Thread["Ended at {0}", Clock.Until(closed)],
    };
}
