using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.Inbox.Catalogue;
using Chatbotics.WebFront.Dashboard.Inbox;
using Chatbotics.WebFront.Dashboard.Tenancy;
using Microsoft.AspNetCore.Components;

namespace Chatbotics.WebFront.Dashboard.Organise;

/// <summary>The list's conditions: chosen, shown, kept.</summary>
public sealed partial class FilterDialog
{
    private readonly List<ConditionDraft> _draft = [];
    private Dictionary<int, string> _errors = [];
    private InboxFilter? _shown;
    private string _name = "";
    private bool _shared;
    private string? _saveError;
    private string? _saved;
    private string? _renamed;
    private string _newName = "";
    private string? _renameError;

    /// <summary>People, teams, labels and filters.</summary>
    [Parameter, EditorRequired]
    public required OrganiseFacts Facts { get; set; }

    /// <summary>The workspace.</summary>
    [Parameter, EditorRequired]
    public required WorkspaceOverview Workspace { get; set; }

    /// <summary>The present list.</summary>
    [Parameter, EditorRequired]
    public required InboxFilter Filter { get; set; }

    /// <summary>How many conversations it has.</summary>
    [Parameter]
    public int Matches { get; set; }

    /// <summary>Another list was chosen.</summary>
    [Parameter]
    public EventCallback<InboxFilter> OnApply { get; set; }

    /// <summary>A filter was kept or deleted.</summary>
    [Parameter]
    public EventCallback OnSaved { get; set; }

    [Inject]
    private IOrganiseView Organise { get; set; } = default!;

    private IEnumerable<SavedFilter> Editable => Facts.Filters.Where(filter => filter.Owner is not null || Facts.MayShare);

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (_shown != Filter)
        {
            _shown = Filter;
            _draft.Clear();
            _draft.AddRange(Filter.Conditions.Select(ConditionDraft.Of));
            _errors = [];
        }
    }

    private ImmutableArray<InboxCondition>? Read()
    {
        ImmutableArray<InboxCondition> conditions = [.. _draft.Select(static row => row.ToCondition())];
        _errors = InboxConditionRules.Check(conditions)
            .Where(static error => error.Field.StartsWith("conditions.", StringComparison.Ordinal))
            .ToDictionary(static error => int.Parse(error.Field["conditions.".Length..], CultureInfo.InvariantCulture), static error => Sentences.Say(error.Message));
        return _errors.Count == 0 ? conditions : null;
    }

    private async Task Apply()
    {
        // What makes no sense yet is left out; the dialog keeps it.
        ImmutableArray<InboxCondition> good = [.. _draft.Select(static row => row.ToCondition()).Where(static condition => InboxConditionRules.Check([condition]).IsEmpty)];
        await OnApply.InvokeAsync(Filter with { Where = ConditionText.Write(good) });
    }

    private async Task Clear()
    {
        _draft.Clear();
        await OnApply.InvokeAsync(Filter with { Where = "" });
    }

    private async Task Save()
    {
        (_saveError, _saved) = (null, null);
        if (Read() is not { } conditions)
        {
            _saveError = Texts.Inbox["Complete the conditions first."];
            return;
        }

        var result = await Organise.SaveFilter(Facts.Tenant, new SavedFilter
        {
            Name = _name,
            Owner = _shared && Facts.MayShare ? null : Facts.Viewer,
            View = Filter.View,
            Status = Filter.Status,
            Sort = Filter.Sort,
            Conditions = conditions,
        });
        if (result.Error is { } error)
        {
            _saveError = Sentences.Say(error.Message);
            return;
        }

        (_saved, _name) = (Texts.Inbox["Kept as “{0}”.", _name.Trim()], "");
        await OnSaved.InvokeAsync();
    }

    private void Begin(SavedFilter filter) => (_renamed, _newName, _renameError) = (filter.Id, filter.Name, null);

    private async Task Rename(SavedFilter filter)
    {
        var result = await Organise.SaveFilter(Facts.Tenant, filter with { Name = _newName });
        _renameError = Sentences.Say(result.Error?.Message);
        if (result.Error is null)
        {
            _renamed = null;
            await OnSaved.InvokeAsync();
        }
    }

    private async Task Delete(SavedFilter filter)
    {
        var result = await Organise.DeleteFilter(Facts.Tenant, filter.Id);
        _saveError = Sentences.Say(result.Error?.Message);
        await OnSaved.InvokeAsync();
    }
}
