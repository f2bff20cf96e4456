using Microsoft.AspNetCore.Components;

namespace Chatbotics.WebFront.Dashboard.Conversations;

/// <summary>A part of the page that shows the open conversation, and shows it anew whenever that changes.</summary>
public abstract class ThreadComponent : ComponentBase, IDisposable
{
    private ThreadSession? _subscribed;

    [CascadingParameter]
    private protected ThreadSession Session { get; set; } = default!;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the subscription.</summary>
    /// <param name="disposing">Always true: there is nothing unmanaged.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (_subscribed is not null)
        {
            _subscribed.Changed -= StateHasChanged;
            _subscribed = null;
        }
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_subscribed, Session))
        {
            Dispose(disposing: true);
            _subscribed = Session;
            Session.Changed += StateHasChanged;
        }
    }
}
