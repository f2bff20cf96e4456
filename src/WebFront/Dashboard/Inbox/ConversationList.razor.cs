using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.WebFront.Dashboard.Organise;
using Chatbotics.WebFront.Dashboard.Shell;
using Chatbotics.WebFront.Dashboard.Simulator;
using Chatbotics.WebFront.Dashboard.Tenancy;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Dashboard.Inbox;

/// <summary>The list of conversations, live.</summary>
public sealed partial class ConversationList : IAsyncDisposable
{
    private const int PageSize = 40;

    private static StatusChoice[] Statuses =>
    [
        new("open", Texts.Inbox["Open"]), new("pending", Texts.Inbox["Pending"]), new("snoozed", Texts.Inbox["Snoozed"]), new("resolved", Texts.Inbox["Resolved"]), new("any", Texts.Inbox["Every status"]),
    ];

    private readonly InboxRows _rows = new();
    private IAsyncDisposable? _watch;
    private ITimer? _tick;
    private (string Tenant, InboxFilter Filter)? _showing;
    private DateTimeOffset _readAt;
    private bool _isLoaded;
    private bool _isLoading;
    private bool _isBehind;
    private bool _readAgain;
    private bool _recounting;
    private bool _ended;

    /// <summary>The workspace.</summary>
    [Parameter, EditorRequired]
    public required WorkspaceOverview Workspace { get; set; }

    /// <summary>Which rows.</summary>
    [Parameter, EditorRequired]
    public required InboxFilter Filter { get; set; }

    /// <summary>The reader's id.</summary>
    [Parameter, EditorRequired]
    public required string Reader { get; set; }

    /// <summary>The open conversation.</summary>
    [Parameter]
    public ConversationKey? Selected { get; set; }

    /// <summary>The AI agent writes in the open conversation.</summary>
    [Parameter]
    public bool IsWriting { get; set; }

    /// <summary>The counts of the workspace were read.</summary>
    [Parameter]
    public EventCallback<int> OnUnread { get; set; }

    /// <summary>Colleagues, teams, labels and filters; null until they were read.</summary>
    [Parameter]
    public OrganiseFacts? Facts { get; set; }

    /// <summary>The reader as an author.</summary>
    [Parameter, EditorRequired]
    public required Author Person { get; set; }

    /// <summary>Filters or labels were changed here.</summary>
    [Parameter]
    public EventCallback OnCatalogue { get; set; }

    [Inject]
    private Organiser Organiser { get; set; } = default!;

    [Inject]
    private IInboxView Inbox { get; set; } = default!;

    [Inject]
    private LocalClock Clock { get; set; } = default!;

    [Inject]
    private LineState Line { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IServiceProvider Services { get; set; } = default!;

    [Inject]
    private ILogger<ConversationList> Log { get; set; } = default!;

    private bool HasSimulator => Services.GetService(typeof(ISimulatorPane)) is not null;

    private IEnumerable<(InboxTab Tab, string Words, int Count)> Tabs =>
    [
        (InboxTab.Mine, Texts.Inbox["Mine"], _rows.Tally.Mine),
        (InboxTab.Unassigned, Texts.Inbox["Unassigned"], _rows.Tally.Unassigned),
        (InboxTab.Ai, Workspace.AgentName is { Length: <= 10 } name ? name : "AI", _rows.Tally.Automated),
        (InboxTab.All, Texts.Inbox["All"], _rows.Tally.All),
        .. _rows.Tally.Mentions > 0 || Filter.Tab == InboxTab.Mentions ? [(InboxTab.Mentions, Texts.Inbox["Mentions"], _rows.Tally.Mentions)] : Array.Empty<(InboxTab, string, int)>(),
        .. Filter.Tab == InboxTab.Unattended ? [(InboxTab.Unattended, Texts.Inbox["Waiting"], _rows.Tally.Unattended)] : Array.Empty<(InboxTab, string, int)>(),
    ];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _ended = true;
        Line.Restored -= OnRestored;
        Organiser.Assumed -= OnAssumed;
        Organiser.Refused -= OnRefused;
        Organiser.Changed -= StateHasChanged;
        if (_tick is not null)
        {
            await _tick.DisposeAsync();
        }

        if (_watch is not null)
        {
            await _watch.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
        {
            Line.Restored += OnRestored;
            Organiser.Assumed += OnAssumed;
            Organiser.Refused += OnRefused;
            Organiser.Changed += StateHasChanged;
            _tick = Time.CreateTimer(_ => _ = InvokeAsync(StateHasChanged), null, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30));
        }
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        _rows.Selected = Selected?.Value;
        _rows.Reader = Reader;
        if (!RendererInfo.IsInteractive || _showing == (Workspace.Id, Filter))
        {
            return;
        }

        var moved = _showing?.Tenant != Workspace.Id;
        _showing = (Workspace.Id, Filter);
        _isLoaded = false;
        _chosen.Clear();
        if (moved)
        {
            await WatchWorkspace();
        }

        await Read();
    }

