using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.MetaSimulator;
using Chatbotics.MetaSimulator.Customers;
using Chatbotics.WebFront.Dashboard.Simulator;

namespace Chatbotics.Demo;

/// <summary>Puts the phones of the simulated customers on the pages of workspaces.</summary>
/// <param name="simulator">The simulated Meta.</param>
/// <param name="grains">The grains, which know what is connected.</param>
internal sealed class SimulatorPane(SimulatorHost simulator, IGrainFactory grains) : ISimulatorPane
{
    private const int MaxStrangers = 200;

    private readonly ConcurrentDictionary<ConnectionKey, ImmutableArray<SimulatorCustomer>> _strangers = new();
    private int _strangerCount;

    /// <inheritdoc/>
    public async Task<ImmutableArray<SimulatorChannel>> Channels(string tenant)
    {
        // Whatever the workspace has connected of the simulated Meta, seeded or through its logins.
        using var engine = Caller.Use(Caller.Engine);
        var keys = await grains.GetGrain<IWorkspaceGrain>(tenant).GetConnections();
        var states = await Task.WhenAll(keys
            .Where(key => simulator.Meta.FindAsset(key.AssetId) is not null)
            .Select(key => grains.GetGrain<IChannelConnectionGrain>(key.Value).Get()));
        return [.. states.OfType<ConnectionStatus>().Where(static state => state.DisconnectedAt is null).Select(Channel)];
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<SimulatorScenario>> Scenarios(SimulatorCustomer customer) =>
        Task.FromResult<ImmutableArray<SimulatorScenario>>(
            [.. DemoScenario.All.Where(scenario => scenario.Fits(customer.Connection.Platform)).Select(scenario => scenario.Shown)]);

    /// <inheritdoc/>
    public Task<SimulatorPhoneView> Look(SimulatorCustomer customer)
    {
        var view = Find(customer).View;
        return Task.FromResult(new SimulatorPhoneView(
            [.. view.Messages.Where(message => message.FailedWith is null).Select(Shown)],
            view.BusinessIsTyping,
            simulator.Meta.Clock.GetUtcNow()));
    }

    /// <inheritdoc/>
    public Task<SimulatorCustomer> NewCustomer(SimulatorChannel channel)
    {
        var number = Interlocked.Increment(ref _strangerCount);
        if (number > MaxStrangers)
        {
            throw new InvalidOperationException($"The demo shop has {MaxStrangers} new customers already; write as one of them.");
        }

        var contact = channel.Connection.Platform == ChannelPlatform.WhatsApp
            ? "49151" + RandomNumberGenerator.GetInt32(10_000_000, 99_999_999).ToString(CultureInfo.InvariantCulture)
            : RandomNumberGenerator.GetInt32(100_000_000, 999_999_999).ToString(CultureInfo.InvariantCulture) + "0000001";
        var customer = new SimulatorCustomer(channel.Connection, contact, DemoPeople.Stranger(number));
        _strangers.AddOrUpdate(channel.Connection, [customer], (_, known) => known.Add(customer));
        return Task.FromResult(customer);
    }

    /// <inheritdoc/>
    public async Task Do(SimulatorCustomer customer, SimulatorAct act)
    {
        var person = Find(customer);
        switch (act)
        {
            case SimulatorAct.Text text:
                await person.SendText(text.Words);
                break;
            case SimulatorAct.Picture picture:
                await person.SendImage(DemoPictures.Next(), picture.Caption);
                break;
            case SimulatorAct.Reaction { Emoji: { } emoji } reaction:
                await person.React(reaction.MessageId, emoji);
                break;
            case SimulatorAct.Reaction reaction:
                await person.Unreact(reaction.MessageId);
                break;
            case SimulatorAct.Press press:
                await person.Tap(press.MessageId, press.OptionId);
                break;
            case SimulatorAct.Unsend unsend:
                await person.Unsend(unsend.MessageId);
                break;
            case SimulatorAct.Read:
                await person.Read();
                break;
            default:
                throw new NotSupportedException($"The simulator can't do {act.GetType().Name}.");
        }
    }

    /// <inheritdoc/>
    public Task Run(SimulatorCustomer customer, string scenario) =>
        DemoScenario.All.First(candidate => candidate.Shown.Name == scenario).Play(simulator.Meta, Find(customer));

    /// <inheritdoc/>
    public IDisposable Watch(SimulatorCustomer customer, Action changed) => new PhoneWatch(Find(customer).View, changed);

    private SimulatorChannel Channel(ConnectionStatus status)
    {
        var known = DemoPeople.On(status.Key.Platform).Select(person => new SimulatorCustomer(status.Key, person.Contact, person.Name));
        return new SimulatorChannel(status.Key, status.Name, [.. known, .. _strangers.GetValueOrDefault(status.Key, [])]);
    }

    private SimulatorMessage Shown(PhoneMessage message) => new()
    {
        Id = message.Id,
        FromBusiness = message.FromBusiness,
        Kind = message.Kind,
        At = message.At,
        Text = message.Text,
        Options = [.. message.Options.Select(option => new SimulatorOption(option.Id, option.Title))],
        State = message.State switch
        {
            PhoneMessageState.Read => SimulatorMessageState.Read,
            PhoneMessageState.Delivered => SimulatorMessageState.Delivered,
            _ => SimulatorMessageState.Sent,
        },
        Reaction = message.Reaction,
        IsEdited = message.Edited,
        IsUnsent = message.Unsent,
        Picture = message.Kind is "image" or "sticker" ? DemoPictures.Address(simulator.Meta.FindMedia(message.MediaUrl)) : null,
    };

    private Customer Find(SimulatorCustomer customer) => simulator.Meta.Customer(
        DemoAssets.PlatformOf(customer.Connection.Platform),
        customer.Connection.AssetId,
        customer.ContactId,
        new CustomerProfile { Name = customer.Name });
}
