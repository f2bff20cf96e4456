using Chatbotics.WebFront.Dashboard.Inbox;
using Chatbotics.WebFront.Dashboard.Shell;
using Chatbotics.WebFront.Dashboard.Tenancy;
using Microsoft.AspNetCore.Components;

namespace Chatbotics.WebFront.Dashboard.Conversations;

/// <summary>The open conversation.</summary>
public sealed partial class ThreadPane
{
    private Composer? _composer;

    /// <summary>The workspace.</summary>
    [Parameter, EditorRequired]
    public required WorkspaceOverview Workspace { get; set; }

    /// <summary>Which rows stand beside it; its links lead back there.</summary>
    [Parameter, EditorRequired]
    public required InboxFilter Filter { get; set; }

    private string Name => Look.Plain(Session.Summary?.ContactName ?? "a customer");

    private Task PutIntoComposer(string text) => _composer?.Put(text) ?? Task.CompletedTask;
}
