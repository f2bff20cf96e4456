using Chatbotics.MetaSimulator.Customers;

namespace Chatbotics.Demo;

/// <summary>Tells a page that a simulated phone changed, until it is disposed.</summary>
internal sealed class PhoneWatch : IDisposable
{
    private readonly PhoneView _view;
    private readonly Action _changed;

    /// <summary>Begins to watch.</summary>
    /// <param name="view">The phone.</param>
    /// <param name="changed">Called after each change.</param>
    public PhoneWatch(PhoneView view, Action changed)
    {
        _view = view;
        _changed = changed;
        view.Changed += Tell;
    }

    /// <inheritdoc/>
    public void Dispose() => _view.Changed -= Tell;

    private void Tell(object? sender, EventArgs e) => _changed();
}
