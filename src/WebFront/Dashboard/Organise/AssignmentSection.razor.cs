using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Assignment;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.WebFront.Dashboard.Settings;
using Chatbotics.WebFront.Dashboard.Tenancy;
using Microsoft.AspNetCore.Components;

namespace Chatbotics.WebFront.Dashboard.Organise;

/// <summary>The rules of assignment.</summary>
public sealed partial class AssignmentSection
{
    private readonly List<RuleDraft> _rules = [];
    private readonly Dictionary<string, int> _own = new(StringComparer.Ordinal);
    private readonly HashSet<string> _away = new(StringComparer.Ordinal);
    private AssignmentOverview? _overview;
    private OrganiseFacts? _facts;
    private ImmutableArray<ConnectionStatus> _connections = [];
    private int _capacity;
    private string? _notice;
    private string? _error;

    [CascadingParameter]
    private SettingsScope Scope { get; set; } = default!;

    [Inject]
    private IAssignmentView Assignment { get; set; } = default!;

    [Inject]
    private IOrganiseView Organise { get; set; } = default!;

    [Inject]
    private IWorkspaceView Workspaces { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _facts = await Organise.Get(Scope.Tenant);
        _connections = [.. ((await Workspaces.Get(Scope.Tenant))?.Connections.Values ?? []).OrderBy(static one => one.Name, StringComparer.OrdinalIgnoreCase)];
        await Read();
    }

    private async Task Read()
    {
        var overview = await Assignment.Get(Scope.Tenant);
        _rules.Clear();
        _rules.AddRange(overview.Settings.Policies.Select(RuleDraft.Of));
        _own.Clear();
        _away.Clear();
        foreach (var one in overview.Settings.Capacities)
        {
            if (one.Capacity != overview.Settings.Capacity)
            {
                _own[one.AccountId] = one.Capacity;
            }

            if (one.IsAway)
            {
                _away.Add(one.AccountId);
            }
        }

        _capacity = overview.Settings.Capacity;
        _overview = overview;
    }

    private void Add() => _rules.Add(new RuleDraft { Name = _rules.Count == 0 ? Texts.Inbox["Everybody in turn"] : Texts.Inbox["Rule {0}", _rules.Count + 1] });

    private void Move(int at, int by) => (_rules[at], _rules[at + by]) = (_rules[at + by], _rules[at]);

    private string? OwnCapacity(string account) => _own.TryGetValue(account, out var capacity) ? capacity.ToString(CultureInfo.InvariantCulture) : null;

    private void SetCapacity(string account, string? text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var capacity))
        {
            _own[account] = capacity;
        }
        else
        {
            _own.Remove(account);
        }
    }

    private void SetAway(string account, bool isAway)
    {
        if (isAway)
        {
            _away.Add(account);
        }
        else
        {
            _away.Remove(account);
        }
    }

    private async Task Save()
    {
        var result = await Assignment.Save(Scope.Tenant, new AssignmentSettings
        {
            Policies = [.. _rules.Select(static rule => rule.ToPolicy())],
            Capacity = _capacity,
            Capacities = [.. _own.Keys.Union(_away, StringComparer.Ordinal).Select(account => new MemberCapacity(account, _own.GetValueOrDefault(account, _capacity), _away.Contains(account)))],
        });
        _error = Sentences.Say(result.Error?.Message);
        _notice = _error is null ? Texts.Inbox["Saved. The rules are in force."] : null;
        if (_error is null)
        {
            await Read();
        }
    }
}
