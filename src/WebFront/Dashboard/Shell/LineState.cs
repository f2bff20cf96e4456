using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Chatbotics.WebFront.Dashboard.Shell;

/// <summary>Says when the browser's line came back after it was lost, so that panes read what they missed.</summary>
internal sealed class LineState : CircuitHandler
{
    private volatile bool _wasLost;

    /// <summary>Whether the browser is there.</summary>
    public bool IsUp => !_wasLost;

    /// <summary>Raised on the circuit's own thread when the line is back.</summary>
    public event Action? Restored;

    /// <inheritdoc/>
    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _wasLost = true;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (_wasLost)
        {
            _wasLost = false;
            Restored?.Invoke();
        }

        return Task.CompletedTask;
    }
}
