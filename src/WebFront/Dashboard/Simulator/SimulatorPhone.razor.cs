using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.WebFront.Dashboard.Inbox;
using Chatbotics.WebFront.Dashboard.Shell;
using Chatbotics.WebFront.Dashboard.Tenancy;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;

namespace Chatbotics.WebFront.Dashboard.Simulator;

/// <summary>The simulated customer's phone.</summary>
public sealed partial class SimulatorPhone : IDisposable
{
    private ElementReference _form;
    private ImmutableArray<SimulatorChannel> _channels = [];
    private ImmutableArray<SimulatorScenario> _scenarios = [];
    private SimulatorPhoneView _view = new([], false, DateTimeOffset.UnixEpoch);
    private SimulatorCustomer? _customer;
    private IDisposable? _watch;
    private ConversationKey? _followed;
    private string? _tenant;
    private string? _words;
    private string? _fault;
    private string? _told;
    private bool _isLoaded;

    /// <summary>The workspace.</summary>
    [Parameter, EditorRequired]
    public required WorkspaceOverview Workspace { get; set; }

    /// <summary>The open conversation: the phone becomes that customer's, when it is a simulated one.</summary>
    [Parameter]
    public ConversationKey? Open { get; set; }

    /// <summary>Which rows stand beside it; its links lead back there.</summary>
    [Parameter, EditorRequired]
    public required InboxFilter Filter { get; set; }

    [Inject]
    private LocalClock Clock { get; set; } = default!;

    [Inject]
    private IJSRuntime Browser { get; set; } = default!;

    [Inject]
    private IServiceProvider Services { get; set; } = default!;

    [Inject]
    private ILogger<SimulatorPhone> Log { get; set; } = default!;

    private ISimulatorPane Pane => (ISimulatorPane)Services.GetService(typeof(ISimulatorPane))!;

    private SimulatorChannel Channel => _channels.First(channel => channel.Connection == _customer!.Connection);

    private string Back => Open is { } open ? InboxAddress.Thread(open, Filter) : InboxAddress.List(Workspace.Id, Filter);

    /// <inheritdoc/>
    public void Dispose() => _watch?.Dispose();

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (!RendererInfo.IsInteractive)
        {
            return;
        }

        if (_tenant != Workspace.Id)
        {
            _tenant = Workspace.Id;
            _channels = await Pane.Channels(Workspace.Id);
            _isLoaded = true;
            _customer = null;
        }

        if (_channels.IsEmpty)
        {
            return;
        }

        var follow = Open is { } open && Open != _followed ? Customer(open) : null;
        _followed = Open;
        if (follow is not null || _customer is null)
        {
            await Choose(follow ?? _channels[0].Customers[0]);
        }
    }

    private SimulatorCustomer? Customer(ConversationKey key) => _channels
        .Where(channel => channel.Connection == key.Connection)
        .SelectMany(static channel => channel.Customers)
        .FirstOrDefault(customer => ConversationKey.ThreadPart(customer.ContactId) == key.ThreadId);

    private Task Choose(SimulatorChannel channel) => Choose(channel.Customers[0]);

    private async Task Choose(SimulatorCustomer customer)
    {
        _watch?.Dispose();
        (_customer, _fault, _told) = (customer, null, null);
        _watch = Pane.Watch(customer, Speech.Keep(() => _ = InvokeAsync(Refresh)));
        _scenarios = await Pane.Scenarios(customer);
        await Refresh();
    }

    private async Task NewCustomer()
    {
        var customer = await Pane.NewCustomer(Channel);
        _channels = await Pane.Channels(Workspace.Id);
        await Choose(customer);
    }

    private async Task Refresh()
    {
        if (_customer is { } customer)
        {
            _view = await Pane.Look(customer);
            StateHasChanged();
        }
    }

    private async Task Say()
    {
        if (_words?.Trim() is not { Length: > 0 } words)
        {
            return;
        }

        _words = null;
        await Browser.InvokeVoidAsync("chatbotics.phone.clear", _form);
        if (!await Try(customer => Pane.Do(customer, new SimulatorAct.Text(words))))
        {
            _words = words;
        }
    }

    private Task Do(SimulatorAct act) => Try(customer => Pane.Do(customer, act));

    private async Task Run(SimulatorScenario scenario)
    {
        if (await Try(customer => Pane.Run(customer, scenario.Name)))
        {
            _told = scenario.Explanation;
        }
    }

    private async Task<bool> Try(Func<SimulatorCustomer, Task> act)
    {
        _fault = null;
        try
        {
            await act(_customer!);
            await Refresh();
            return true;
        }
        catch (Exception fault)
        {
            PaneLog.Failed(Log, fault);
            _fault = Texts.Simulator["The simulator couldn’t deliver that. Look whether the server still takes webhooks."];
            return false;
        }
    }
}
