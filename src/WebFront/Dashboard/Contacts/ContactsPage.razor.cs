using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Dashboard.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Chatbotics.WebFront.Dashboard.Contacts;

/// <summary>The workspace's contacts: search, filter, segments.</summary>
public sealed partial class ContactsPage
{
    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(200);

    private readonly List<ContactRow> _rows = [];
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private ContactPage? _page;
    private ImmutableArray<AttributeDefinition> _catalogue = [];
    private ImmutableArray<ContactSegment> _segments = [];
    private ImmutableArray<ContactCondition> _where = [];
    private ContactSegment? _segment;
    private ContactSort _sort = ContactSort.LastSeen;
    private string _text = "";
    private string _segmentName = "";
    private string? _segmentError;
    private string? _shown;
    private long _total;
    private int _typed;
    private bool _showsFilter;
    private bool _canEdit;
    private bool _canExport;

    /// <summary>The workspace.</summary>
    [Parameter]
    public string Tenant { get; set; } = "";

    /// <summary>The open segment.</summary>
    [SupplyParameterFromQuery(Name = "segment")]
    public string? Segment { get; set; }

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

    private string? About => _page is null ? null : _total switch
    {
        0 => Texts.Contacts["Nobody"],
        var total => Texts.Contacts.Count("{0:N0} person|{0:N0} people", total),
    };

    private string Query => _segment is { } segment ? "?segment=" + segment.Id : "";

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (!RendererInfo.IsInteractive || _shown == Tenant + "?" + Segment)
        {
            return;
        }

        var isFirst = _shown is null || !_shown.StartsWith(Tenant + "?", StringComparison.Ordinal);
        _shown = Tenant + "?" + Segment;
        try
        {
            if (isFirst)
            {
                await Clock.Learn(Browser);
                _canEdit = await Desk.May(Tenant, Permission.EditContacts);
                _canExport = await Desk.May(Tenant, Permission.ExportData);
                _catalogue = await Desk.All(Tenant, static all => all.ListAttributes());
            }

            _segments = await Desk.All(Tenant, static all => all.ListSegments());
            _segment = _segments.FirstOrDefault(one => one.Id == Segment);
            _where = _segment?.Where ?? [];
            _segmentName = _segment?.Name ?? "";
            await Load();
            await CountSegments();
        }
        catch (ForeignGrainException)
        {
            Navigation.NotFound();
        }
    }

    private ContactQuery Ask(string? after) => new() { Text = _text.Length == 0 ? null : _text, Where = _where, Sort = _sort, After = after };

    private async Task Load()
    {
        var query = Ask(null);
        var page = await Desk.All(Tenant, all => all.List(query));
        if (page.Refusal?.Code == Refusals.NotFound.Code)
        {
            Navigation.NotFound();
            return;
        }

        _page = page;
        _rows.Clear();
        _rows.AddRange(page.Rows);
        _total = page.Total;
    }

    private async Task More()
    {
        var query = Ask(_page?.Next);
        _page = await Desk.All(Tenant, all => all.List(query));
        _rows.AddRange(_page.Rows.Where(row => _rows.TrueForAll(known => known.Id != row.Id)));
    }

    private async Task CountSegments()
    {
        foreach (var segment in _segments)
        {
            _counts[segment.Id] = await Desk.All(Tenant, all => all.Count(segment.Where));
        }
    }

    private async Task Typed(ChangeEventArgs change)
    {
        _text = (change.Value as string ?? "").Trim();
        var turn = ++_typed;
        await Task.Delay(TypingPause, Time);
        if (turn == _typed)
        {
            await Load();
        }
    }

    private Task SetSort(ChangeEventArgs change)
    {
        _sort = Enum.TryParse<ContactSort>(change.Value as string, out var sort) ? sort : ContactSort.LastSeen;
        return Load();
    }

    private Task SetWhere(ImmutableArray<ContactCondition> where)
    {
        _where = where;
        return Load();
    }

    private Task Clear()
    {
        (_text, _where) = ("", []);
        return Load();
    }

    private async Task SaveSegment(string? id)
    {
        var outcome = await Desk.All(Tenant, all => all.SaveSegment(id, _segmentName, _where));
        _segmentError = Sentences.Say(outcome.Refusal?.Text);
        if (outcome.IsDone)
        {
            _shown = null;
            _showsFilter = false;
            if (Segment == outcome.Id)
            {
                await OnParametersSetAsync();
            }
            else
            {
                Navigation.NavigateTo($"/contacts/{Tenant}?segment={outcome.Id}");
            }
        }
    }

    private async Task DeleteSegment()
    {
        await Desk.All(Tenant, all => all.DeleteSegment(_segment!.Id));
        _shown = null;
        Navigation.NavigateTo("/contacts/" + Tenant);
    }
}
