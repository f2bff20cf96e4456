using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.WebFront.Dashboard.Account;
using Microsoft.JSInterop;

namespace Chatbotics.WebFront.Dashboard.Notifications;

/// <summary>How a person wants to be told of things in one workspace, and what this browser may do.</summary>
public sealed partial class NotificationsSection
{
    private static ImmutableArray<(NotificationChannels Way, string Name)> Ways =>
        [(NotificationChannels.InApp, Texts.Settings["List"]), (NotificationChannels.Sound, Texts.Settings["Tone"]), (NotificationChannels.Push, Texts.Settings["Browser"]), (NotificationChannels.Mail, Texts.Settings["Mail"])];

    private static ImmutableArray<(string, string)> Paces =>
    [
        (nameof(MailPace.Immediately), Texts.Settings["At once"]), (nameof(MailPace.Hourly), Texts.Settings["Every hour"]),
        (nameof(MailPace.Daily), Texts.Settings["Once a day, at 8 in the morning"]), (nameof(MailPace.Never), Texts.Settings["Never"]),
    ];

    private static ImmutableArray<(string, string)> Zones =>
        [("", Texts.Settings["As in your profile"]), .. TimeZones.All.Select(static zone => (zone, zone.Replace('_', ' ')))];

    private readonly Dictionary<NotificationKind, NotificationChannels> _chosen = [];
    private ImmutableArray<WorkspaceListing> _workspaces = [];
    private NotificationSettings? _settings;
    private NotificationDevice _device = new(false, "none");
    private string _pace = nameof(MailPace.Hourly);
    private bool _isQuiet;
    private string? _from;
    private string? _to;
    private string? _zone;
    private bool _showsContent;
    private bool _pushShowsContent;
    private bool _hasClosed;
    private bool _isAsking;
    private string _closed = "off";
    private string? _own;
    private ImmutableArray<PushDevice> _devices = [];

    private string PushText => _device.Push switch
    {
        "granted" => Texts.Settings["Shown while Chatbotics is open in a tab that you don't look at."],
        "denied" => Texts.Settings["Blocked in this browser. Allow notifications for this address in the browser's settings of the site."],
        "none" => Texts.Settings["This browser has none."],
        _ => Texts.Settings["Off until you allow them here."],
    };

    private protected override async Task Load()
    {
        if (Scope.Tenant.Length == 0)
        {
            _workspaces = await Workspaces.List();
            if (_workspaces.Length == 1)
            {
                Navigation.NavigateTo($"/settings/{_workspaces[0].Id}/notifications", replace: true);
            }

            return;
        }

        var settings = await View.Settings(Scope.Tenant);
        foreach (var (kind, _, _) in NotificationTexts.Kinds)
        {
            _chosen[kind] = settings.Of(kind);
        }

        (_pace, _isQuiet, _zone) = (settings.Mails.ToString(), settings.IsQuiet, settings.TimeZone ?? "");
        (_from, _to) = (Clockwise(settings.QuietFrom), Clockwise(settings.QuietTo));
        _showsContent = Scope.May(Permission.ManageWorkspace) && await View.MailsShowContent(Scope.Tenant);
        _device = await Page.InvokeAsync<NotificationDevice>("chatbotics.notify.state");
        _pushShowsContent = settings.PushShowsContent;
        await LoadDevices();
        _settings = settings;
    }

    private string ClosedText => _closed switch
    {
        "on" => Texts.Settings["This browser tells you, also with no page open."],
        "denied" => Texts.Settings["Blocked in this browser. Allow notifications for this address in the browser's settings of the site."],
        "none" => Texts.Settings["This browser can't. On an iPhone or iPad, add Chatbotics to the home screen first."],
        "failed" => Texts.Settings["The browser's push service gave no address. Try again, or use another browser."],
        _ => Texts.Settings["Off. Nothing of customers leaves this installation unless you allow it below."],
    };

    private async Task LoadDevices()
    {
        _hasClosed = await View.PushKey(Scope.Tenant) is not null;
        if (_hasClosed)
        {
            _devices = await View.Devices(Scope.Tenant);
            var endpoint = await Page.InvokeAsync<string?>("chatbotics.notify.endpoint");
            _own = endpoint is { Length: > 0 } ? PushDevice.IdOf(endpoint) : null;
            _closed = endpoint is null ? "none" : _devices.Any(device => device.Id == _own) ? "on" : "off";
        }
    }

    private async Task Closed()
    {
        if (_closed == "on")
        {
            await Forget(_own!);
            return;
        }

        _isAsking = true;
        var given = await Page.InvokeAsync<BrowserSubscription>("chatbotics.notify.subscribe", await View.PushKey(Scope.Tenant));
        _isAsking = false;
        if (given is { Endpoint: { } endpoint, Key: { } key, Auth: { } auth })
        {
            await Do(() => View.AddDevice(Scope.Tenant, new PushSubscription(endpoint, key, auth), given.Name ?? ""), Texts.Settings["This browser tells you from now on, also with no page open."]);
        }
        else
        {
            _closed = given.Fault ?? "failed";
        }
    }

    private Task Forget(string id) => Do(() => View.RemoveDevice(Scope.Tenant, id), Texts.Settings["That browser tells you nothing any more while Chatbotics is closed."]);

    private static string Clockwise(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");

    // The framework adds seconds to what the field holds.
    private static int Minutes(string? time) =>
        TimeOnly.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) ? (parsed.Hour * 60) + parsed.Minute : -1;

    private NotificationChannels Of(NotificationKind kind) => _chosen.GetValueOrDefault(kind);

    private void Choose(NotificationKind kind, NotificationChannels way, bool isOn) => _chosen[kind] = isOn ? Of(kind) | way : Of(kind) & ~way;

    private Task Save() => Do(
        () => View.Save(Scope.Tenant, new NotificationSettings
        {
            Rules = [.. _chosen.Where(static one => one.Value != NotificationSettings.Usual(one.Key)).Select(static one => new NotificationRule(one.Key, one.Value))],
            Mails = Enum.Parse<MailPace>(_pace),
            IsQuiet = _isQuiet,
            QuietFrom = Minutes(_from),
            QuietTo = Minutes(_to),
            TimeZone = string.IsNullOrEmpty(_zone) ? null : _zone,
            PushShowsContent = _pushShowsContent,
        }),
        Texts.Settings["Saved."]);

    private Task ShowContent() => Do(() => View.ShowContentInMails(Scope.Tenant, !_showsContent), Texts.Settings["Saved."]);

    private async Task Sound() => _device = await Page.InvokeAsync<NotificationDevice>("chatbotics.notify.sound", !_device.Sound);

    private async Task Try() => await Page.InvokeVoidAsync("chatbotics.notify.tone");

    private async Task Push() => _device = await Page.InvokeAsync<NotificationDevice>("chatbotics.notify.push", _device.Push != "granted");
}
