using System.Globalization;
using System.Security.Claims;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.WebFront.Dashboard.Conversations;
using Chatbotics.WebFront.Dashboard.Organise;
using Chatbotics.WebFront.Dashboard.Shell;
using Chatbotics.WebFront.Dashboard.Simulator;
using Chatbotics.WebFront.Dashboard.Tenancy;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;

namespace Chatbotics.WebFront.Dashboard.Inbox;

/// <summary>
/// The inbox: list, thread and side column. Each pane has an address, so that a phone shows one after the other and Back
/// works. What is rendered before the circuit runs holds no customer's words: it is the frame in its own shape.
/// </summary>
public sealed partial class InboxScreen : IAsyncDisposable
{
    private WorkspaceOverview? _workspace;
    private ThreadSession? _session;
    private ConversationKey? _key;
    private OrganiseFacts? _facts;
    private bool _knowsZone;

    /// <summary>The workspace's id.</summary>
    [Parameter]
    public string Tenant { get; set; } = "";

    /// <summary>The open conversation, see <see cref="InboxAddress.Encode"/>.</summary>
    [Parameter]
    public string? Part { get; set; }

    /// <summary>The tab of the list.</summary>
    [SupplyParameterFromQuery(Name = "tab")]
    public string? Tab { get; set; }

    /// <summary>The list's status filter.</summary>
    [SupplyParameterFromQuery(Name = "status")]
    public string? Status { get; set; }

    /// <summary>The list's order.</summary>
    [SupplyParameterFromQuery(Name = "sort")]
    public string? Sort { get; set; }

    /// <summary>The list's further conditions.</summary>
    [SupplyParameterFromQuery(Name = "where")]
    public string? Where { get; set; }

    /// <summary>The message to show, by its position.</summary>
    [SupplyParameterFromQuery(Name = "at")]
    public long? At { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = default!;

    [Inject]
    private IWorkspaceView Workspaces { get; set; } = default!;

    [Inject]
    private IOrganiseView Organise { get; set; } = default!;

    [Inject]
    private Organiser Organiser { get; set; } = default!;

    [Inject]
    private IConversationView Conversations { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private LocalClock Clock { get; set; } = default!;

    [Inject]
    private LineState Line { get; set; } = default!;

    [Inject]
    private UnreadPulse Pulse { get; set; } = default!;

    [Inject]
    private SidePreference Preference { get; set; } = default!;

    [Inject]
    private IJSRuntime Browser { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private IServiceProvider Services { get; set; } = default!;

    [Inject]
    private ILogger<ThreadSession> Log { get; set; } = default!;

    private Author Person { get; set; } = new(AuthorKind.Person, "", "");

    private InboxFilter Filter { get; set; } = InboxFilter.Default;

    private bool HasSimulator => Services.GetService(typeof(ISimulatorPane)) is not null;

    // The pane that a narrow screen shows.
    private string Pane { get; set; } = "list";

    // What the side column shows on a wide one.
    private string Side => (Preference.ShowsPhone && HasSimulator) switch
    {
        true => "phone",
        false => _session is null ? "none" : "details",
    };

    private string Title => string.Join(" · ", new[]
    {
        (Pulse.Unread > 0 ? string.Create(CultureInfo.InvariantCulture, $"({Pulse.Unread}) ") : "") + (_session?.Summary?.ContactName ?? Texts.Inbox["Inbox"]),
        _workspace?.Name,
        "Chatbotics",
    }.OfType<string>());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Line.Restored -= OnRestored;
        Navigation.LocationChanged -= OnMoved;
        Organiser.Assumed -= OnAssumed;
        Organiser.Refused -= OnRestored;
        if (_session is not null)
        {
            await _session.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var person = (await Authentication).User;
        Person = new Author(AuthorKind.Person, person.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", person.Identity?.Name);
        if (RendererInfo.IsInteractive)
        {
            Preference.ShowsPhone = HasSimulator;
            Line.Restored += OnRestored;
            Navigation.LocationChanged += OnMoved;
            Organiser.Assumed += OnAssumed;
            Organiser.Refused += OnRestored;
        }
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        Filter = InboxFilter.Parse(Tab, Status, Sort, Where);
        ReadPane();
        if (RendererInfo.IsInteractive && !_knowsZone)
        {
            _knowsZone = true;
            await Clock.Learn(Browser);
        }

        if (_workspace?.Id != Tenant && await Workspaces.Get(Tenant) is var workspace)
        {
            if (workspace is null)
            {
                Navigation.NotFound();
                return;
            }

            if (!RendererInfo.IsInteractive)
            {
                return;
            }

            _workspace = workspace;
            _facts = await Organise.Get(Tenant);
        }

        await Open();
    }

    private async Task Open()
    {
        if (!RendererInfo.IsInteractive)
        {
            return;
        }

        ConversationKey? wished = null;
        if (Part is { } part)
        {
            if (!InboxAddress.TryDecode(Tenant, part, out var key))
            {
                Navigation.NotFound();
                return;
            }

            wished = key;
        }

        if (wished == _key)
        {
            if (At is { } place && _session is { } shown)
            {
                _ = shown.GoTo(place);
            }

            return;
        }

        _key = wished;
        if (_session is { } old)
        {
            old.Changed -= OnThread;
            await old.DisposeAsync();
        }

        _session = null;
        if (wished is { } open)
        {
            _session = new ThreadSession(open, Conversations, Person, Time, InvokeAsync, Log);
            _session.Changed += OnThread;
            _ = At is { } place ? _session.StartAt(place) : _session.Start();
        }
    }

    // Somebody else's conversation is not there, whichever way one came to its address.
    private void OnThread()
    {
        if (_session is { IsForeign: true })
        {
            Navigation.NotFound();
            return;
        }

        StateHasChanged();
    }

    private void ReadPane()
    {
        var last = new Uri(Navigation.Uri).AbsolutePath.Split('/')[^1];
        Pane = last switch
        {
            "simulator" or "details" => "side",
            _ => Part is null ? "list" : "thread",
        };
        if (Pane == "side")
        {
            Preference.ShowsPhone = last == "simulator";
        }
    }

    // The panes of one conversation differ in the address but not in its parameters, so the router has nothing to tell.
    private void OnMoved(object? sender, LocationChangedEventArgs move) => _ = InvokeAsync(() =>
    {
        ReadPane();
        StateHasChanged();
    });

    private void Unread(int count) => Pulse.Beat(count);

    private async Task ReadFacts()
    {
        _facts = await Organise.Get(Tenant);
        StateHasChanged();
    }

    private void OnAssumed(ConversationSummary row)
    {
        if (_session is { } session && session.Key == row.Key)
        {
            session.Assume(row);
        }
    }

    private void OnRestored() => _ = InvokeAsync(() => _session?.Read() ?? Task.CompletedTask);
}
