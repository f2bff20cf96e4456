using Chatbotics.WebFront.Dashboard.Inbox;
using Chatbotics.WebFront.Dashboard.Shell;
using Chatbotics.WebFront.Dashboard.Tenancy;
using Microsoft.AspNetCore.Components;

namespace Chatbotics.WebFront.Dashboard.Conversations;

/// <summary>The open conversation.</summary>
public sealed partial class ThreadPane : IDisposable
{
    private Composer? _composer;
    private ThreadSession? _subscribed;

    /// <summary>The workspace.</summary>
    [Parameter, EditorRequired]
    public required WorkspaceOverview Workspace { get; set; }

    /// <summary>Which rows stand beside it; its links lead back there.</summary>
    [Parameter, EditorRequired]
    public required InboxFilter Filter { get; set; }

    [CascadingParameter]
    private ThreadSession Session { get; set; } = default!;

    private string Name => Look.Plain(Session.Summary?.ContactName ?? "a customer");

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
        if (ReferenceEquals(_subscribed, Session))
        {
            return;
        }

        Dispose();
        _subscribed = Session;
        Session.Changed += StateHasChanged;
    }

    private Task PutIntoComposer(string text) => _composer?.Put(text) ?? Task.CompletedTask;
}