    // Watching begins before reading, so that nothing falls between the two.
    private async Task WatchWorkspace()
    {
        if (_watch is { } old)
        {
            _watch = null;
            await old.DisposeAsync();
        }

        try
        {
            _watch = await Inbox.Watch(Workspace.Id, OnChanged, () => _ = InvokeAsync(Read));
        }
        catch (Exception fault)
        {
            PaneLog.NotRead(Log, fault);
            _isBehind = true;
        }
    }

    private async Task Read()
    {
        if (_isLoading)
        {
            _readAgain = true;
            return;
        }

        _isLoading = true;
        try
        {
            do
            {
                _readAgain = false;
                if (_watch is null)
                {
                    await WatchWorkspace();
                }

                var (tenant, filter) = (Workspace.Id, Filter);
                var page = await Inbox.List(tenant, filter.ToQuery(null, Math.Clamp(_rows.Shown.Length, PageSize, 100), Reader, Facts?.Scope));
                if (_showing != (tenant, filter))
                {
                    _readAgain = true;
                    continue;
                }

                _rows.Start(filter, page);
                _readAt = Clock.Now;
                (_isLoaded, _isBehind) = (true, _watch is null);
                await OnUnread.InvokeAsync(_rows.Tally.Unread);
            }
            while (_readAgain && !_ended);
        }
        catch (Exception fault)
        {
            PaneLog.NotRead(Log, fault);
            (_isLoaded, _isBehind) = (true, true);
        }
        finally
        {
            _isLoading = false;
        }

        StateHasChanged();
    }

    private async Task LoadMore()
    {
        if (_isLoading || _rows.Next is not { } next)
        {
            return;
        }

        _isLoading = true;
        try
        {
            _rows.Append(await Inbox.List(Workspace.Id, Filter.ToQuery(next, PageSize, Reader, Facts?.Scope)));
        }
        catch (Exception fault)
        {
            PaneLog.NotRead(Log, fault);
            _isBehind = true;
        }
        finally
        {
            _isLoading = false;
        }
    }

    private void PointerCame(PointerEventArgs pointer)
    {
        if (pointer.PointerType == "mouse")
        {
            _rows.Hold = true;
        }
    }

    private void Release() => _rows.Hold = false;

    private void Show(InboxFilter filter) => Navigation.NavigateTo(
        Selected is { } open ? InboxAddress.Thread(open, filter) : InboxAddress.List(Workspace.Id, filter));

    private void PickStatus(object? value) => Show(Filter with { Status = InboxFilter.Parse(null, value as string).Status });

    /// <summary>An entry of the status menu.</summary>
    /// <param name="Value">The word in the address.</param>
    /// <param name="Words">The word on the screen.</param>
    private sealed record StatusChoice(string Value, string Words);
}
