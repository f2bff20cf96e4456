using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.WebFront.Dashboard.Inbox;
using Chatbotics.WebFront.Dashboard.Shell;
using Chatbotics.WebFront.Dashboard.Tenancy;
using Microsoft.AspNetCore.Components;

namespace Chatbotics.WebFront.Dashboard.Conversations;

/// <summary>The details of the open conversation.</summary>
public sealed partial class ContextPanel : IDisposable
{
    private ThreadSession? _subscribed;

    /// <summary>The workspace.</summary>
    [Parameter, EditorRequired]
    public required WorkspaceOverview Workspace { get; set; }

    /// <summary>Which rows stand beside it; its links lead back there.</summary>
    [Parameter, EditorRequired]
    public required InboxFilter Filter { get; set; }

    [CascadingParameter]
    private ThreadSession Session { get; set; } = default!;

    [Inject]
    private LocalClock Clock { get; set; } = default!;

    private TurnTrace? LastTrace => Session.Items.LastOrDefault(static item => item.Trace is not null)?.Trace;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_subscribed is not null)
        {
            _subscribed.Changed -= StateHasChanged;
        }
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_subscribed, Session))
        {
            Dispose();
            _subscribed = Session;
            Session.Changed += StateHasChanged;
        }
    }

    private string Window(ConversationSummary summary) => summary.WindowClosesAt switch
    {
        null => "Not yet: the customer begins",
        { } closes when closes > Clock.Now => "Until " + Clock.Until(closes),
        { } closed => "Ended at " + Clock.Until(closed),
    };
}
