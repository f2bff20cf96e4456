using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.People;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.WebFront.Dashboard.People;

/// <summary>The audit log: filtered, paged, its chain checked, and exported.</summary>
public sealed partial class AuditSection
{
    private const int PageSize = 50;

    private static ImmutableArray<(string Value, string Text)> Kinds =>
    [
        ("", Texts.Settings["Everything"]), ("member.", Texts.Settings["Members and invitations"]), ("role.", Texts.Settings["Roles"]), ("team.", Texts.Settings["Teams"]), ("api_key.", Texts.Settings["API keys"]),
        ("account.", Texts.Settings["Sign-in and accounts"]), ("workspace.", Texts.Settings["Workspace"]), ("channel.", Texts.Settings["Channels"]), ("agent.", Texts.Settings["AI agents"]), ("knowledge.", Texts.Settings["Knowledge#audit"]), ("privacy.", Texts.Settings["Privacy"]), ("audit.", Texts.Settings["Exports"]), ("access.", Texts.Settings["Refused"]),
    ];

    private readonly List<AuditEntry> _entries = [];
    private PeopleList? _people;
    private string _kind = string.Empty;
    private string _actor = string.Empty;
    private string _from = string.Empty;
    private string _until = string.Empty;
    private long? _next;
    private bool _isRead;
    private AuditCheck? _check;

    private IEnumerable<(string Value, string Text)> Actors =>
        [("", Texts.Settings["Everybody"]), .. _people?.Members.Select(static member => (member.AccountId, member.Name)) ?? [], .. _people?.Former.Select(static former => (former.AccountId, Texts.Settings["{0} (left)", former.Name])) ?? []];

    private protected override async Task Load()
    {
        _people = await View.People(Scope.Tenant);
        _entries.Clear();
        _next = null;
        await Read();
    }

    private Task Filter(string kind, string actor)
    {
        (_kind, _actor) = (kind, actor);
        return Load();
    }

    private Task Between(string from, string until)
    {
        (_from, _until, Refused) = (from, until, null);
        if (Day(from) is { } first && Day(until) is { } last && last < first)
        {
            Refused = new Refusal("bad_until", Texts.Settings["Choose a day that is not before the first one."], "until");
            return Task.CompletedTask;
        }

        return Load();
    }

    private Task More() => Read();

    // A day as the browser writes it; null for none.
    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    // When a day of the reader begins.
    private DateTimeOffset? Begin(DateOnly? day) => day is { } known ? Clock.Begin(known) : null;

    // What the files are asked for: the same as what is shown.
    private string Asked => QueryString.Create(new Dictionary<string, string?>
    {
        ["action"] = _kind, ["actor"] = _actor,
        ["from"] = Begin(Day(_from))?.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
        ["until"] = Begin(Day(_until)?.AddDays(1))?.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
    }.Where(static one => !string.IsNullOrEmpty(one.Value))).ToString();

    // A filter may find nothing for many entries: read on until there is a page, but not for ever.
    private async Task Read()
    {
        var until = _entries.Count + PageSize;
        for (var pages = 0; pages < 40 && _entries.Count < until; pages++)
        {
            var page = await View.Audit(Scope.Tenant, audit => audit.Read(new AuditQuery
            {
                Before = _next,
                Limit = PageSize,
                Action = _kind.Length == 0 ? null : _kind,
                ActorId = _actor.Length == 0 ? null : _actor,
                From = Begin(Day(_from)),
                Until = Begin(Day(_until)?.AddDays(1)),
            }));
            _entries.AddRange(page.Entries);
            _next = page.Next;
            if (_next is null)
            {
                break;
            }
        }

        _isRead = true;
    }

    private async Task Check()
    {
        var check = AuditCheck.Start;
        do
        {
            check = await View.Audit(Scope.Tenant, audit => audit.Verify(check));
            _check = check;
            StateHasChanged();
        }
        while (!check.IsComplete);
    }
}
