using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Notifications.Ports;

namespace Chatbotics.Grains.Notifications;

// Browsers that are told of things while no page is open. Address and keys of each lie in the vault; here stands only that it is there.
internal sealed partial class NotificationsGrain
{
    private const int MaxDevices = 10;
    private const int MaxDeviceName = 60;

    /// <inheritdoc/>
    public async Task<Outcome> AddDevice(PushSubscription subscription, string name, string sessionId)
    {
        MustBeOwn();
        if (pushes.FirstOrDefault() is not { } push || !push.IsGood(subscription))
        {
            return new Refusal("bad_subscription", "This browser gave no address that we can write to. Try another browser.");
        }

        using var engine = Caller.Use(Caller.Engine);
        var session = (await Sessions(sessionId)).FirstOrDefault(static one => one.IsCurrent);
        if (session is null)
        {
            return Refusals.NotAllowed;
        }

        var id = PushDevice.IdOf(subscription.Endpoint);
        var others = State.Devices.RemoveAll(device => string.Equals(device.Id, id, StringComparison.Ordinal));
        foreach (var oldest in others.Take(Math.Max(0, others.Length + 1 - MaxDevices)))
        {
            await Forget(oldest.Id);
        }

        await vault.Put(Reference(id), JsonSerializer.Serialize(subscription));
        others = State.Devices.RemoveAll(device => string.Equals(device.Id, id, StringComparison.Ordinal));
        stored.State = State with { Devices = others.Add(new StoredDevice(id, Named(name), session.Handle, Now)) };
        await Write();
        return Outcome.Made(id);
    }

    /// <inheritdoc/>
    public async Task RemoveDevice(string id)
    {
        MustBeOwn();
        if (State.Devices.Any(device => string.Equals(device.Id, id, StringComparison.Ordinal)))
        {
            await Forget(id);
        }
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<PushDevice>> ListDevices()
    {
        MustBeOwn();
        await CheckOwnDevices();
        return [.. State.Devices.Select(static device => new PushDevice(device.Id, device.Name, device.AddedAt))];
    }

    /// <inheritdoc/>
    public Task CheckDevices()
    {
        MustBeEngine();
        return CheckOwnDevices();
    }

    /// <inheritdoc/>
    public async Task<string?> PushKey()
    {
        MustBeOwn();
        if (pushes.FirstOrDefault() is not { } push)
        {
            return null;
        }

        using var engine = Caller.Use(Caller.Engine);
        if (await vault.Get(IWebPush.KeyReference) is null)
        {
            await GrainFactory.GetGrain<IInstallationGrain>(IInstallationGrain.Key).EnsureSecrets();
        }

        return await push.PublicKey();
    }

    private static string Named(string name)
    {
        var line = new string([.. name.Where(static sign => !char.IsControl(sign))]).Trim();
        return line.Length == 0 ? "Browser" : line.Length <= MaxDeviceName ? line : line[..MaxDeviceName];
    }

    private string Reference(string id) => $"{_tenant}/push-{_account}-{id}";

    private Task<ImmutableArray<SessionInfo>> Sessions(string? current) => GrainFactory.GetGrain<IAccountGrain>(_account).ListSessions(current);

    /// <summary>Who signs out on a device is told nothing there any more.</summary>
    private async Task CheckOwnDevices()
    {
        if (State.Devices.IsEmpty)
        {
            return;
        }

        using var engine = Caller.Use(Caller.Engine);
        var sessions = (await Sessions(null)).Select(static one => one.Handle).ToHashSet(StringComparer.Ordinal);
        foreach (var device in State.Devices.Where(device => !sessions.Contains(device.Session)))
        {
            await Forget(device.Id);
        }
    }

    private async Task Forget(string id)
    {
        stored.State = State with { Devices = State.Devices.RemoveAll(device => string.Equals(device.Id, id, StringComparison.Ordinal)) };
        await vault.Delete(Reference(id));
        await Write();
    }

    private async Task ForgetAll()
    {
        foreach (var device in State.Devices)
        {
            await vault.Delete(Reference(device.Id));
        }
    }

    /// <summary>Nobody waits for it: what is not taken still stands in the list.</summary>
    private async Task Push(StoredNotification item)
    {
        try
        {
            await Task.Yield();
            using var engine = Caller.Use(Caller.Engine);
            if (pushes.FirstOrDefault() is not { } push || pushWriters.FirstOrDefault() is not { } writer)
            {
                return;
            }

            await CheckOwnDevices();
            if (State.Devices.IsEmpty || await GrainFactory.GetGrain<IAccountGrain>(_account).GetProfile() is not { } profile)
            {
                return;
            }

            var reader = State.Settings.PushShowsContent ? await GrainFactory.GetGrain<IPeopleGrain>(_tenant).GetAccess(_account) : null;
            var message = writer.Write(_tenant, await Line(item, reader), profile.Preferences.Language);
            var topic = Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"{_tenant}/{item.Notice.Kind}/{item.Notice.Conversation ?? item.Notice.Connection}")).AsSpan(0, 24));
            await Task.WhenAll(State.Devices.Select(device => Push(push, device.Id, message, topic)));
        }
        catch (Exception error)
        {
            LogNotPushed(logger, _tenant, _account, error);
        }
    }

    private async Task Push(IWebPush push, string id, string message, string topic)
    {
        if (await vault.Get(Reference(id)) is not { } text || JsonSerializer.Deserialize<PushSubscription>(text) is not { } subscription
            || await push.Send(subscription, message, topic) == PushResult.Gone)
        {
            await Forget(id);
        }
    }
}
