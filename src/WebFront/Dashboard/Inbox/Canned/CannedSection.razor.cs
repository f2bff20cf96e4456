using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Inbox.Canned;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Dashboard.Conversations;
using Chatbotics.WebFront.Dashboard.Settings;
using Chatbotics.WebFront.Dashboard.Shell;
using Chatbotics.WebFront.Identity.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Dashboard.Inbox.Canned;

/// <summary>Adds, changes and removes saved answers.</summary>
public sealed partial class CannedSection
{
    private static readonly ImmutableArray<string> Variables = ["{{contact.name}}", "{{contact.first_name}}", "{{agent.name}}"];

    private ImmutableArray<CannedResponse>? _all;
    private CannedResponse? _draft;
    private CannedResponse? _removed;
    private CannedResponseError? _error;
    private string _shortcut = "";
    private string _text = "";
    private string _name = "";
    private string? _problem;
    private bool _isBusy;

    [CascadingParameter]
    private SettingsScope Scope { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = default!;

    [Inject]
    private IClusterClient Grains { get; set; } = default!;

    [Inject]
    private ILogger<CannedSection> Log { get; set; } = default!;

    [Inject]
    private WorkspaceCalls Calls { get; set; } = default!;

    private ICannedResponsesGrain Grain => Grains.GetGrain<ICannedResponsesGrain>(Scope.Tenant);

    private bool May => Scope.May(Permission.ManageInboxSettings);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _name = (await Authentication).User.Identity?.Name ?? "";
        await Try(() => Task.CompletedTask);
    }

    private string? Bad(string field) => _error?.Field == field ? "bad" : null;

    private RenderFragment Note(string field, string hint) => builder =>
    {
        var isBad = _error?.Field == field;
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "id", $"canned-{field}-note");
        builder.AddAttribute(2, "class", isBad ? "err" : "hint");
        builder.AddContent(3, isBad ? Sentences.Say(_error!.Text) : hint);
        builder.CloseElement();
    };

    private void Edit(CannedResponse? one)
    {
        _draft = one ?? new CannedResponse { Shortcut = "", Text = "" };
        (_shortcut, _text, _error, _removed) = (_draft.Shortcut, _draft.Text, null, null);
    }

    private Task Save() => Try(async () =>
    {
        _error = await Grain.Save(_draft! with { Shortcut = _shortcut, Text = _text });
        _draft = _error is null ? null : _draft;
    });

    private Task Remove(CannedResponse one) => Try(async () =>
    {
        await Grain.Remove(one.Id);
        _removed = one;
    });

    private Task Undo() => Try(async () =>
    {
        await Grain.Save(_removed!);
        _removed = null;
    });

    private async Task Try(Func<Task> act)
    {
        _isBusy = true;
        _problem = null;
        try
        {
            using var caller = Caller.Use(await Calls.For(Scope.Tenant));
            if (May)
            {
                await act();
            }

            _all = await Grain.List();
        }
        catch (Exception fault)
        {
            PaneLog.Failed(Log, fault);
            _problem = Excuse.For(fault);
            _all ??= [];
        }
        finally
        {
            _isBusy = false;
        }
    }
}
