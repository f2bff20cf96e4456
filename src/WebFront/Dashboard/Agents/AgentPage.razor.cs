using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Knowledge;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.WebFront.Dashboard.Shell;
using Chatbotics.WebFront.Dashboard.Tenancy;
using Microsoft.AspNetCore.Components;

namespace Chatbotics.WebFront.Dashboard.Agents;

/// <summary>The editor of one agent: its draft, what it may do, its versions, and a playground beside them.</summary>
public sealed partial class AgentPage
{
    private AgentDetails? _agent;
    private AgentDefinition? _draft;
    private AgentUsage? _usage;
    private AgentModels _models = new([], false);
    private AgentSurroundings _around = new(1, 1, []);
    private ImmutableArray<KnowledgeListing> _bases = [];
    private ImmutableArray<ConnectionStatus> _connections = [];
    private ImmutableArray<DefinitionError> _faults = [];
    private string _status = "";
    private string _note = "";
    private string? _publishFault;
    private bool _compares;
    private bool _publishes;
    private bool _deletes;

    /// <summary>The workspace.</summary>
    [Parameter]
    public string Tenant { get; set; } = "";

    /// <summary>The agent's id.</summary>
    [Parameter]
    public string Agent { get; set; } = "";

    [Inject]
    private AgentDesk Desk { get; set; } = default!;

    [Inject]
    private LocalClock Clock { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IWorkspaceView Workspaces { get; set; } = default!;

    private string Here => $"/agents/{Tenant}/{Agent}";

    private int Next => (_agent?.Versions is [var latest, ..] ? latest.Number : 0) + 1;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        try
        {
            if (!await Load())
            {
                Navigation.NotFound();
                return;
            }

            _bases = await Desk.Ask(Tenant, grains => grains.GetGrain<IKnowledgeDirectoryGrain>(Tenant).List());
            _models = await Desk.Ask(Tenant, grains => grains.GetGrain<IAgentDirectoryGrain>(Tenant).Models());
            _around = await Desk.Ask(Tenant, grains => grains.GetGrain<IAgentDirectoryGrain>(Tenant).Surroundings());
            _usage = await Desk.Ask(Tenant, grains => grains.GetGrain<IAgentUsageGrain>(Tenant).Get(Agent));
            _connections = [.. ((await Workspaces.Get(Tenant))?.Connections ?? ImmutableDictionary<ConnectionKey, ConnectionStatus>.Empty).Values.OrderBy(static connection => connection.Name, StringComparer.OrdinalIgnoreCase)];
        }
        catch (Exception refused) when (refused is ForeignGrainException or InvalidKeyPartException)
        {
            Navigation.NotFound();
        }
    }

    private static string Text(ChangeEventArgs change) => (change.Value as string ?? "").Trim();

    private static int Number(ChangeEventArgs change) =>
        int.TryParse(change.Value as string, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static ImmutableArray<string> Lines(ChangeEventArgs change) =>
        [.. Text(change).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static string Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length switch
    {
        1 => Texts.Agents["1 word"],
        var count => Texts.Agents["{0} words. Customers never read this.", count],
    };

    private static string Solved(AgentUsage usage) => usage.Answers + usage.HandOvers == 0
        ? "–"
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100.0 * usage.Answers / (usage.Answers + usage.HandOvers))} %");

    private async Task<bool> Load()
    {
        _agent = await Desk.Agent(Tenant, Agent, static grain => grain.Get());
        _draft = _agent?.Draft;
        _faults = [];
        _status = _agent is null ? "" : Texts.Agents["saved {0}", Clock.Time(_agent.SavedAt)];
        return _agent is not null;
    }

    private string? Fault(string field) => _faults.FirstOrDefault(error => error.Field == field) is { Message: { } message } ? Sentences.Say(message) : null;

    private Task HandOver(Func<HandOverRules, HandOverRules> change) => Change(draft => draft with { HandOver = change(draft.HandOver) });

    /// <summary>Changes the draft and saves it. The sections of the page call it, and show nothing new unless this page does.</summary>
    private async Task Change(Func<AgentDefinition, AgentDefinition> change)
    {
        _draft = change(_draft!);
        StateHasChanged();
        var me = await Desk.Me();
        var outcome = await Desk.Agent(Tenant, Agent, grain => grain.SaveDraft(_draft, _agent!.Revision, me));
        _faults = outcome.IsDone ? [] : outcome.Errors;
        if (!outcome.IsDone)
        {
            _status = Fault("revision") ?? Texts.Agents["Not saved: a field needs another look."];
            StateHasChanged();
            return;
        }

        _agent = await Desk.Agent(Tenant, Agent, static grain => grain.Get());
        _status = _agent is null ? Texts.Agents["This agent was deleted."] : Texts.Agents["saved {0}", Clock.Time(_agent.SavedAt)];
        StateHasChanged();
    }

    private async Task Publish()
    {
        var me = await Desk.Me();
        var outcome = await Desk.Agent(Tenant, Agent, grain => grain.Publish(_note.Trim(), me));
        _publishFault = outcome.IsDone ? null : Sentences.Say(outcome.Errors[0].Message);
        if (outcome.IsDone)
        {
            (_publishes, _compares, _note) = (false, false, "");
            await Load();
            _status = Texts.Agents["v{0} is live", _agent!.Live];
        }
    }

    private async Task Restore(int version)
    {
        var me = await Desk.Me();
        await Desk.Agent(Tenant, Agent, grain => grain.Restore(version, me));
        await Load();
        _status = Texts.Agents["v{0} is the draft now", version];
    }

    private async Task Stop()
    {
        var me = await Desk.Me();
        await Desk.Agent(Tenant, Agent, grain => grain.Stop(me));
        await Load();
        _status = Texts.Agents["Taken off customers; its conversations go to people with their next message"];
    }

    private async Task Delete()
    {
        var me = await Desk.Me();
        await Desk.Agent(Tenant, Agent, async grain =>
        {
            await grain.Delete(me);
            return true;
        });
        Navigation.NavigateTo($"/agents/{Tenant}");
    }

    private Task<ToolTrial> Try(AgentTool tool, ImmutableDictionary<string, string> arguments) =>
        Desk.Agent(Tenant, Agent, grain => grain.TryTool(tool, arguments));

    private async Task<string?> SetSecret(string name, string value)
    {
        var outcome = await Desk.Agent(Tenant, Agent, grain => grain.SetSecret(name, value));
        if (!outcome.IsDone)
        {
            return Sentences.Say(outcome.Errors[0].Message);
        }

        _agent = await Desk.Agent(Tenant, Agent, static grain => grain.Get());
        StateHasChanged();
        return null;
    }
}
