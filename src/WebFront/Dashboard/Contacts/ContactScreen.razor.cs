using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Dashboard.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Chatbotics.WebFront.Dashboard.Contacts;

/// <summary>One contact: what is known, the notes, the conversations, and who is the same person.</summary>
public sealed partial class ContactScreen
{
    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(200);

    private ContactView? _view;
    private ContactMerge? _undo;
    private ImmutableArray<AttributeDefinition> _catalogue = [];
    private ImmutableArray<ConversationSummary> _conversations = [];
    private ImmutableArray<ContactRow> _found = [];
    private IdentityKind _kind = IdentityKind.Phone;
    private string _value = "";
    private string _label = "";
    private string? _labelError;
    private string _note = "";
    private string? _valueError;
    private string? _error;
    private string? _shown;
    private int _typed;
    private bool _canEdit;
    private bool _canSetUp;

    /// <summary>The workspace.</summary>
    [Parameter]
    public string Tenant { get; set; } = "";

    /// <summary>The contact; hostile.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private ContactDesk Desk { get; set; } = default!;

    [Inject]
    private LocalClock Clock { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IJSRuntime Browser { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private string? About => _view is not { } view ? null
        : view.Row.LastSeenAt is { } seen ? Texts.Contacts["Last wrote {0}", Clock.Until(seen)]
        : Texts.Contacts["Added {0}, has not written yet", Clock.Until(view.Row.CreatedAt)];

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (!ContactKeys.IsId(Id))
        {
            Navigation.NotFound();
            return;
        }

        if (!RendererInfo.IsInteractive || _shown == Tenant + "/" + Id)
        {
            return;
        }

        _shown = Tenant + "/" + Id;
        (_view, _undo, _error, _found) = (null, null, null, []);
        try
        {
            await Clock.Learn(Browser);
            _canEdit = await Desk.May(Tenant, Permission.EditContacts);
            _canSetUp = await Desk.May(Tenant, Permission.ManageInboxSettings);
            _catalogue = await Desk.All(Tenant, static all => all.ListAttributes());
            if (await Desk.One(Tenant, Id, static one => one.Get()) is not { } view)
            {
                Navigation.NotFound();
                return;
            }

            await Show(view);
        }
        catch (ForeignGrainException)
        {
            Navigation.NotFound();
        }
    }

    private void Leave() => Navigation.NavigateTo($"/contacts/{Tenant}", forceLoad: true);

    private async Task Show(ContactView view)
    {
        var before = _view?.Conversations;
        _view = view;
        if (before is not { } known || !known.AsSpan().SequenceEqual(view.Conversations.AsSpan()))
        {
            _conversations = await Desk.Summaries(Tenant, view.Conversations);
        }
    }

    private async Task<ImmutableArray<Refusal>> Do(Func<IContactGrain, Task<ContactOutcome>> act)
    {
        var outcome = await Desk.One(Tenant, Id, act);
        if (outcome.Contact is { } contact)
        {
            await Show(contact);
        }

        _error = Sentences.Say(outcome.Refusals.FirstOrDefault(static refusal => refusal.Field is null)?.Text);
        return outcome.Refusals;
    }

    /// <summary>Saves a field; gives what to do when that can't be.</summary>
    private async Task<string?> Save(ContactEdit edit, string? field = null)
    {
        var refusals = await Do(one => one.Edit(edit));
        await InvokeAsync(StateHasChanged);
        return refusals.IsEmpty ? null : Sentences.Say((refusals.FirstOrDefault(refusal => string.Equals(refusal.Field, field, StringComparison.OrdinalIgnoreCase)) ?? refusals[0]).Text);
    }

    private async Task Add()
    {
        var identity = new KnownIdentity { Kind = _kind, Value = _value };
        _valueError = await Save(new ContactEdit { AddIdentities = [identity] });
        _value = _valueError is null ? "" : _value;
    }

    private Task Remove(KnownIdentity identity) => Do(one => one.Edit(new ContactEdit { RemoveIdentities = [identity] }));

    private async Task AddLabel()
    {
        _labelError = string.IsNullOrWhiteSpace(_label) ? Texts.Contacts["Give the label a name."] : await Save(new ContactEdit { AddLabels = [_label] });
        if (_labelError is null)
        {
            _label = "";
        }
    }

    private async Task AddNote()
    {
        var me = await Desk.Me();
        var text = _note;
        if ((await Do(one => one.AddNote(text, me))).IsEmpty)
        {
            _note = "";
        }
    }

    private Task DeleteNote(Guid note) => Do(one => one.DeleteNote(note));

    private async Task ToggleBlock()
    {
        var (block, me) = (!_view!.Row.IsBlocked, await Desk.Me());
        await Do(one => one.SetBlocked(block, me));
    }

    private async Task Find(ChangeEventArgs change)
    {
        var text = (change.Value as string ?? "").Trim();
        var turn = ++_typed;
        await Task.Delay(TypingPause, Time);
        if (turn == _typed)
        {
            _found = text.Length < 2 ? [] : [.. (await Desk.All(Tenant, all => all.List(new ContactQuery { Text = text, Limit = 6 }))).Rows.Where(row => row.Id != _view?.Row.Id)];
        }
    }

    private async Task Merge(ContactRow other)
    {
        var me = await Desk.Me();
        if ((await Do(one => one.Merge(other.Id, me))).IsEmpty)
        {
            _undo = _view?.Merges.FirstOrDefault(merge => merge.OtherId == other.Id && merge.UndoneAt is null);
            _found = [];
        }
    }

    private async Task Unmerge(Guid merge)
    {
        _undo = null;
        await Do(one => one.Unmerge(merge));
    }

    private Task Part(ContactRow other) => Do(one => one.IsNotSame(other.Id));

    private string? LocalTime(ContactView contact) =>
        contact.TimeZone is { } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var info)
            ? Texts.Contacts["It is {0} there.", TimeZoneInfo.ConvertTime(Time.GetUtcNow(), info).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)]
            : null;
}
