using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Dashboard.Inbox;
using Chatbotics.WebFront.Dashboard.Shell;
using Chatbotics.WebFront.Dashboard.Shell.Places;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;

namespace Chatbotics.WebFront.Dashboard.Notifications;

/// <summary>The bell: watches the person's notifications of the workspace that is shown, and has the browser tell of them.</summary>
public sealed partial class NotificationBell : IAsyncDisposable
{
    private const int Shown = 20;

    private ImmutableArray<NotificationRow>? _rows;
    private IAsyncDisposable? _watch;
    private string? _tenant;
    private string? _said;
    private bool _wasOpened;
    private bool _isReading;
    private bool _readAgain;
    private bool _ended;

    [Inject]
    private NotificationView View { get; set; } = default!;

    [Inject]
    private NotificationPulse Pulse { get; set; } = default!;

    [Inject]
    private LineState Line { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IJSRuntime Browser { get; set; } = default!;

    [Inject]
    private ILogger<NotificationBell> Log { get; set; } = default!;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _ended = true;
        Navigation.LocationChanged -= Moved;
        Line.Restored -= Restored;
        if (_watch is not null)
        {
            await _watch.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        Navigation.LocationChanged += Moved;
        Line.Restored += Restored;
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Enter();
        }
    }

    private void Moved(object? sender, LocationChangedEventArgs move) => _ = InvokeAsync(Enter);

    private void Restored() => _ = InvokeAsync(Read);

    /// <summary>The workspace of the address, and the conversation that is looked at there.</summary>
    private async Task Enter()
    {
        try
        {
            if (Whereabouts.Of(Navigation.Uri).Tenant is { } tenant && tenant != _tenant)
            {
                await Watch(tenant);
            }

            await Saw();
        }
        catch (ForeignGrainException)
        {
            // Not a member: the page says so.
            _tenant = null;
        }
        catch (Exception fault)
        {
            PaneLog.NotRead(Log, fault);
        }
    }

    private async Task Watch(string tenant)
    {
        if (_watch is { } before)
        {
            _watch = null;
            await before.DisposeAsync();
        }

        _watch = await View.Watch(tenant, OnChanged, Restored);
        (_tenant, _rows) = (tenant, null);
        if (_ended)
        {
            await _watch.DisposeAsync();
            return;
        }

        await Read();
    }

    private void OnChanged(int unread, Notification? arrived, NotificationChannels channels) => _ = InvokeAsync(async () =>
    {
        if (_ended || _tenant is not { } tenant)
        {
            return;
        }

        try
        {
            // The browser knows whether its reader has turned to another page meanwhile.
            if (arrived is not null && Looks(arrived) && Open() is { } key && await Browser.InvokeAsync<bool>("chatbotics.notify.isSeen", $"/inbox/{key.Tenant}/{InboxAddress.Encode(key)}"))
            {
                await View.Saw(key);
                return;
            }

            Pulse.Beat(unread);
            if (arrived is not null && channels != NotificationChannels.None)
            {
                await Announce(tenant, arrived, channels);
            }

            if (_wasOpened)
            {
                await Read();
            }

            StateHasChanged();
        }
        catch (JSDisconnectedException)
        {
            // Nobody is there.
        }
        catch (Exception fault)
        {
            PaneLog.NotRead(Log, fault);
        }
    });

    private async Task Announce(string tenant, Notification arrived, NotificationChannels channels)
    {
        var row = (await View.Describe(tenant, [arrived]))[0];
        _said = row.Title;
        await Browser.InvokeVoidAsync("chatbotics.notify.arrived", new
        {
            sound = (channels & NotificationChannels.Sound) != NotificationChannels.None,
            push = (channels & NotificationChannels.Push) != NotificationChannels.None,
            title = row.Title,
            url = row.Address ?? $"/notifications/{tenant}",
            tag = $"{tenant}/{arrived.Id}",
        });
    }

    // Only those that were opened are kept fresh; several changes at once are read once.
    private async Task Read()
    {
        if (_isReading)
        {
            _readAgain = true;
            return;
        }

        _isReading = true;
        try
        {
            do
            {
                _readAgain = false;
                if (_tenant is { } tenant && !_ended)
                {
                    var feed = await View.List(tenant, Shown);
                    Pulse.Beat(feed.Unread);
                    _rows = _wasOpened ? await View.Describe(tenant, feed.Items) : null;
                }
            }
            while (_readAgain && !_ended);
        }
        catch (Exception fault)
        {
            PaneLog.NotRead(Log, fault);
        }
        finally
        {
            _isReading = false;
        }

        StateHasChanged();
    }

    private async Task Toggled()
    {
        _wasOpened = true;
        await Read();
    }

    private async Task ReadAll()
    {
        if (_tenant is { } tenant)
        {
            await View.Read(tenant, long.MaxValue);
            await Read();
        }
    }

    private async Task Follow(NotificationRow row)
    {
        if (_tenant is { } tenant && row.Item.Notice.Conversation is null)
        {
            await View.Read(tenant, row.Item.Id);
        }
    }

    private async Task Saw()
    {
        if (Pulse.Unread > 0 && Open() is { } key)
        {
            await View.Saw(key);
        }
    }

    private bool Looks(Notification arrived) => Open() is { } key && string.Equals(key.Value, arrived.Notice.Conversation, StringComparison.Ordinal);

    /// <summary>The conversation that the page shows.</summary>
    private ConversationKey? Open() =>
        new Uri(Navigation.Uri).AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries) is ["inbox", var tenant, var part, ..]
            && tenant == _tenant && InboxAddress.TryDecode(tenant, part, out var key)
            ? key
            : null;
}
